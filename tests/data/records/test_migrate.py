"""The tables: up, down and up again on both databases, by one process or several at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from data import records
from data.records import engine, migrate
from data.records.base import Base
from data.settings import Settings
from data.store import Store
from geo.errors import UserError
from tests.data.records.conftest import ON_POSTGRESQL, ON_SQLITE, problem

# Three processes that have loaded all they need come first at the same moment.
OPEN = """
import os, sys
from pathlib import Path
from data import records
from data.settings import Settings
from data.store import Store
ready, go = os.pipe()
store, children = Store(Path(sys.argv[1]), settings=Settings()), []
for number in range(3):
    children.append(os.fork())
    if children[-1] == 0:
        os.close(go)
        os.read(ready, 1)
        book = records.open_book(store)
        book.create(records.Problem(title=f"nr {number}"), actor="")
        book.close()
        os._exit(0)
os.close(go)
print([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])
"""


@pytest.fixture
def bare(database, tmp_path):
    """Return an engine for a database without tables."""
    del database
    made = engine.connected(engine.address(tmp_path))
    yield made
    made.dispose()


def tables(made):
    return set(inspect(made).get_table_names()) - {"alembic_version"}


def test_up_down_and_up_again(bare):
    wanted = set(Base.metadata.tables)
    for at, expected in ((migrate.HEAD, wanted), ("", set()), (migrate.HEAD, wanted)):
        with engine.writing(bare) as connection:
            migrate.run(connection, at)
            assert migrate.revision(connection) == at
        assert tables(bare) == expected
    for at in reversed(migrate.KNOWN):  # one step at a time
        with engine.writing(bare) as connection:
            migrate.run(connection, at)
    assert tables(bare) == set()


def test_the_migrations_make_what_the_models_say(bare):
    migrate.to_head(bare)
    with engine.reading(bare) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_step_is_known():
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    scripts = ScriptDirectory.from_config(config)
    found = [step.revision for step in scripts.walk_revisions()]
    assert ["", *reversed(found)] == list(migrate.KNOWN)
    assert scripts.get_current_head() == migrate.HEAD


def test_a_step_that_fails_leaves_the_tables_as_they_were(bare, monkeypatch):
    with engine.writing(bare) as connection:
        migrate.run(connection, "r0001")
    before = tables(bare)
    made = migrate.run

    def failing(connection, to):
        made(connection, to)
        raise UserError("Disken är full.")

    monkeypatch.setattr(migrate, "run", failing)
    with pytest.raises(UserError, match="full"):
        migrate.to_head(bare)
    assert tables(bare) == before
    with engine.reading(bare) as connection:
        assert migrate.revision(connection) == "r0001"


def test_tables_of_a_newer_program_are_left_alone(bare):
    migrate.to_head(bare)
    with bare.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'r9999'")
    with pytest.raises(UserError, match="nyare version"):
        migrate.to_head(bare)


def test_several_processes_may_come_first(database, tmp_path, program):
    del database
    folder = str(tmp_path / "store")
    done = program(OPEN, folder)
    assert done.stdout.strip() == "[0, 0, 0]", done.stderr
    book = records.open_book(Store(Path(folder), settings=Settings()))
    assert {row.title for row in book.listed(records.Problem)} == {"nr 0", "nr 1", "nr 2"}
    assert book.fault() == ""
    book.close()


@ON_SQLITE
def test_sqlite_writes_ahead_and_syncs_every_commit(store, opened):
    book = opened()
    assert book.create(problem(), actor="").id == 1
    with book.engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        said = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert said == ["wal", 2, 1]
    assert (store.root / engine.FILE).exists()


@ON_POSTGRESQL
def test_the_server_commits_before_it_answers(opened):
    with opened().engine.connect() as connection:
        asked = ("synchronous_commit", "TimeZone", "lock_timeout")
        said = [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in asked]
    assert said == ["on", "UTC", "10s"]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("postgresql://anna:hemligt@db/brå", "postgresql+psycopg"),
        ("postgres://db/x", "postgresql+psycopg"),
        ("sqlite:////var/lib/x.db", "sqlite"),
        ("", "sqlite"),
    ],
)
def test_the_address_names_the_database(monkeypatch, tmp_path, given, wanted):
    monkeypatch.setenv(engine.VARIABLE, given)
    assert engine.address(tmp_path).drivername == wanted


@pytest.mark.parametrize("given", ["mysql://anna:hemligt@db/x", "hemligt", "sqlite://", "://"])
def test_another_address_is_refused_without_being_repeated(monkeypatch, tmp_path, given):
    monkeypatch.setenv(engine.VARIABLE, given)
    with pytest.raises(UserError, match="postgresql://") as told:
        engine.address(tmp_path)
    assert "hemligt" not in str(told.value)
