"""What a release says that the one before it did not: read from the bytes of both.

A closed number never changes, so numbers of crime are only ever added; that one has gone
or changed is a fault, and counted as such.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.disclosure.cells import atoms_of, is_late, year_of
from geo.errors import N_
from geo.public.files import ALL, ONLY

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]
NAMES = ("area_name", "group_name")
CELLS, FELT, ACTS = "brott", "trygghet", "insatser"
# What is said to whoever publishes.
ALONE = N_(
    "Områdena är andra än när {year} började. Därför redovisas {months} bara för hela kommunen, "
    "och den nya indelningen gäller från januari {following}."
)


@dataclass(frozen=True)
class Difference:
    """What has come and gone between two releases.

    Attributes
    ----------
    months
        That there are new numbers of, in order.
    late
        Years that there are late reports of.
    numbers
        How many numbers of crime are new.
    changed
        How many closed numbers are not what they were: always 0 in what may be published.
    felt
        How many figures of the survey are new or others.
    acts, acts_gone
        Names of the interventions that are new or told of otherwise, and of those gone.
    alone
        Months new of the municipality alone, since the districts were replaced.
    """

    months: tuple[str, ...]
    late: tuple[str, ...]
    numbers: int
    changed: int
    felt: int
    acts: tuple[str, ...]
    acts_gone: tuple[str, ...]
    alone: tuple[str, ...] = ()


def difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Difference:
    """Compare two releases; ``before`` is empty if there was none.

    Parameters
    ----------
    before, after
        File name → content.
    """
    old, new = _read(before), _read(after)
    cells_before, cells_after = _unnamed(old[CELLS]), _unnamed(new[CELLS])
    cells, felt, acts, acts_before = (
        _beyond(cells_after, cells_before), _beyond(new[FELT], old[FELT]),
        _beyond(new[ACTS], old[ACTS]), _beyond(old[ACTS], new[ACTS]),
    )  # fmt: skip
    periods = {month for row in cells for month in _months(row)}
    late = {each for each in periods if is_late(each)}
    told = {row["name"] for row in new[ACTS]}
    return Difference(
        months=tuple(sorted(periods - late)),
        late=tuple(sorted(map(year_of, late))),
        numbers=len(cells),
        changed=len(_beyond(cells_before, cells_after)),
        felt=len(felt),
        acts=_names(acts),
        acts_gone=tuple(name for name in _names(acts_before) if name not in told),
        alone=tuple(each for each in new[ONLY] if each not in old[ONLY]),
    )


def told(files: Mapping[str, bytes]) -> list[Row]:
    """Return the interventions that a release tells of: their rows as they are published."""
    return _read(files)[ACTS]


def _read(files: Mapping[str, bytes]) -> dict[str, list[Any]]:
    body = json.loads(files[ALL]) if ALL in files else {}
    return {table: body.get(table, []) for table in (CELLS, FELT, ACTS, ONLY)}


def _beyond(rows: list[Row], known: list[Row]) -> list[Row]:
    """Return the rows that are not known, column for column."""
    seen = {json.dumps(row, sort_keys=True) for row in known}
    return [row for row in rows if json.dumps(row, sort_keys=True) not in seen]


def _unnamed(rows: list[Row]) -> list[Row]:
    """Return numbers of crime without names: the same number may be of a district renamed."""
    return [{key: row[key] for key in row if key not in NAMES} for row in rows]


def _months(row: Row) -> set[str]:
    return {month for _, month in atoms_of(row["group"], row["period"])}


def _names(rows: list[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["name"] for row in rows))
