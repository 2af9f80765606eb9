"""Which districts have inhabitants enough to be told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.disclosure.counts import told_districts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd


def by_year(tables: Iterable[pd.DataFrame], newest: str) -> Iterator[tuple[str, ...]]:
    """Name the districts that have inhabitants enough, year by year: the newest first.

    Inhabitants are those of 31 December, so a year that is not over is a projection: they are
    asked last, the nearest first.

    Parameters
    ----------
    tables
        Inhabitants [code, year, population], each of which took the place of the next.
    newest
        Month that is over: ``2026-10``.
    """
    over = int(newest[:4]) - (newest[5:] < "12")
    for people in tables:
        for year in sorted({*people["year"]}, key=lambda year: (year > over, abs(year - over))):
            now = people[people["year"] == year]
            yield told_districts(dict(zip(now["code"], now["population"], strict=True)))
