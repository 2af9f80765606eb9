"""A locked database, a server that is gone, a damaged file: a sentence, and nothing typed is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from data import records
from data.records import Problem, engine
from data.settings import Settings
from data.store import Store
from geo.errors import UserError
from tests.data.records.conftest import ON_POSTGRESQL, ON_SQLITE, problem

ROOT = Path(__file__).parents[3]
LONG = problem(title="En mening som någon har skrivit", note="En mening till. " * 400 + "Slut.")


@pytest.fixture
def hasty(monkeypatch):
    """Let nobody wait long for a lock."""
    monkeypatch.setattr(engine, "WAIT_S", 0.2)


@pytest.mark.usefixtures("hasty")
def test_a_locked_database_is_told_and_can_be_saved_in_later(store, opened, dialect):
    book = opened()
    if dialect == "sqlite":
        other = sqlite3.connect(store.root / engine.FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
    else:
        other = psycopg.connect(os.environ[engine.VARIABLE])
        other.execute("SELECT * FROM state FOR UPDATE")
    with closing(other):
        with pytest.raises(UserError, match=r"upptagen.*det du skrev finns kvar"):
            book.create(LONG, actor="anna")
        assert book.listed(Problem) == []  # readers do not wait
        other.rollback()
    assert book.create(LONG, actor="anna").note == LONG.note
    assert book.fault() == ""


def test_a_server_that_is_not_there_is_told_without_its_address(tmp_path, monkeypatch):
    url = f"postgresql://anna:hemligt@/x?host={tmp_path}"
    monkeypatch.setenv(engine.VARIABLE, url)
    with pytest.raises(UserError, match="svarar inte") as told:
        records.open_book(Store(tmp_path, settings=Settings()))
    assert not [word for word in ("hemligt", "anna", str(tmp_path)) if word in str(told.value)]


@ON_POSTGRESQL
def test_a_connection_that_the_server_ends_is_made_again(opened):
    book = opened()
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"

    def cut_off():
        with book.changing("") as change:
            with psycopg.connect(os.environ[engine.VARIABLE], autocommit=True) as other:
                other.execute(f"{end} AND query LIKE '%state%'")
            change.insert(LONG)

    with pytest.raises(UserError, match="osäkert om det senaste sparades"):
        cut_off()
    assert book.listed(Problem) == []
    assert book.create(LONG, actor="").id


@ON_SQLITE
@pytest.mark.parametrize("damage", [b"no database at all" * 100, b""])
def test_a_damaged_file_is_told_and_left_as_it_is(store, damage):
    path = store.root / engine.FILE
    raw = path.read_bytes()
    path.write_bytes(damage + raw[len(damage) :] if damage else raw[: len(raw) // 2])
    with pytest.raises(UserError, match="skadad"):
        records.open_book(store).listed(Problem)
    assert path.read_bytes()[: len(damage)] == damage


READ_ONLY = """
import sys
from pathlib import Path
from data import records
from data.settings import Settings
from data.store import Store
book = records.open_book(Store(Path(sys.argv[1]), settings=Settings()))
print(len(book.listed(records.Problem)), book.read_only)
try:
    book.create(records.Problem(title="x"), actor="")
except Exception as error:
    print(type(error).__name__, error)
book.close()
"""


@ON_SQLITE
@pytest.mark.parametrize("there", [True, False])
def test_a_read_only_folder_is_read_and_says_why_nothing_can_be_saved(store, opened, there):
    if there:
        book = opened()
        book.create(problem(), actor="")
        book.close()
    else:
        (store.root / engine.FILE).unlink()
    paths = [store.root, *store.root.rglob("*")]
    for path in paths:
        path.chmod(stat.S_IRUSR | (stat.S_IXUSR if path.is_dir() else 0))
    try:
        done = subprocess.run(
            [*_without_root(), sys.executable, "-c", READ_ONLY, str(store.root)],
            capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
    finally:
        for path in paths:
            path.chmod(stat.S_IRWXU)
    read, sentence = done.stdout.strip().splitlines()
    assert read == f"{int(there)} True"
    assert sentence.startswith("UserError Det går inte att skriva i databasen")


def _without_root():
    """Root may write anywhere: drop the capability that lets it."""
    if os.name != "posix" or os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("setpriv, which takes root's right to write anywhere away, is not installed")
    drop = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"]
