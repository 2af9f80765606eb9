"""How many reports of a year are late: known now, and not told of when its months were closed.

The ledger keeps counts, no offences, so what is late is a difference of counts. What could
mislead: an offence that was taken away and another that came in cannot be told apart from
one that was moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.cells import is_late, year_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.disclosure.closing import Book

    Ints = npt.NDArray[np.int64]


def late_reports(book: Book, year: str) -> Ints:
    """Count what has become known of a year since it was told, shape (areas, groups)."""
    told = [closing for atom, closing in book.first.items() if year_of(atom[1]) == year]
    found = []
    for group in book.counts.groups:
        own = [closing for closing in told if closing.group == group]
        months = [closing.unit for closing in own if not is_late(closing.period)]
        found.append(grown(book.counts.of(months), book.closed(own)))
    return np.stack(found, axis=1)


def grown(now: Ints, told: Ints) -> Ints:
    """Return by how much each area has grown: in sum what the municipality has, or 0.

    A negative number cannot be told. What some areas have lost is an offence that was moved,
    taken back or found to be another, so it is taken off those that gained, in proportion
    (largest remainder); what is lost beyond that stands as it was published.

    Parameters
    ----------
    now, told
        Counts as known now, and as told of before, shape (areas,).
    """
    gained = np.maximum(now - told, 0)
    net, most = max(int((now - told).sum()), 0), max(int(gained.sum()), 1)
    share: Ints = gained * net // most
    rest = gained * net % most
    share[np.argsort(-rest, kind="stable")[: net - int(share.sum())]] += 1
    return share
