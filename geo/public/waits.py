"""How long after they ended months were told: who has waited longer has more late reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.disclosure.cells import Entry
    from geo.public.columns import Span

ALIKE = 3  # months: what comes in later than that is little
_YEAR = 12


def riper(entries: Iterable[Entry], one: Span, other: Span) -> tuple[int, ...]:
    """Return which years have months told longer after they ended than the other's, if any.

    Both are named if it is some months of the one and other months of the other.
    """
    told: dict[str, str] = {}  # month → that of the data it was closed with
    for entry in entries:
        for month in entry.period.replace("|", "+").split("+"):
            told.setdefault(month, entry.as_of)
    waited = (
        [_months_to(told[month]) - _months_to(month) for month in span.months]
        for span in (one, other)
    )
    apart = [mine - its for mine, its in zip(*waited, strict=True)]
    found = ((one.year, max(apart)), (other.year, -min(apart)))
    return tuple(year for year, longer in found if longer >= ALIKE)


def _months_to(month: str) -> int:
    return int(month[:4]) * _YEAR + int(month[5:7])
