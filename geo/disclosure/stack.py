"""Everything published so far piled up, as an attacker does it: unknowns and what binds them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.bounds import box
from geo.disclosure.cells import BASE, TOWN, Atom

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from geo.disclosure.finding import Known
    from geo.disclosure.published import Figure

    Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Row:
    """A sum of unknowns that lies between two numbers, and the figure that says so."""

    members: tuple[int, ...]
    low: int
    high: int
    figure: Figure


class Stack:
    """The unknown counts behind all figures.

    A figure of one district is a *base cell* unless other figures of the district make it
    up; then it is a sum, and says nothing if it is exactly that. Anything else is a
    second number about the same counts: a :class:`Row`. The municipality's totals are
    known exactly beforehand, so figures of the whole town say nothing.

    Attributes
    ----------
    low, high
        What the published numbers alone allow of each base cell.
    figures
        The first figure of each base cell.
    units
        Version, group and period → its base cells.
    rows
        Second numbers.
    """

    def __init__(self, figures: Iterable[Figure], known: Known) -> None:
        self.totals, self.areas = known.totals, known.areas
        self.bounds: list[tuple[int, int]] = []
        self.values: list[float] = []
        self.figures: list[Figure] = []
        self.again: list[Figure] = []
        self.units: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        self.rows: list[Row] = []
        self.home: dict[tuple[str, str], dict[Atom, int]] = defaultdict(dict)
        self.atoms: list[frozenset[Atom]] = []
        # What later releases repeat says nothing more; cells come before their sums.
        told: dict[tuple[object, ...], Figure] = {}
        for f in figures:
            if f.area != TOWN:
                told.setdefault((f.area, f.unit, f.areas, f.value), f)
        for figure in sorted(told.values(), key=lambda f: ("+" in f.area, len(f.atoms))):
            self._add(figure)
        for members in self.units.values():
            self._doubt(members)

    @property
    def low(self) -> Ints:
        """Smallest counts."""
        return np.array([low for low, _ in self.bounds], dtype=np.int64)

    @property
    def high(self) -> Ints:
        """Largest counts."""
        return np.array([high for _, high in self.bounds], dtype=np.int64)

    def missing(self, key: tuple[str, str, str]) -> list[str]:
        """Areas that a unit does not tell of: what the rest leaves of a known total."""
        told = {self.figures[i].area for i in self.units[key]}
        return [area for area in self.areas.get(key[0], ()) if area not in told]

    def _doubt(self, members: list[int]) -> None:
        """Take no number of a unit for rounded if one of them is not."""
        exact = any(self.values[i] % BASE for i in members)
        for i in members if exact else ():
            (low, high), told = self.bounds[i], _allowed(self.values[i], exact=True)
            self.bounds[i] = max(low, told[0]), min(high, told[1])

    def _add(self, figure: Figure) -> None:
        """Take one figure in: a new cell, one known before, or a sum."""
        names = figure.area.split("+")
        first = self.home[figure.areas, names[0]]
        known = {first[atom] for atom in figure.atoms if atom in first}
        if len(names) == 1 and not known:
            self._new(figure, _allowed(figure.value))
        elif len(names) == 1 and {self.atoms[i] for i in known} == {figure.atoms}:
            self._meet(known.pop(), figure)
        else:
            self._sum(figure, names)

    def _new(self, figure: Figure, bounds: tuple[int, int]) -> None:
        index = len(self.bounds)
        self.bounds.append(bounds)
        self.values.append(figure.value)
        self.figures.append(figure)
        self.atoms.append(figure.atoms)
        self.units[figure.areas, *figure.unit].append(index)
        for atom in figure.atoms:
            self.home[figure.areas, figure.area][atom] = index

    def _meet(self, index: int, figure: Figure) -> None:
        """Take a second number of a cell: both must be true of it."""
        if figure.value != self.values[index]:
            self.again.append(figure)
            low, high = _allowed(figure.value)
            self.bounds[index] = max(low, self.bounds[index][0]), min(high, self.bounds[index][1])

    def _sum(self, figure: Figure, names: list[str]) -> None:
        """Compare a sum with its cells; what is no cell is an unknown without a number."""
        members: set[int] = set()
        whole = True
        for name in names:
            home = self.home[figure.areas, name]
            mine = {home[atom] for atom in figure.atoms if atom in home}
            covered = frozenset().union(*(self.atoms[i] for i in mine))
            whole &= covered == figure.atoms
            members |= mine
        if whole and sum(self.values[i] for i in members) == figure.value:
            return
        low, high = _allowed(figure.value)
        # A remainder of unknown size only helps the sum to be large, never a cell to be.
        self.rows.append(Row(tuple(sorted(members)), low if whole else 0, high, figure))


@lru_cache(maxsize=4096)  # numbers of many cells, few of them different
def _allowed(value: float, *, exact: bool = False) -> tuple[int, int]:
    """Return what one number allows: plain rounding if it looks like it, itself if it does not."""
    if exact or value % BASE:
        return int(np.floor(value)), int(np.ceil(value))
    low, high = box([int(value)])
    return int(low[0]), int(high[0])
