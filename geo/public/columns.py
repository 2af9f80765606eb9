"""Which spans of months stand beside each other in a table, and which are compared."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
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
    """Months of one year from January on: the whole year, or as far as the data reach."""

    year: int
    last: int = _DECEMBER

    @property
    def whole(self) -> bool:
        """Whether it is all of the year."""
        return self.last == _DECEMBER

    @cached_property
    def months(self) -> tuple[str, ...]:
        """Its months, as the ledger writes them."""
        return tuple(f"{self.year}-{month:02d}" for month in range(_JANUARY, self.last + 1))

    @property
    def before(self) -> tuple[Span, ...]:
        """The same months of the years it is compared with, oldest first."""
        return tuple(Span(self.year - back, self.last) for back in range(YEARS, 0, -1))

    def said(self, words: Words) -> str:
        """Name it: ``2025`` or ``jan–okt 2026``."""
        if self.whole:
            return str(self.year)
        first, last = (short(month, words) for month in (_JANUARY, self.last))
        if self.last == _JANUARY:
            return f"{first} {self.year}"
        return f"{first}–{last} {self.year}"


def spans(months: Collection[str], newest: str) -> tuple[Span, ...]:
    """Choose the columns: whole years, then this year so far beside the same months last year.

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
        return tuple(whole[-MOST_YEARS:])
    part = [Span(each, last) for each in (year - 1, year) if set(Span(each, last).months) <= known]
    return (*whole[-(MOST_YEARS - 1) :], *part)


def whole(columns: Sequence[Span]) -> list[Span]:
    """Return those that are whole years, the only ones that can be drawn beside each other."""
    return [span for span in columns if span.whole]


def basis(columns: Sequence[Span]) -> Span | None:
    """Return the newest whole year if the years it is compared with are there too."""
    full = whole(columns)
    return full[-1] if full and set(full[-1].before) <= set(full) else None


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
