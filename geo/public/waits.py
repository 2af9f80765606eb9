"""How long after they ended months were counted: who has waited longer has more late reports.

It goes by the data that a number was counted from, not by the month its release reaches to:
whoever catches up tells of months that ended long ago.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.disclosure.cells import Entry
    from geo.public.columns import Span

ALIKE = 3  # months: what comes in later than that is little
_YEAR = 12


def riper(entries: Iterable[Entry], one: Span, other: Span) -> tuple[int, ...]:
    """Return which years have months counted longer after they ended than the other's, if any.

    Both are named if some months of the one have waited longer and other months of the other,
    by however little: which of them has more late reports is not known then.
    """
    told: dict[str, str] = {}  # month → that of the data it was closed with
    for entry in entries:
        for month in entry.period.replace("|", "+").split("+"):
            told.setdefault(month, entry.as_of)
    pairs = [
        tuple(months_after(told[month], month) for month in months)
        for months in zip(one.months, other.months, strict=True)
    ]
    if not any(map(_apart, pairs)):
        return ()
    longer = (any(mine > its for mine, its in pairs), any(mine < its for mine, its in pairs))
    return tuple(
        span.year for span, is_longer in zip((one, other), longer, strict=True) if is_longer
    )


def _apart(pair: tuple[int, ...]) -> bool:
    """Whether one of two waits has more late reports: most of them come soon after a month ends."""
    return max(pair) - min(pair) >= ALIKE or min(pair) < min(max(pair), ALIKE)


def months_after(later: str, earlier: str) -> int:
    """Return how many months lie between two: ``2026-01``, ``2025-11`` → 2."""
    return _count(later) - _count(earlier)


def _count(month: str) -> int:
    return int(month[:4]) * _YEAR + int(month[5:7])
