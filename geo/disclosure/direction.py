"""Whether sums of rounded numbers differ by more than rounding makes of itself.

The rounding error of a count has variance 25 p (1 − p) with p its rest by five over five;
over the five rests that is 4 on average. Errors of different cells are nearly independent,
so the difference of two sums of n cells in all has standard deviation 2 √n. What could
mislead: this is the doubt of rounding alone, not of chance in the offences themselves.
"""

from __future__ import annotations

import math

VARIANCE = 4.0  # of the rounding error of one cell
DEVIATIONS = 2.0


def direction(now: int, before: int, cells: int) -> int:
    """Say whether a published number has risen or fallen.

    Parameters
    ----------
    now, before
        Sums of published cells of two periods.
    cells
        How many cells the two are made of together.

    Returns
    -------
    int
        1 risen, −1 fallen, 0 where rounding alone could have made the difference.
    """
    change = now - before
    if abs(change) <= DEVIATIONS * math.sqrt(VARIANCE * cells):
        return 0
    return 1 if change > 0 else -1
