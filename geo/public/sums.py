"""Sums of published numbers over months and groups, and how much of them is not told.

The assumption that could mislead: a sum of rounded numbers is off by more than each of
them, by some √n times two, so the number of cells goes along with it. And now and then a
month of a group is not told by district: a sum of districts then lacks it, and says what
share of the municipality's reports that is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.disclosure.cells import LATE, TOWN, atom_set, is_late, year_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geo.disclosure.cells import Atom, Entry

    Cell = tuple[frozenset[Atom], int]
    Asked = tuple[str, tuple[str, ...], tuple[str, ...]]  # area, groups, months

MONTHS = 12
LITTLE = 0.02  # of the reports, that a sum may lack without saying so
MUCH = 0.2  # of the reports, that no sum is given without


@dataclass(frozen=True)
class Sum:
    """A sum of ``cells`` numbers, each rounded to a multiple of 5.

    ``atoms`` are the groups and months it is of, ``lacking`` (0–1) is what it is without.
    """

    value: int
    cells: int
    atoms: frozenset[Atom]
    lacking: float = 0.0

    @property
    def whole(self) -> bool:
        """Whether it lacks next to nothing."""
        return self.lacking <= LITTLE


class Sums:
    """The entries of a ledger, ready to be added up. The first number of a cell stands."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._cells: dict[str, dict[Atom, Cell]] = defaultdict(dict)
        split: dict[Atom, dict[str, int]] = defaultdict(dict)
        for entry in entries:
            atoms = atom_set(entry.group, entry.period)
            for atom in atoms:
                self._cells[entry.area].setdefault(atom, (atoms, entry.value))
                if len(atoms) == 1 and entry.area != TOWN:
                    split[atom].setdefault(entry.area, entry.value)
        # One number, however many districts: their sum is as near the truth as one of them.
        whole = {atom: sum(parts.values()) for atom, parts in split.items()}
        whole |= {atom: value for atom, (_, value) in self._cells[TOWN].items()}
        self._whole = {atom: Sum(value, 1, frozenset((atom,))) for atom, value in whole.items()}
        # The page, its tables and its files ask for the same sums.
        self._found: dict[Asked, Sum | None] = {}
        self.months = frozenset(month for _, month in whole if not is_late(month))

    def month(self, group: str, month: str) -> Sum | None:
        """Return the municipality's number of a group in a month; None if there is none."""
        return self._whole.get((group, month))

    def town(self, groups: Collection[str], months: Collection[str]) -> Sum | None:
        """Add up the municipality's months; None if one of them is missing."""
        key = (TOWN, (*groups,), (*months,))
        if key not in self._found:
            self._found[key] = self._town(groups, months)
        return self._found[key]

    def _town(self, groups: Collection[str], months: Collection[str]) -> Sum | None:
        found = [self.month(group, month) for group in groups for month in months]
        known = [one for one in found if one is not None]
        if not found or len(known) < len(found):
            return None
        late = [self.month(*atom) for atom in _late(groups, months)]
        known += [one for one in late if one is not None]
        atoms = frozenset(atom for one in known for atom in one.atoms)
        return Sum(sum(one.value for one in known), len(known), atoms)

    def area(self, area: str, groups: Collection[str], months: Collection[str]) -> Sum | None:
        """Add up a district's numbers.

        Returns
        -------
        Sum or None
            Of the cells that tell of these groups and months and of nothing else: a
            number of a whole year cannot be cut. None where ``MUCH`` would be lacking.
        """
        key = (area, (*groups,), (*months,))
        if key not in self._found:
            self._found[key] = self._area(area, groups, months)
        return self._found[key]

    def _area(self, area: str, groups: Collection[str], months: Collection[str]) -> Sum | None:
        wanted = {(group, month) for group in groups for month in months}
        cells, inside = self._cells.get(area, {}), wanted | _late(groups, months)
        known = (cells[atom] for atom in inside if atom in cells)
        found = {cell for cell in known if cell[0] <= inside}
        covered = frozenset().union(*(atoms for atoms, _ in found))
        lacking = self._share(wanted - covered, groups, months)
        if lacking is None or lacking > MUCH or not found:
            return None
        return Sum(sum(value for _, value in found), len(found), covered, lacking)

    def _share(
        self, atoms: Collection[Atom], groups: Collection[str], months: Collection[str]
    ) -> float | None:
        """Return which share of the municipality's reports some groups and months are."""
        if not atoms:
            return 0.0
        whole = self.town(groups, months)
        parts = [self.month(*atom) for atom in atoms]
        if whole is None or None in parts:
            return None
        part = sum(one.value for one in parts if one is not None)
        return part / whole.value if whole.value else 0.0


def _late(groups: Collection[str], months: Collection[str]) -> set[Atom]:
    """Name the late reports of the years that are whole."""
    years = [year_of(month) for month in months]
    whole = {year for year in years if years.count(year) == MONTHS}
    return {(group, f"{year}-{LATE}") for group in groups for year in whole}
