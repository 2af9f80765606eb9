"""Base cells, and the ledger that freezes what has been published of them.

A *base cell* is area × public group × period. Every offence is in exactly one base cell
that tells of a district, or in none; so no count is ever rounded twice.

Periods are closed calendar months: ``2025-01``, or several pooled, ``2025-02+2025-03``,
in order. ``2025-late`` holds what became known of 2025 after its cells had been closed.
Rare groups of one parent may be pooled over a year; the cell's group is then
``a+b`` and its period ``2025-01+2025-04|2025-02``: the months of a, then those of b.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

REST = "REST"  # places outside, unknown, and in districts too small to be told
TOWN = "TOWN"  # the whole municipality
BASE = 5  # every published number is a multiple
LATE = "late"

Atom = tuple[str, str]  # one group in one month: what cells are made of
Unit = tuple[str, str]  # group and period of a cell, as it is written


@dataclass(frozen=True)
class Entry:
    """One published number: written once, never changed.

    Attributes
    ----------
    area
        District code, ``REST`` or ``TOWN``.
    group
        Id of a public group, or several pooled (``a+b``).
    period
        Canonical, see the module.
    value
        Rounded count, a multiple of 5.
    release
        Name of the release that first had it: ``2026-10``.
    areas
        Version of the district list.
    known
        Newest month that was over when it was counted. Not published; "" in a ledger that was
        begun before this was kept.
    """

    area: str
    group: str
    period: str
    value: int
    release: str
    areas: str
    known: str = ""

    @property
    def unit(self) -> Unit:
        """Group and period: what is split over the areas together."""
        return self.group, self.period

    @property
    def as_of(self) -> str:
        """Month that the data had come to: whoever catches up is far past the release's."""
        return self.known or self.release


SPLIT, OPEN, KEPT, ALONE = "split", "open", "kept", "alone"


@dataclass(frozen=True)
class Closing:
    """What was true of a group and period when it was closed. Never published.

    ``state`` is ``SPLIT`` (told by district), ``OPEN`` (too few: may be pooled later),
    ``KEPT`` (never told by district) or ``ALONE`` (neither, whatever there was: the districts
    were others by then). ``counts`` are those of the areas, split or not: a pool is made of
    them; of what is alone there is only what the municipality had.
    """

    group: str
    period: str
    total: int
    state: str
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def unit(self) -> Unit:
        """Group and period."""
        return self.group, self.period


@dataclass(frozen=True)
class Ledger:
    """Everything published so far, in order, and beside it what only the inside knows."""

    entries: tuple[Entry, ...] = ()
    closings: tuple[Closing, ...] = field(default=(), repr=False)

    def said(self) -> dict[Unit, int]:
        """Return what has been said of the municipality for each group and period."""
        town = {entry.unit: entry.value for entry in self.entries if entry.area == TOWN}
        sums: dict[Unit, int] = defaultdict(int)
        for entry in self.entries:
            if entry.area != TOWN:
                sums[entry.unit] += entry.value
        return sums | town


def period(*months: str) -> str:
    """Write months as a canonical period."""
    return "+".join(sorted(set(months)))


def year_of(month: str) -> str:
    """Return the year of a month or of a year's late reports."""
    return month[:4]


def is_late(text: str) -> bool:
    """Whether a period holds what became known after closing."""
    return text.endswith(LATE)


@lru_cache(maxsize=4096)
def unit(atoms: tuple[Atom, ...]) -> Unit:
    """Write groups and months as the group and period of one cell."""
    groups = sorted({group for group, _ in atoms})
    parts = (period(*(month for g, month in atoms if g == group)) for group in groups)
    return "+".join(groups), "|".join(parts)


@lru_cache(maxsize=16384)
def atoms_of(group: str, text: str) -> tuple[Atom, ...]:
    """Return the groups and months that a cell holds; the reverse of :func:`unit`."""
    groups, parts = group.split("+"), text.split("|")
    return tuple(
        (each, month) for each, part in zip(groups, parts, strict=True) for month in part.split("+")
    )


@lru_cache(maxsize=16384)
def atom_set(group: str, text: str) -> frozenset[Atom]:
    """Return the groups and months that a cell holds, in no order."""
    return frozenset(atoms_of(group, text))
