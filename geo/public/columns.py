"""Which spans of months stand beside each other in a table, and which are compared."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.disclosure.cells import year_of
from geo.errors import N_
from geo.public.develop import YEARS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.language import Words

MOST_YEARS = 6
_JANUARY, _DECEMBER = 1, 12


@dataclass(frozen=True)
class Span:
    """Months of one year: all of it, or from January, or the first there is, to the newest."""

    year: int
    last: int = _DECEMBER
    first: int = _JANUARY

    @property
    def whole(self) -> bool:
        """Whether it is all of the year."""
        return (self.first, self.last) == (_JANUARY, _DECEMBER)

    @cached_property
    def months(self) -> tuple[str, ...]:
        """Its months, as the ledger writes them."""
        return tuple(f"{self.year}-{month:02d}" for month in range(self.first, self.last + 1))

    @property
    def before(self) -> tuple[Span, ...]:
        """The same months of the years it is compared with, oldest first."""
        return tuple(replace(self, year=self.year - back) for back in range(YEARS, 0, -1))

    def said(self, words: Words) -> str:
        """Name it: ``2025`` or ``jan–okt 2026``."""
        if self.whole:
            return str(self.year)
        first, last = (short(month, words) for month in (self.first, self.last))
        if self.last == self.first:
            return f"{first} {self.year}"
        return f"{first}–{last} {self.year}"


@dataclass(frozen=True)
class Columns:
    """The columns of a table, and the one of them that is compared with those before it."""

    spans: tuple[Span, ...]
    basis: Span | None = None


def spans(months: Collection[str], newest: str) -> tuple[Span, ...]:
    """Choose the columns: whole years, then this year so far beside the same months last year.

    Where there is neither, what there is of this year.

    Parameters
    ----------
    months
        All that there are numbers for.
    newest
        The month a release reaches to.
    """
    known, (year, last) = set(months), (int(part) for part in newest.split("-"))
    years = sorted({int(year_of(month)) for month in known})
    whole = [Span(each) for each in years if set(Span(each).months) <= known]
    if last == _DECEMBER:
        found = whole[-MOST_YEARS:]
    else:
        part = [Span(each, last) for each in (year - 1, year)]
        found = whole[-(MOST_YEARS - 1) :] + [one for one in part if set(one.months) <= known]
    first = min((int(each[5:]) for each in known if year_of(each) == str(year)), default=last)
    return tuple(found) or (Span(year, last, first),)


def whole(columns: Sequence[Span]) -> list[Span]:
    """Return those that are whole years, the only ones that can be drawn beside each other."""
    return [span for span in columns if span.whole]


def runs(months: Collection[str]) -> tuple[Span, ...]:
    """Return months as spans: those that follow each other in a year together, oldest first."""
    found: list[Span] = []
    for year, month in sorted((int(year_of(each)), int(each[5:])) for each in months):
        if found and (found[-1].year, found[-1].last + 1) == (year, month):
            found[-1] = replace(found[-1], last=month)
        else:
            found.append(Span(year, month, month))
    return tuple(found)


def basis(columns: Sequence[Span], settled: Collection[int]) -> Span | None:
    """Return the newest whole year that can be compared: with its late reports, as those before.

    ``settled`` are the years that have their late reports.
    """
    known = {span for span in whole(columns) if span.year in settled}
    return max(
        (span for span in known if known.issuperset(span.before)),
        key=lambda span: span.year, default=None,
    )  # fmt: skip


def short(month: int, words: Words) -> str:
    """Write a month's short name without its full stop: it stands between two others."""
    return words.date(dt.date(2000, month, 1), "LLL").rstrip(".")


def month(name: str, words: Words) -> str:
    """Write a month: ``oktober 2026``."""
    year, number = name.split("-")
    return words.date(dt.date(int(year), int(number), 1), "LLLL y")


def compared(span: Span, words: Words) -> str:
    """Say what a span is compared with: ``2025 mot 2022–2024``."""
    first, last = span.before[0].year, span.before[-1].year
    years = f"{first}–{last}" if first != last else str(first)
    said = N_("{span} mot {years}") if span.whole else N_("{span} mot samma månader {years}")
    return words.text(said, span=span.said(words), years=years)
