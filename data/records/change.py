"""One change of the records: checked, written and put in the history in one transaction."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Table, insert, select, update

from data.records import chain, check
from data.records.base import NAME, Base
from data.records.problems import Conflict, Difference, Invalid
from data.records.rows import Decision, Item, Row
from data.records.tables import RELOAD
from geo.errors import N_, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

R = TypeVar("R", bound=Row)
OWN = ("id", "version", "created_at", "changed_at", "changed_by")
# When one of the columns changes, the moment is noted.
STAMPS = {
    "area_changed_at": ("geometry", "radius_m"),
    "displacement_changed_at": ("ring_m", "displacement", "displacement_codes"),
    "control_changed_at": ("control", "control_codes"),
}
FIXED = (*OWN, *STAMPS, "key")
GONE = N_(
    "Punkten har tagits bort, så beslutet är inte sparat, men det du skrev finns kvar. Lägg "
    "tillbaka punkten och spara igen."
)
DECIDED = N_("Det finns beslut på punkten, så den kan inte tas bort.")


def table_of(kind: type[Row]) -> Table:
    """Return the table of a kind of record."""
    return Base.metadata.tables[kind.TABLE]


def fetch(connection: Connection, kind: type[R], row_id: int) -> R:
    """Read one record.

    Raises
    ------
    UserError
        If there is none.
    """
    table = table_of(kind)
    found = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    if found is None:
        raise UserError("Uppgiften finns inte längre. Ladda om sidan.")
    return kind(**found)


@dataclass
class Change:
    """An open transaction with the writers' lock held.

    Attributes
    ----------
    crs
        Of the settings.
    actor
        Who changes; "" without a login.
    demo
        Whether the records are invented.
    """

    connection: Connection
    crs: str
    actor: str
    demo: bool

    def __post_init__(self) -> None:
        """Read the clock once: all of one change happens at one moment."""
        self.now = dt.datetime.now(dt.UTC)
        self.actor = check.words(self.actor, NAME, "actor")

    def checked(self, row: R) -> R:
        """Return a record with its texts and places as they would be kept."""
        return replace(row, **self._cleaned(row))

    def _cleaned(self, row: Row) -> dict[str, Any]:
        table = table_of(type(row))
        given = {c.name: getattr(row, c.name) for c in table.c if c.name not in (*OWN, *STAMPS)}
        return check.cleaned(table, given, crs=self.crs)

    def insert(self, row: R, at: dt.datetime | None = None) -> R:
        """Write a new record down, as of now unless it was said before."""
        table, moment = table_of(type(row)), at or self.now
        values = self._cleaned(row)
        self._related(table, values)
        if "key" in values:
            values["key"] = values["key"] or str(uuid.uuid4())
        values |= {name: moment for name in STAMPS if name in table.c}
        values |= self._signed(1, moment) | {"created_at": moment}
        row_id = self.connection.execute(
            insert(table).values(values).returning(table.c.id)
        ).scalar_one()
        made = fetch(self.connection, type(row), row_id)
        self._note(None, made)
        return made

    def update(
        self, kind: type[R], row_id: int, changes: Mapping[str, Any], expected_version: int
    ) -> R:
        """Change a record that is still as the caller knew it."""
        table, old = table_of(kind), fetch(self.connection, kind, row_id)
        if fixed := [name for name in changes if name in FIXED]:
            raise ValueError(f"{fixed[0]} cannot be changed")
        if old.version != expected_version:
            raise self._conflict(old, changes, expected_version)
        whole = {c.name: getattr(old, c.name) for c in table.c if c.name not in FIXED}
        if isinstance(old, Item) and changes.get("withdrawn"):
            self._undecided(old)
        values = check.cleaned(table, whole | dict(changes), crs=self.crs)
        changed = {name: new for name, new in values.items() if new != getattr(old, name)}
        if not changed:
            return old
        self._related(table, values)
        changed |= {name: self.now for name, of in STAMPS.items() if changed.keys() & {*of}}
        changed |= self._signed(old.version + 1, self.now)
        self.connection.execute(update(table).where(table.c.id == row_id).values(changed))
        new = fetch(self.connection, kind, row_id)
        self._note(old, new)
        return new

    def _signed(self, version: int, at: dt.datetime) -> dict[str, Any]:
        return {"version": version, "changed_at": at, "changed_by": self.actor}

    def _note(self, old: Row | None, new: Row) -> None:
        chain.append(
            self.connection,
            {
                "table": new.TABLE,
                "row_id": new.id,
                "version": new.version,
                "actor": self.actor,
                "at": self.now,
                "before": None if old is None else chain.canonical(_values(old)),
                "after": chain.canonical(_values(new)),
            },
        )

    def _related(self, table: Table, values: Mapping[str, Any]) -> None:
        """Refuse to point at what is not there, or at a cause of another problem."""
        for key in table.foreign_keys:
            name, target = key.parent.name, key.column
            if (value := values.get(name)) is None:
                continue
            asked = select(target.table).where(target == value)
            found = self.connection.execute(asked).mappings().one_or_none()
            strange = name == "cause_id" and found and found["problem_id"] != values["problem_id"]
            if found is None or strange:
                raise Invalid(name, RELOAD)
            if name == "item_id" and found["withdrawn"]:
                raise Invalid(name, GONE)

    def _undecided(self, item: Item) -> None:
        """Refuse to take a point away with what was decided on it."""
        made = table_of(Decision)
        asked = select(made.c.id).where(made.c.item_id == item.id, ~made.c.withdrawn)
        if self.connection.execute(asked).first():
            raise Invalid("withdrawn", DECIDED)

    def _conflict(self, now: R, changes: Mapping[str, Any], expected: int) -> Conflict:
        events = chain.of_row(self.connection, now.TABLE, now.id)
        base = next((e.after for e in events if e.version == expected), {})
        theirs = {name: chain.plain(value) for name, value in _values(now).items()}
        mine = base | {name: chain.plain(value) for name, value in changes.items()}
        differ = tuple(
            Difference(name, base.get(name), theirs[name], mine.get(name))
            for name in theirs
            if name not in FIXED and theirs[name] != mine.get(name)
        )
        return Conflict(now, dict(changes), differ)


def _values(row: Row) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in table_of(type(row)).c}
