"""Whether a number is more or fewer than in earlier years, beyond chance and rounding.

The assumption that could mislead: reports are taken to come one by one, independently.
They come in clusters too, so a little more than one in a hundred stable series is said
to have changed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scipy import special

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.public.sums import Sum

MORE, FEWER, SAME, UNKNOWN = "more", "fewer", "same", ""
YEARS = 3  # that one is compared with
LEVEL = 0.99
ROUNDING_VARIANCE = 25 / 4  # at most, of a number rounded at random to base 5: r(5 - r)
FEWEST = 20  # of expected reports: below, rounding is most of a number


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
        ``SAME``; ``UNKNOWN`` if a number is missing or lacks something, or there are too
        few to tell.
    """
    known = [one for one in before if one is not None and one.whole]
    if now is None or not now.whole or not known or len(known) < len(before):
        return UNKNOWN
    usual = sum(one.value for one in known) / len(known)
    if max(now.value, usual) < FEWEST:
        return UNKNOWN
    counted = now.value + usual / len(known)
    rounded = now.cells + sum(one.cells for one in known) / len(known) ** 2
    spread = math.sqrt(counted + ROUNDING_VARIANCE * rounded)
    if abs(now.value - usual) <= -special.ndtri((1 - LEVEL) / 2) * spread:
        return SAME
    return MORE if now.value > usual else FEWER
