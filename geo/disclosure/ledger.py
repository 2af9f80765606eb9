"""The ledger grows; nothing in it ever changes.

``extend`` closes months: each group and month is split by district or gets one number for
the municipality, and what was too little is pooled when its quarter and year close. A
month is told as it was known then, also in a pool; what becomes known afterwards is told in
the yearly revision (``geo.disclosure.revision``).

A year is told by the districts that it began with. If they are others when a month of it is
closed, that month is told of the municipality alone (``ALONE``), and so is the rest of the
year while they are: it is neither split nor pooled, and what was open stays open for good. The
new districts begin with the next January. Nothing is learnt from it: the numbers that are added
are the municipality's, made of totals that are public anyway; that they are alone follows from
the two lists and from when the months were closed, never from a count; and since no month is
told by two lists, no sliver between two borders is a difference of two sums.

The municipality's numbers run on within the year: each is the multiple of 5 below or above
the truth that brings the sum of its run nearest to the true sum. So a month is within 4 of
the truth, and so are months that are pooled; their districts can be made to sum to what has
been said already. All of this follows from exact totals that are public anyway.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.disclosure.cells import ALONE, Ledger, is_late, year_of
from geo.disclosure.closing import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from geo.disclosure.counts import Counts

POOLS = ("quarter", "year", "parent")


def extend(
    ledger: Ledger,
    counts: Counts,
    *,
    secret: bytes,
    release: str,
    progress: Callable[[float], None] | None = None,
) -> Ledger:
    """Close every month of the counts that is not closed yet.

    Parameters
    ----------
    ledger
        What has been published.
    counts
        As known now. Months closed before are not read. If they are of another district list
        than a year that has begun, the rest of that year is told of the municipality alone.
    secret
        Key of the rounding, at least 16 bytes.
    release
        Name of this release.
    progress
        Is told the share done, 0 to 1.

    Raises
    ------
    ValueError
        If months are missing.
    """
    book = Book(ledger, counts, secret, release)
    last, months = _last(ledger), _new_months(ledger, counts)
    begun = _by_list_of(ledger, counts, last)
    for done, month in enumerate(months, start=1):
        book.counts = begun if year_of(month) == year_of(last) else counts
        for group in counts.groups:
            book.close(group, month)
        for step in POOLS:
            book.pool(month, step)
        if progress:
            progress(done / len(months))
    return book.ledger()


def _new_months(ledger: Ledger, counts: Counts) -> tuple[str, ...]:
    """Months to close, after the last one closed."""
    last = _last(ledger)
    new = tuple(month for month in counts.months if month > last)
    if last and new and last not in counts.months:
        raise ValueError(f"the months between {last} and {new[0]} are missing")
    return new


def _last(ledger: Ledger) -> str:
    """Return the last month closed, "" if there is none."""
    return max((c.period for c in ledger.closings if len(c.period) == len("2025-01")), default="")


def _by_list_of(ledger: Ledger, counts: Counts, month: str) -> Counts:
    """Return counts as the year of a month is told: of the municipality if its list is another."""
    others = versions(ledger, (month,)) - {counts.version}
    return replace(counts.joined(), version=min(others)) if others else counts


def alone(ledger: Ledger) -> tuple[str, ...]:
    """Return the months that are told of the municipality alone, since the districts changed."""
    found = {closing.period for closing in ledger.closings if closing.state == ALONE}
    return tuple(sorted(each for each in found if not is_late(each)))


def versions(ledger: Ledger, closed: Collection[str]) -> set[str]:
    """Return the district lists by which single months have been told."""
    return {entry.areas for entry in ledger.entries if entry.period in closed}
