"""The history: every change with what was before and after, each sealed with the one before.

Whoever alters an old event breaks its seal; whoever takes the last ones away leaves
a head that no event has. The database refuses both (see the migrations), so that a
broken chain means somebody went round it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import insert, select, update

from data.records.base import Base
from data.records.inner import Events, State
from data.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, RowMapping

EVENTS, STATE = Events.__table__, State.__table__


@dataclass(frozen=True)
class Event:
    """One change. ``before`` is None for what was new; values are those JSON can hold."""

    id: int
    table: str
    row_id: int
    version: int
    actor: str
    at: dt.datetime
    before: dict[str, Any] | None
    after: dict[str, Any]


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    """Return a value as JSON can hold it; geometries as WKT."""
    if isinstance(value, BaseGeometry):
        return shapely.to_wkt(value, rounding_precision=-1)
    if isinstance(value, dt.date):  # a moment is one too
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def canonical(values: Mapping[str, Any]) -> str:
    """Write values the same way whatever their order."""
    simple = {key: plain(value) for key, value in values.items()}
    return json.dumps(simple, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def append(connection: Connection, made: dict[str, Any]) -> None:
    """Seal an event (all columns of it but id, previous and hash) in the open transaction."""
    state = connection.execute(select(STATE)).mappings().one()
    event = made | {"id": state["events"] + 1, "previous": state["head"]}
    event["hash"] = seal(event)
    connection.execute(insert(Events).values(event))
    connection.execute(update(State).values(events=event["id"], head=event["hash"]))


def seal(event: Mapping[str, Any] | RowMapping) -> str:
    """Hash everything an event says, and the seal before it."""
    said = {key: value for key, value in event.items() if key != "hash"}
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def of_row(connection: Connection, table: str, row_id: int) -> tuple[Event, ...]:
    """Return what has happened to one record, oldest first."""
    asked = select(EVENTS).where(EVENTS.c.table == table, EVENTS.c.row_id == row_id)
    return tuple(_event(row) for row in connection.execute(asked.order_by(EVENTS.c.id)).mappings())


def as_of(connection: Connection, table: str, moment: dt.datetime) -> dict[int, dict[str, Any]]:
    """Return what the records of a table said at a moment, each by its id."""
    asked = select(EVENTS.c.row_id, EVENTS.c.after).where(
        EVENTS.c.table == table, EVENTS.c.at <= moment
    )
    said = connection.execute(asked.order_by(EVENTS.c.id))
    last = {row_id: after for row_id, after in said}  # noqa: C416 - the last of each
    return {row_id: json.loads(after) for row_id, after in last.items()}


def _event(row: RowMapping) -> Event:
    values = {name: row[name] for name in ("id", "table", "row_id", "version", "actor", "at")}
    before = None if row["before"] is None else json.loads(row["before"])
    return Event(**values, before=before, after=json.loads(row["after"]))


def fault(connection: Connection) -> str:
    """Go through the chain and the records; return where it breaks, "" if all is whole."""
    last, head, n = {}, "", 0
    asked = select(EVENTS).order_by(EVENTS.c.id)
    for row in connection.execute(asked).mappings():
        n += 1
        if row["id"] != n or row["previous"] != head or row["hash"] != seal(row):
            return f"event {row['id']}"
        head = row["hash"]
        last[row["table"], row["row_id"]] = row["after"]
    state = connection.execute(select(STATE)).mappings().one()
    if (state["events"], state["head"]) != (n, head):
        return "the end"
    return _against_records(connection, last)


def _against_records(connection: Connection, last: dict[tuple[str, int], str]) -> str:
    """Compare what the history said last with what the tables say."""
    for kind in KINDS:
        for row in connection.execute(select(Base.metadata.tables[kind.TABLE])).mappings():
            if last.pop((kind.TABLE, row["id"]), None) != canonical({**row}):
                return f"{kind.TABLE} {row['id']}"
    return " ".join(map(str, next(iter(last), ())))
