"""Open the records of a store, and see to it that the two belong together.

Whether they do follows from what is there and not from the order it came in, so
that whoever opens next finishes what a killed process left half done: invented
records leave when real incidents have come, and a new demo brings its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from data.records import engine, migrate
from data.records.book import MIXED, Book
from data.records.change import Change
from data.records.inner import State
from data.records.invented import PROBLEMS, SEED, fill
from data.store import manifest
from geo.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from data.store import Store


def open_book(store: Store) -> Book:
    """Open the records of a store: in its folder, or where ``LAGESBILD_DATABASE_URL`` says.

    Raises
    ------
    UserError
        If the database cannot be reached, is of a newer version, or does not belong
        to this store.
    """
    opened = engine.connected(engine.address(store.root))
    try:
        migrate.to_head(opened)
        book = Book(store, opened)
        settle(book)
    except BaseException:
        opened.dispose()
        raise
    return book


def settle(book: Book) -> None:
    """Make the records agree with the store.

    Raises
    ------
    UserError
        If one of them is invented and the other real.
    """
    with engine.reading(book.engine) as connection:
        settled = _step(_state(connection), book.store) is None
    if settled:
        return
    with engine.writing(book.engine, inside=True) as connection:
        migrate.lock(connection)
        step = _step(engine.queue(connection), book.store)
        if step in {"empty", "fill"}:
            migrate.run(connection, "")
            migrate.run(connection, migrate.HEAD)
        if step == "fill":
            _fill(connection, book.store)
        if not engine.is_copy(book.engine):
            book.store.note_book(demo=_state(connection)["demo"])


def _state(connection: Connection) -> RowMapping:
    return connection.execute(select(State.__table__)).mappings().one()


def _step(state: RowMapping, store: Store) -> str | None:
    """Tell what has to be done: "empty", "fill" or "note"; None if all is well."""
    body = manifest.load(store.root)
    beside = manifest.kinds(body | {"book": None})
    manifest.check_crs(body | {"crs": state["crs"]}, store.settings)
    if state["demo"] is False and True in beside:
        raise UserError(MIXED)
    if state["demo"] and False in beside:
        return "empty"
    if beside == {True} and state["seed"] != _seed(body):
        return "fill"
    return None if body["book"] == state["demo"] else "note"


def _seed(body: manifest.Manifest) -> str:
    """Name what the demo's records are made from, "" for nothing."""
    sums = [body["tables"][name]["sha256"] for name in (SEED, PROBLEMS) if name in body["tables"]]
    return str(manifest.digest(sums) if len(sums) > 1 else "".join(sums))


def _fill(connection: Connection, store: Store) -> None:
    """Write down the demo's own records as invented ones."""
    values = {
        "demo": True, "crs": store.settings.crs, "seed": _seed(manifest.load(store.root))
    }  # fmt: skip
    connection.execute(update(State).values(values))
    fill(Change(connection, store.settings.crs, "", demo=True), store)
