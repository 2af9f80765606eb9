"""Sums of published numbers over months and groups, and how much of them is not told.

The assumption that could mislead: a sum of rounded numbers is off by more than each of
them, by some √n times two, so the number of cells goes along with it. And now and then a
month of a group, or its late reports, are not told by district: a sum of districts then
lacks them, and says what share of the municipality's reports that is.

The sum of a whole year has its late reports in it, the sum of less has none. And a district may
have had other borders when it was counted: its sum says so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.disclosure.cells import TOWN, is_late, year_of
from geo.disclosure.revision import settled
from geo.public.sum import added, cells_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from geo.disclosure.cells import Atom, Entry
    from geo.public.columns import Span
    from geo.public.sum import Sum

    Asked = tuple[str, tuple[str, ...], tuple[str, ...]]  # area, groups, months

MONTHS = 12
MUCH = 0.2  # of the reports, that no sum is given without


class Sums:
    """The entries of a ledger, ready to be added up. The first number of a cell stands.

    ``moved`` says of district lists which of their areas had other borders (``geo.public.ground``).
    """

    def __init__(
        self, entries: Iterable[Entry], moved: Mapping[str, Collection[str]] | None = None
    ) -> None:
        self._moved = moved or {}
        known = tuple(entries)
        self._cells: dict[str, dict[Atom, Sum]] = defaultdict(dict)
        self._late: dict[str, set[str]] = defaultdict(set)
        self._shared: set[str] = set()  # years whose late reports are told by district too
        split: dict[Atom, dict[str, Sum]] = defaultdict(dict)
        for entry, cell in zip(known, cells_of(known), strict=True):
            for atom in cell.atoms:
                self._cells[entry.area].setdefault(atom, cell)
                if len(cell.atoms) == 1 and entry.area != TOWN:
                    split[atom].setdefault(entry.area, cell)
            if is_late(entry.period):
                self._late[year_of(entry.period)].add(entry.period)
                self._shared |= {year_of(entry.period)} if entry.area != TOWN else set()
        # One number, however many districts: their sum is as near the truth as one of them.
        self._whole = {atom: added(parts.values(), cells=1) for atom, parts in split.items()}
        self._whole |= self._cells[TOWN]
        # The page, its tables and its files ask for the same sums.
        self._found: dict[Asked, Sum | None] = {}
        self.months = frozenset(month for _, month in self._whole if not is_late(month))
        self.settled = frozenset(map(int, settled(known)))  # years that can be compared

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
        late = [self.month(*atom) for atom in self._late_of(groups, months)]
        return added(known + [one for one in late if one is not None])

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
        late = {atom for atom in self._late_of(groups, months) if atom in self._whole}
        wanted = {(group, month) for group in groups for month in months} | late
        cells = self._cells.get(area, {})
        found = {cells[atom] for atom in wanted if atom in cells}
        told = [cell for cell in found if cell.atoms <= wanted]
        lacking = self._share(wanted.difference(*(cell.atoms for cell in told)), groups, months)
        if lacking is None or lacking > MUCH or not told:
            return None
        found_sum = added(told, lacking=lacking)
        return replace(found_sum, apart=self._is_moved(area, found_sum.lists))

    def _is_moved(self, area: str, lists: Iterable[str]) -> bool:
        return any(area in self._moved.get(each, ()) for each in lists)

    def apart(self, area: str) -> set[int]:
        """Return the years that a district was told of within other borders than now."""
        return {
            int(year_of(month))
            for (_, month), cell in self._cells.get(area, {}).items()
            if self._is_moved(area, cell.lists)
        }

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

    def revised(self, spans: Iterable[Span], *, by_district: bool = False) -> bool:
        """Whether there are late reports of a year that stand by themselves.

        ``by_district``: and the districts have theirs of every such year.
        """
        years = {str(span.year) for span in spans} & set(self._late)
        return bool(years) and (not by_district or years <= self._shared)

    def _late_of(self, groups: Collection[str], months: Collection[str]) -> set[Atom]:
        """Name the late reports of the years that are whole."""
        years = [year_of(month) for month in months]
        whole = {year for year in years if years.count(year) == MONTHS}
        late = {period for year in whole for period in self._late.get(year, ())}
        return {(group, period) for group in groups for period in late}
