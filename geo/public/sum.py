"""A published number, or several added up: what it is of, and what it has late or lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.disclosure.cells import atom_set, is_late, year_of
from geo.disclosure.revision import again, closed_late
from geo.public.waits import months_after

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from geo.disclosure.cells import Atom, Entry

LITTLE = 0.02  # of the reports, that a sum may lack without saying so
PART = 0.15  # that it may lack and be compared, with what it lacks allowed for


@dataclass(frozen=True)
class Sum:
    """A sum of ``cells`` numbers, each rounded to a multiple of 5.

    ``atoms`` are the groups and months it is of, ``lacking`` (0–1) is what it is without.
    ``lists`` are the district lists it was counted by, and ``apart`` is whether the district
    had other borders in one of them.
    ``later`` is how much of the value came with a revision after the first, which other years
    may not have had. ``waits`` are how many months after the end of the year the rest was
    counted: what has waited longer has more late reports in it.
    """

    value: int
    cells: int
    atoms: frozenset[Atom]
    lacking: float = 0.0
    later: int = 0
    waits: frozenset[int] = frozenset()
    lists: frozenset[str] = frozenset()
    apart: bool = False

    @property
    def first(self) -> int:
        """What it was with its first revision."""
        return self.value - self.later

    @property
    def whole(self) -> bool:
        """Whether it lacks next to nothing."""
        return self.lacking <= LITTLE

    @property
    def comparable(self) -> bool:
        """Whether it may be set beside another: of the district there is now, and nearly whole."""
        return self.lacking <= PART and not self.apart


def cells_of(entries: Collection[Entry]) -> Iterator[Sum]:
    """Return each number of a ledger as a sum of itself.

    A year is as ripe as its first revision made it. One that was closed with its late reports
    in it has nothing but later ones to add.
    """
    closed = closed_late(entries)
    revised = {
        year_of(each.period): each.as_of
        for each in entries
        if is_late(each.period) and not again(each)
    }
    for entry in entries:
        year, late = year_of(entry.period), is_late(entry.period)
        after = again(entry) or (late and year in closed)
        counted = entry.as_of if year in closed else revised.get(year, entry.as_of)
        waits = () if after else (months_after(counted, f"{year}-12"),)
        yield Sum(
            entry.value, 1, atom_set(entry.group, entry.period), later=entry.value * after,
            waits=frozenset(waits), lists=frozenset({entry.areas}),
        )  # fmt: skip


def added(parts: Collection[Sum], *, cells: int | None = None, lacking: float = 0.0) -> Sum:
    """Add numbers up; ``cells`` if they are as near the truth as so many."""
    return Sum(
        sum(one.value for one in parts),
        sum(one.cells for one in parts) if cells is None else cells,
        frozenset().union(*(one.atoms for one in parts)),
        lacking,
        sum(one.later for one in parts),
        frozenset().union(*(one.waits for one in parts)),
        frozenset().union(*(one.lists for one in parts)),
    )
