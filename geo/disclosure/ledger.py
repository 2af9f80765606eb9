"""The ledger grows; nothing in it ever changes.

``extend`` closes months: each group and month is split by district or gets one number for
the municipality, and what was too little is pooled when its quarter and year close. A
month is told as it was known then, also in a pool; what becomes known afterwards is told in
the yearly revision (``geo.disclosure.revision``).

The municipality's numbers run on within the year: each is the multiple of 5 below or above
the truth that brings the sum of its run nearest to the true sum. So a month is within 4 of
the truth, and so are months that are pooled; their districts can be made to sum to what has
been said already. All of this follows from exact totals that are public anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.disclosure.cells import Ledger, year_of
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
        As known now. Months closed before are not read.
    secret
        Key of the rounding, at least 16 bytes.
    release
        Name of this release.
    progress
        Is told the share done, 0 to 1.

    Raises
    ------
    ValueError
        If months are missing, or the district list changed within a year.
    """
    book = Book(ledger, counts, secret, release)
    months = _new_months(ledger, counts)
    for done, month in enumerate(months, start=1):
        for group in counts.groups:
            book.close(group, month)
        for step in POOLS:
            book.pool(month, step)
        if progress:
            progress(done / len(months))
    return book.ledger()


def _new_months(ledger: Ledger, counts: Counts) -> tuple[str, ...]:
    """Months to close, after the last one closed."""
    closed = {c.period for c in ledger.closings if c.period in counts.months}
    last = max((c.period for c in ledger.closings if len(c.period) == len("2025-01")), default="")
    new = tuple(month for month in counts.months if month > last)
    if last and new and last not in closed:
        raise ValueError(f"the months between {last} and {new[0]} are missing")
    same_year = last and new and year_of(new[0]) == year_of(last)
    if same_year and versions(ledger, (last,)) != {counts.version}:
        raise ValueError("the district list can change only with the year")
    return new


def versions(ledger: Ledger, closed: Collection[str]) -> set[str]:
    """Return the district lists by which single months have been told."""
    return {entry.areas for entry in ledger.entries if entry.period in closed}
