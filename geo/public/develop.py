"""Whether a number is more or fewer than in earlier years, beyond chance and rounding.

Like is compared with like. The months of a year are closed two weeks after they end, and its
late reports are told with its first revision, so a year is compared when it has had that
(``Sums.settled``), and of the years before it what they had when they had had theirs: what
a later revision added to them is left out. From years that were closed or first revised longer
after they ended than another, as in the first release, it cannot be: of those at most ``LITTLE``
is taken to have come meanwhile. A difference must be more than that and than what a number lacks.

The assumption that could mislead: reports are taken to come one by one, independently.
They come in clusters too, so a little more than one in a hundred stable series is said
to have changed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scipy import special

from geo.public.sum import LITTLE
from geo.public.waits import ALIKE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.public.sum import Sum

MORE, FEWER, SAME, UNKNOWN = "more", "fewer", "same", ""
YEARS = 3  # that one is compared with
LEVEL = 0.99
ROUNDING_VARIANCE = 25 / 4  # at most, of a number rounded at random to base 5: r(5 - r)
FEWEST = 20  # of expected reports: below, rounding is most of a number
# What a district lacks is known of the municipality only, and may be more of its own reports.
# In the demo's five years 3 times as much is never exceeded by two reports.
TIMES = 3


def developed(now: Sum | None, before: Sequence[Sum | None]) -> str:
    """Compare a number with the mean of earlier ones of as long a time.

    Parameters
    ----------
    now, before
        Sums of rounded numbers; None where there is none.

    Returns
    -------
    str
        ``MORE`` or ``FEWER`` if the difference is beyond what two independent Poisson
        counts and their rounding make in 99 of 100 cases (normal approximation), else
        ``SAME``; ``UNKNOWN`` if a number is missing, lacks much or is of a district as it
        was not drawn then, or there are too few to tell.
    """
    known = [one for one in before if one is not None and one.comparable]
    if now is None or not now.comparable or not known or len(known) < len(before):
        return UNKNOWN
    value, usual = now.first, sum(one.first for one in known) / len(known)
    if max(value, usual) < FEWEST:
        return UNKNOWN
    counted = value + usual / len(known)
    rounded = now.cells + sum(one.cells for one in known) / len(known) ** 2
    chance = -special.ndtri((1 - LEVEL) / 2) * math.sqrt(counted + ROUNDING_VARIANCE * rounded)
    least = -chance - _lost(now) - sum(_ahead(one, now) for one in known) / len(known)
    most = chance + sum(_lost(one) + _ahead(now, one) for one in known) / len(known)
    if least <= value - usual <= most:
        return SAME
    return MORE if value > usual else FEWER


def _lost(one: Sum) -> float:
    """Return how much a number may lack."""
    return TIMES * one.lacking * one.first


def _ahead(one: Sum, other: Sum) -> float:
    """Return how much may have come in of a number that had not of another, counted sooner."""
    return LITTLE * one.first * _waited_longer(one, other)


def _waited_longer(one: Sum, other: Sum) -> bool:
    """Whether some of a number was counted so much later that it has more late reports."""
    return max(one.waits, default=0) - min(other.waits, default=0) >= ALIKE
