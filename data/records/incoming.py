"""Interventions from a file: what is new is kept, what was known is counted, nothing is lost.

A row with a key that is known changes that intervention, if nobody has changed it
since the file was written. A row that says what is known already is a duplicate.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from data.records import columns, incoming_file, named
from data.records.chain import canonical
from data.records.change import table_of
from data.records.problems import Conflict, Invalid
from data.records.rows import Intervention, Problem
from geo.errors import N_, UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.records.book import Book
    from data.records.change import Change

FIELDS = [field.name for field in columns.COLUMNS.values()] + ["geometry"]


@dataclass(frozen=True)
class Fault:
    """Why a row was rejected: its number in the file, its name, and the sentence."""

    row: int
    name: str
    why: UserError


@dataclass(frozen=True)
class Outcome:
    """What became of the rows: read = accepted + rejected + duplicates.

    Attributes
    ----------
    changed
        How many of the accepted were known and are now otherwise.
    ignored
        Columns of the file that mean nothing here.
    """

    read: int
    accepted: int
    duplicates: int
    changed: int
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]

    @property
    def rejected(self) -> int:
        """How many rows were not kept; ``faults`` says why."""
        return len(self.faults)


def take(book: Book, path: Path, *, actor: str) -> Outcome:
    """Read interventions from CSV, GeoJSON or GeoPackage; all good rows are kept in one step.

    Raises
    ------
    UserError
        If the file cannot be read or lacks a column, or nothing can be saved.
    """
    sheet = incoming_file.read(path, crs=book.store.settings.crs)
    faults = [Fault(number, "", Invalid("", BROKEN)) for number in sheet.broken]
    counts = dict.fromkeys(("new", "changed", "same"), 0)
    problems = named.names(book.listed(Problem, withdrawn=True))
    with book.changing(actor) as change:
        known = _known(change)
        for number, texts, shape in sheet.rows:
            try:
                counts[_row(change, known, problems, texts, shape)] += 1
            except (Invalid, Conflict) as error:
                faults.append(Fault(number, texts.get("namn", ""), error))
    accepted = counts["new"] + counts["changed"]
    read = len(sheet.rows) + len(sheet.broken)
    faults.sort(key=lambda fault: fault.row)
    return Outcome(
        read, accepted, counts["same"], counts["changed"], tuple(faults), sheet.ignored
    )  # fmt: skip


BROKEN = N_("Raden har fler eller färre kolumner än rubrikraden.")
STRANGE = N_("Raden är påhittade demodata och läses inte in bland riktiga uppgifter.")
REAL = N_("Raden är en riktig insats och läses inte in bland påhittade demodata.")
UNSURE = N_(
    "Insatsen finns redan och kolumnen version saknas, så det går inte att veta om någon har "
    "ändrat den sedan filen skrevs. Exportera på nytt och gör ändringen där."
)


def _known(change: Change) -> dict[str, Intervention]:
    """Return all interventions by what they say, and by key."""
    table = table_of(Intervention)
    found = {}
    for values in change.connection.execute(select(table)).mappings():
        row = Intervention(**values)
        found[row.key] = row
        if not row.withdrawn:
            found[_content(row)] = row
    return found


def _content(row: Intervention) -> str:
    return canonical({name: getattr(row, name) for name in FIELDS if name != "key"})


def _row(
    change: Change,
    known: dict[str, Intervention],
    problems: dict[int, str],
    texts: dict[str, str],
    shape: Any,  # noqa: ANN401
) -> str:
    """Keep what a row says; return "new", "changed" or "same"."""
    said = {name: columns.unguard(text) for name, text in texts.items()}
    _refuse_mixing(change, said.get(columns.INVENTED, ""))
    values = columns.read(said) | {"geometry": shape}
    if "problem_id" in values:
        values["problem_id"] = named.number(values["problem_id"], problems)
    old = known.get(values.get("key", ""))
    if old is None:
        row = change.checked(Intervention(**_filled(values)))
        if not values.get("key") and _content(row) in known:
            return "same"
        made = change.insert(row)
    else:
        if _content(change.checked(replace(old, **values))) == _content(old):
            return "same"
        changes = {name: value for name, value in values.items() if name != "key"}
        made = change.update(Intervention, old.id, changes, _version(said))
    known[made.key] = known[_content(made)] = made
    return "new" if old is None else "changed"


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing where something is assumed."""
    return {name: value for name, value in values.items() if name != "status" or value}


def _version(said: dict[str, str]) -> int:
    try:
        return int(said[columns.VERSION])
    except (KeyError, ValueError) as error:
        raise Invalid(columns.VERSION, UNSURE) from error


def _refuse_mixing(change: Change, said: str) -> None:
    if said == columns.YES and not change.demo:
        raise Invalid(columns.INVENTED, STRANGE)
    if said == columns.NO and change.demo:
        raise Invalid(columns.INVENTED, REAL)
