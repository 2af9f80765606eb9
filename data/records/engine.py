"""Where the records are: SQLite beside the store, or the server that the environment names.

An acknowledged save is on disk: SQLite writes ahead with ``synchronous=FULL``,
PostgreSQL is told to commit synchronously whatever its own settings say.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from data.records.faults import BUSY, READ_ONLY, told
from data.records.inner import State
from data.store.files import explained
from geo.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine, RowMapping

VARIABLE = "LAGESBILD_DATABASE_URL"
FILE = "records.sqlite3"
WAIT_S = 10  # seconds to wait for another writer
CONNECT_S = 5
POOL = {"pool_size": 5, "max_overflow": 15, "pool_timeout": WAIT_S, "pool_pre_ping": True}
PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "fullfsync = ON")


def address(folder: Path) -> URL:
    """Return the URL of the database.

    Raises
    ------
    UserError
        If the variable names another kind of database. It is not repeated: a password is in it.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return URL.create("sqlite", database=str(folder / FILE))
    try:
        url = make_url(given)
    except ArgumentError:
        url = URL.create("")
    if url.get_backend_name() in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}:
        return url.set(drivername="sqlite")
    raise UserError(
        "{variable} ska vara en adress som börjar med postgresql:// eller sqlite:///. Rätta den, "
        "eller ta bort den så sparas allt i datamappen.",
        variable=VARIABLE,
    )


def connected(url: URL) -> Engine:
    """Return an engine; on SQLite where nothing may be written, one on a copy in memory."""
    made = _connected(url)
    made.update_execution_options(turn=Lock())
    return made


def _connected(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return _server(url)
    file = Path(url.database or FILE)
    if not all(os.access(each, os.W_OK) for each in (_nearest(file), _nearest(file.parent))):
        return _copy(file)
    with explained():
        file.parent.mkdir(parents=True, exist_ok=True)
    options = {"timeout": WAIT_S, "isolation_level": None}
    return _lite(create_engine(url, connect_args=options, **POOL))


def is_copy(engine: Engine) -> bool:
    """Tell whether this is a copy in memory, that must not be written to."""
    return isinstance(engine.pool, StaticPool)


def _nearest(path: Path) -> Path:
    """Return the first on the way up that is there."""
    return next((each for each in (path, *path.parents) if each.exists()), path)


def _copy(file: Path) -> Engine:
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    if file.exists():
        # No log beside it: all is in the file, and it cannot be opened in any other way here.
        whole = "" if file.with_name(f"{file.name}-wal").exists() else "&immutable=1"
        uri = f"{file.absolute().as_uri()}?mode=ro{whole}"
        with told(), closing(sqlite3.connect(uri, uri=True)) as stored:
            stored.backup(memory)
    return _lite(create_engine("sqlite://", creator=lambda: memory, poolclass=StaticPool))


def _lite(engine: Engine) -> Engine:
    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server(url: URL) -> Engine:
    given = url.query.get("options", "")
    wait = int(WAIT_S * 1000)
    own = f"-c timezone=UTC -c lock_timeout={wait} -c synchronous_commit=on"
    extra: dict[str, Any] = {"connect_timeout": CONNECT_S, "options": f"{given} {own}".strip()}
    return create_engine(url, connect_args=extra, **POOL)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection that sees one state of the database."""
    with told(), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, *, inside: bool = False) -> Iterator[Connection]:
    """Open a transaction that writes; all of it is kept, or nothing.

    ``inside`` is for what makes a database ready, which a copy in memory needs too.
    """
    if is_copy(engine) and not inside:
        raise UserError(READ_ONLY)
    with told(), _turn(engine), engine.execution_options(writes=True).begin() as connection:
        yield connection


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """Let one thread of this process write at a time: changes are sealed one after another.

    SQLite's own waiting is by asking again, and of many who ask one can be passed over
    until its patience ends; on a server each who waits would hold a connection.
    """
    turn: Lock = engine.get_execution_options()["turn"]
    if not turn.acquire(timeout=WAIT_S):
        raise UserError(BUSY)
    try:
        yield
    finally:
        turn.release()


def queue(connection: Connection) -> RowMapping:
    """Wait until no one else writes, and return the state; held until the transaction ends."""
    return connection.execute(select(State.__table__).with_for_update()).mappings().one()
