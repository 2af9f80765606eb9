"""A full disk, under SQLite and under the server: a sentence, and what was saved is there."""

from __future__ import annotations

import os
import pwd
import random
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from data import records
from data.records import Problem, engine
from data.settings import Settings
from data.store import Store
from geo.errors import UserError
from tests.data.records import postgres
from tests.data.records.conftest import ON_SQLITE, problem

RNG = random.Random(780)
LONG = problem(
    title="En mening som någon har skrivit",
    note="".join(RNG.choices("abcdefghijklmnopqrstuvwxyzåäö0123456789", k=8000)),  # packs badly
)


def filled(book):
    """Save until the disk is full; return what was acknowledged."""
    kept = []
    with pytest.raises(UserError, match=r"Disken är full.*det du skrev finns kvar"):
        kept.extend(book.create(LONG, actor="") for _ in range(5000))
    return kept


def test_a_full_disk_is_told_and_loses_nothing(monkeypatch, small_disk):
    monkeypatch.delenv(engine.VARIABLE, raising=False)
    book = records.open_book(Store(small_disk / "store", settings=Settings()))
    spare = small_disk / "spare"
    spare.write_bytes(b"x" * 1_000_000)
    kept = filled(book)
    assert len(kept) > 10
    assert book.listed(Problem) == kept
    assert book.fault() == ""
    book.close()
    spare.unlink()
    book = records.open_book(Store(small_disk / "store", settings=Settings()))
    assert book.listed(Problem) == kept
    assert book.create(LONG, actor="").id == len(kept) + 1
    assert book.fault() == ""
    book.close()


@pytest.fixture
def small_disk():
    """Mount four megabytes."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    folder = Path(tempfile.mkdtemp(prefix="lagesbild-small-"))  # the server may look into it
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        if not mounted:
            pytest.skip("no disk can be mounted here")
        yield folder
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


@ON_SQLITE
def test_a_database_that_may_not_grow_is_told(opened):
    """What a full disk is to the database, without one: for those who cannot mount."""
    book = opened()
    with closing(book.engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA max_page_count = 100")
    kept = filled(book)
    assert book.listed(Problem) == kept
    assert book.fault() == ""


@pytest.fixture
def small_server(schema, server, small_disk, monkeypatch):
    """Return a schema of the server whose tables lie on the small disk."""
    if os.environ.get(postgres.VARIABLE):
        pytest.skip("only a server of the tests' own can see the small disk")
    account = pwd.getpwnam("postgres")
    os.chown(small_disk, account.pw_uid, account.pw_gid)
    monkeypatch.setenv(engine.VARIABLE, schema("small") + quote(" -c default_tablespace=small"))
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE TABLESPACE small LOCATION '{small_disk}'")
        yield
        admin.execute("DROP SCHEMA small CASCADE")
        admin.execute("DROP TABLESPACE small")


@pytest.mark.usefixtures("small_server")
def test_a_full_disk_of_the_server_is_told_and_loses_nothing(tmp_path):
    book = records.open_book(Store(tmp_path / "store", settings=Settings()))
    kept = filled(book)
    assert len(kept) > 10
    assert book.listed(Problem) == kept
    assert book.fault() == ""
    book.close()
