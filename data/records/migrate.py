"""Bring the tables to the form that this program knows, once, whoever comes first.

Each migration runs in one transaction on both databases, and a second process
waits for it: SQLite's own write lock, or an advisory lock on the server.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import String, column, inspect, select, table

from data.records.engine import is_copy, reading, writing
from data.records.faults import told
from data.store.files import alone
from geo.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.pool import PoolProxiedConnection

HEAD = "r0003"
KNOWN = ("", "r0001", "r0002", HEAD)  # "" before the first
FOLDER = Path(__file__).parent / "migrations"
LOCK = 7_800_780  # any number that no one else uses as an advisory lock
VERSIONS = table("alembic_version", column("version_num", String(32)))


def to_head(engine: Engine) -> None:
    """Make the tables, or bring them up to date.

    Raises
    ------
    UserError
        If a newer version of the program made them.
    """
    _write_ahead(engine)
    with reading(engine) as connection:
        ready = revision(connection) == HEAD
    if not ready:
        with writing(engine, inside=True) as connection:
            lock(connection)
            if revision(connection) != HEAD:
                run(connection, HEAD)


def revision(connection: Connection) -> str:
    """Return which migration was the last, "" before the first.

    Raises
    ------
    UserError
        If a newer version of the program made it.
    """
    if not inspect(connection).has_table(VERSIONS.name):
        return ""
    found = connection.execute(select(VERSIONS.c.version_num)).scalar() or ""
    if found not in KNOWN:
        raise UserError(
            "Uppgifterna är sparade med en nyare version av programmet. Uppdatera programmet."
        )
    return found


def lock(connection: Connection) -> None:
    """Wait for everyone else who changes the tables. SQLite's writers are alone already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def run(connection: Connection, to: str) -> None:
    """Migrate up or down to a revision ("" is before the first) in the open transaction."""
    from alembic import command  # noqa: PLC0415 - slow to load, and seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", FOLDER.as_posix().replace("%", "%%"))
    down = KNOWN.index(revision(connection)) > KNOWN.index(to)
    (command.downgrade if down else command.upgrade)(config, to or "base")


def _write_ahead(engine: Engine) -> None:
    """Let SQLite's readers and writers work side by side; kept in the file once it is set.

    Two processes that set it at the same moment would refuse each other, hence the lock.
    """
    if engine.dialect.name != "sqlite" or is_copy(engine):
        return
    with told(), closing(engine.raw_connection()) as raw:
        if _asked(raw, "journal_mode") != "wal":
            with alone(Path(f"{engine.url.database}.lock")):
                _asked(raw, "journal_mode = WAL")


def _asked(raw: PoolProxiedConnection, pragma: str) -> object:
    cursor = raw.cursor()
    cursor.execute(f"PRAGMA {pragma}")
    return (cursor.fetchone() or [None])[0]
