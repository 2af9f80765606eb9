"""Every number of a release as rows, in the words that the attacker reads them by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.disclosure.cells import TOWN, is_late, unit, year_of
from geo.disclosure.groups import BY_ID
from geo.public.areas import name
from geo.public.tables import EVERY, SPLIT
from geo.public.texts import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.language import Words
    from geo.public.snapshot import Act, Snapshot
    from geo.public.sum import Sum

    Rows = list[dict[str, Any]]

FELT_HEADS = ("question", "wording", "year", "area", "area_name", "percent", "low", "high")
ACT_HEADS = ("name", "status", "areas", "area_names", "groups", "from", "to")
CRIME_HEADS = (
    "area", "area_name", "group", "group_name", "from", "to", "value", "period", "release", "areas",
)  # fmt: skip


class Numbers:
    """The rows of a snapshot's files.

    A number of crime is told of an area, a group (several joined with ``+``) and a period
    (months joined with ``+``; for several groups one list each, between ``|``).
    """

    def __init__(self, snapshot: Snapshot, words: Words) -> None:
        self.snapshot, self.words = snapshot, words
        months = [each for each in snapshot.entries if not is_late(each.period)]
        self.lists = {year_of(each.period): each.areas for each in months}  # by year
        self._told: dict[str, list[str]] = {}  # year → its months, in order
        for month in sorted(snapshot.sums.months):
            self._told.setdefault(year_of(month), []).append(month)

    def cells(self) -> Rows:
        """List the numbers of the ledger, as they were rounded."""
        areas = {each.area: self._area(each.area) for each in self.snapshot.entries}
        groups = {each.group: self._group(each.group) for each in self.snapshot.entries}
        return [
            self._crime(
                (each.area, areas[each.area]), (each.group, groups[each.group]), each.period,
                each.value, (each.release, each.areas),
            )
            for each in self.snapshot.entries
        ]  # fmt: skip

    def months(self) -> Rows:
        """List the municipality's months, also those that are the sum of the districts."""
        sums = self.snapshot.sums
        found = (sums.month(group, month) for group in EVERY for month in sorted(sums.months))
        return [self._sum(TOWN, one) for one in found if one is not None]

    def years(self) -> Rows:
        """List the sums that stand in the tables, each group and all of them together."""
        return list(self._years())

    def _years(self) -> Iterator[dict[str, Any]]:
        snapshot = self.snapshot
        for code in (TOWN, *snapshot.areas):
            every = EVERY if code == TOWN else SPLIT
            find = snapshot.sums.town if code == TOWN else partial(snapshot.sums.area, code)
            for groups in (*((group,) for group in every), every):
                for span in snapshot.columns.spans:
                    if found := find(groups, span.months):
                        yield self._sum(code, found)

    def _sum(self, area: str, found: Sum) -> dict[str, Any]:
        group, period = unit(tuple(sorted(found.atoms)))
        lists = self.lists[year_of(period)] if area == TOWN else "+".join(sorted(found.lists))
        about = (self.snapshot.release.name, lists)
        named = (group, self._group(group))
        return self._crime((area, self._area(area)), named, period, found.value, about)

    def _crime(
        self,
        area: tuple[str, str],
        group: tuple[str, str],
        period: str,
        value: int,
        about: Iterable[str],
    ) -> dict[str, Any]:
        months = sorted(self._months(period))
        named = (*area, *group, months[0], months[-1], value, period, *about)
        return dict(zip(CRIME_HEADS, named, strict=True))

    def _months(self, period: str) -> Iterator[str]:
        """List the months of a period; late reports are of all that is told of their year."""
        for each in period.replace("|", "+").split("+"):
            yield from self._told[year_of(each)] if is_late(each) else (each,)

    def felt(self) -> Rows:
        """List the survey's figures in whole per cent."""
        return [self._share(row) for row in self.snapshot.felt.to_dict("records")]

    def _share(self, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of a frame
        wording, where = row["wording"], row["name"] or phrase("town", self.words)
        limits = (percent(row[limit]) for limit in ("value", "low", "high"))
        told = (row["question"], self.words.text(wording), int(row["year"]), row["area"], where)
        return dict(zip(FELT_HEADS, (*told, *limits), strict=True))

    def acts(self) -> Rows:
        """List the public interventions."""
        return [self._act(act) for act in self.snapshot.acts]

    def _act(self, act: Act) -> dict[str, Any]:
        names = ", ".join(self._area(code) for code in act.areas)
        told = (act.name, act.status, ", ".join(act.areas), names, ", ".join(act.groups))
        return dict(zip(ACT_HEADS, (*told, act.start, act.end), strict=True))

    def _area(self, code: str) -> str:
        """Name an area; one of an earlier list of districts by its code."""
        if code == TOWN:
            return phrase("town", self.words)
        known = code in self.snapshot.areas
        return name(code, self.snapshot, self.words) if known else code

    def _group(self, group: str) -> str:
        ids = group.split("+")
        if len(ids) in (len(EVERY), len(SPLIT)):
            return phrase("all_groups" if len(ids) == len(EVERY) else "all_here", self.words)
        return ", ".join(self.words.text(BY_ID[each].name) for each in ids)


def percent(share: float) -> int | None:
    """Write a share as whole per cent; None if there is none."""
    return round(share * 100) if np.isfinite(share) else None
