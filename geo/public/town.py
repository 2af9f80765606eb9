"""The municipality on the public page: a table of years, and a chart of months for each group."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from geo.disclosure.groups import PUBLIC_GROUPS
from geo.public.columns import Span, month, whole
from geo.public.drawing import years_svg
from geo.public.tables import EVERY, Row, Table, by_group, number
from geo.public.texts import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.disclosure.groups import PublicGroup
    from geo.language import Words
    from geo.public.snapshot import Snapshot

YEARS = 6  # drawn over each other
LEADS = ("town_lead_one", "town_lead_two", "town_lead")  # by how many years are drawn
KEYS = ("key_one", "key_two", "key")
_YEAR = range(1, 13)


@dataclass(frozen=True)
class Group:
    """A group of offences in the municipality."""

    id: str
    name: str
    how: str
    said: str
    chart: Markup
    table: Table


@dataclass(frozen=True)
class Town:
    """What is told of the municipality."""

    lead: str
    late: str
    basis: str
    table: Table
    groups: tuple[Group, ...]


def town(snapshot: Snapshot, words: Words) -> Town:
    """Tell of the municipality, group by group in the order of the catalogue."""
    sums = snapshot.sums
    title = phrase("by_year" if whole(snapshot.columns.spans) else "by_group", words)
    table = by_group(title, EVERY, sums.town, snapshot.columns, words)
    years = _years(snapshot)
    return Town(
        lead=_lead(snapshot, years, words),
        late=late(snapshot, words),
        basis=table.last,
        table=table,
        groups=tuple(
            _group(group, row, snapshot, years, words)
            for group, row in zip(PUBLIC_GROUPS, table.rows, strict=False)
        ),
    )


def _years(snapshot: Snapshot) -> list[int]:
    newest = int(snapshot.release.month[:4])
    known = {int(each[:4]) for each in snapshot.sums.months}
    return sorted(year for year in known if newest - YEARS < year <= newest) or [newest]


def late(snapshot: Snapshot, words: Words, *, by_district: bool = False) -> str:
    """Say what late reports the years in the tables have in them; "" where that is nothing."""
    full = whole(snapshot.columns.spans)
    waiting = [span.year for span in full if span.year not in snapshot.sums.settled]
    told = (
        [phrase("late_in", words)] if snapshot.sums.revised(full, by_district=by_district) else []
    )
    for year in waiting[-1:]:
        alone = by_district and str(year) in snapshot.late_alone
        told.append(phrase("late_not_here" if alone else "late_not_yet", words, year=year))
    return " ".join(told)


def _lead(snapshot: Snapshot, years: Sequence[int], words: Words) -> str:
    """Say how the charts are read: how many lines they have, and where a line is a point."""
    found = [_lines(LEADS, years, words)]
    months = [month[:4] for month in snapshot.sums.months]
    if any(months.count(str(year)) == 1 for year in years):
        found.append(phrase("point", words))
    return " ".join(found)


def _lines(keys: Sequence[str], years: Sequence[int], words: Words) -> str:
    """Say which line is which year, in the words for one year, two or more."""
    key = keys[min(len(years), len(keys)) - 1]
    return phrase(key, words, now=years[-1], last=years[-1] - 1)


def _group(
    group: PublicGroup, row: Row, snapshot: Snapshot, years: Sequence[int], words: Words
) -> Group:
    found = {
        year: [snapshot.sums.month(group.id, each) for each in Span(year).months] for year in years
    }
    drawn = [[None if one is None else one.value for one in found[year]] for year in years]
    letters = [words.date(dt.date(2000, each, 1), "LLLLL") for each in _YEAR]
    name = words.text(group.name)
    rows = tuple(
        Row(
            name=month(f"{years[-1]}-{each:02d}", words).rsplit(" ", 1)[0],
            values=tuple(number(found[year][each - 1], words) for year in years),
        )
        for each in _YEAR
    )
    key = _lines(KEYS, years, words)
    return Group(
        id=group.id,
        name=name,
        how=row.how,
        said=row.said,
        chart=Markup(years_svg(drawn, letters, words, title=f"{name}. {key}")),  # noqa: S704
        table=Table(
            title=name, first=phrase("month", words), heads=tuple(map(str, years)), rows=rows
        ),
    )
