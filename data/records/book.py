"""All records of a store, as pages use them: plain functions over frozen rows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select, update

from data.records import chain, engine
from data.records.change import Change, fetch, table_of
from data.records.inner import State
from data.records.rows import Row
from geo.errors import N_, UserError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Engine

    from data.records.chain import Event
    from data.store import Store

R = TypeVar("R", bound=Row)
MIXED = N_(
    "Databasen och datamappen hör inte ihop: det ena är påhittade demodata och det andra riktiga "
    "uppgifter. Ingenting har sparats. Kontrollera LAGESBILD_DATA och LAGESBILD_DATABASE_URL."
)


class Book:
    """The records of a store (see :func:`data.records.open_book`). Safe to share among threads."""

    def __init__(self, store: Store, opened: Engine) -> None:
        self.store = store
        self.engine = opened

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved, since the folder cannot be written."""
        return engine.is_copy(self.engine)

    @property
    def is_demo(self) -> bool:
        """Whether the records are invented; False while there are none."""
        with engine.reading(self.engine) as connection:
            return bool(connection.execute(select(State.demo)).scalar_one())

    def get(self, kind: type[R], row_id: int) -> R:
        """Return one record, such as ``get(Intervention, 3)``.

        Raises
        ------
        UserError
            If there is none.
        """
        with engine.reading(self.engine) as connection:
            return fetch(connection, kind, row_id)

    def listed(self, kind: type[R], *, withdrawn: bool = False, **where: Any) -> list[R]:  # noqa: ANN401 - any column
        """Return records in order, such as ``listed(Cause, problem_id=3)``.

        A list of values means any of them. Those that were withdrawn are left out
        unless they are asked for.
        """
        table = table_of(kind)
        asked = select(table) if withdrawn else select(table).where(~table.c.withdrawn)
        for name, value in where.items():
            column = table.c[name]
            many = isinstance(value, list | set | frozenset)
            asked = asked.where(column.in_(value) if many else column == value)
        order = [table.c.position] if "position" in table.c else []
        with engine.reading(self.engine) as connection:
            rows = connection.execute(asked.order_by(*order, table.c.id)).mappings()
            return [kind(**row) for row in rows]

    def create(self, row: R, *, actor: str) -> R:
        """Keep a new record and return it with its id and version.

        Raises
        ------
        UserError
            If it cannot be kept; ``Invalid`` where what it says is the reason. Nothing
            has been saved then.
        """
        with self.changing(actor) as change:
            return change.insert(row)

    def update(
        self,
        kind: type[R],
        row_id: int,
        changes: Mapping[str, Any],
        *,
        expected_version: int,
        actor: str,
    ) -> R:
        """Change some columns of a record and return it.

        Raises
        ------
        Conflict
            If its version is another than expected; says what somebody else changed.
        UserError
            If it cannot be kept. Nothing has been saved then.
        """
        with self.changing(actor) as change:
            return change.update(kind, row_id, changes, expected_version)

    @contextmanager
    def changing(self, actor: str) -> Iterator[Change]:
        """Make several changes in one step: all of them are kept, or none."""
        with engine.writing(self.engine) as connection:
            demo = engine.queue(connection)["demo"]
            if demo is None:
                demo = self._claim(connection)
            if self.store.is_real if demo else self.store.has_demo:
                raise UserError(MIXED)
            yield Change(connection, self.store.settings.crs, actor, demo=demo)

    def _claim(self, connection: Connection) -> bool:
        """Settle with the first record whether all of them are invented: where the rest is."""
        demo = self.store.is_demo
        values = {"demo": demo, "crs": self.store.settings.crs}
        connection.execute(update(State).values(values))
        self.store.note_book(demo=demo)
        return demo

    def history(self, kind: type[Row], row_id: int) -> tuple[Event, ...]:
        """Return every change of a record, oldest first."""
        with engine.reading(self.engine) as connection:
            return chain.of_row(connection, kind.TABLE, row_id)

    def as_of(self, kind: type[Row], moment: dt.datetime) -> dict[int, dict[str, Any]]:
        """Return what the records of a kind said at a moment, each by its id, as JSON holds it."""
        with engine.reading(self.engine) as connection:
            return chain.as_of(connection, kind.TABLE, moment)

    def fault(self) -> str:
        """Go through the history; "" if it is whole and agrees with the records."""
        with engine.reading(self.engine) as connection:
            return chain.fault(connection)

    @property
    def revision(self) -> str:
        """What everything read here belongs to; another after every change."""
        with engine.reading(self.engine) as connection:
            return str(connection.execute(select(State.head)).scalar_one())
