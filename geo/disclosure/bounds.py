"""What can be told of each count from rounded numbers and their exact total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.cells import BASE

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

SMALL = BASE - 1  # counts of 1 to 4 point at people
WIDTH = BASE - 1  # what is left of plain rounding: a published 0 may be 0 to 4


def box(values: npt.ArrayLike) -> tuple[Ints, Ints]:
    """Return the smallest and largest count that plain rounding gives each value for."""
    value = np.asarray(values, dtype=np.int64)
    return np.maximum(value - SMALL, 0), value + SMALL


def intervals(low: Ints, high: Ints, total: int) -> tuple[Ints, Ints]:
    """Narrow boxes by their exact sum: the closed form of the linear program for one margin.

    Returns
    -------
    low, high
        int64, shape (n,). Every whole number between can be true, since the others can
        take any sum between theirs; ``low > high`` where nothing can.
    """
    return (
        np.maximum(low, total - (high.sum() - high)),
        np.minimum(high, total - (low.sum() - low)),
    )


def may_be_small(low: Ints, high: Ints) -> npt.NDArray[np.bool_]:
    """Whether a count may be one to four."""
    return (low <= SMALL) & (high >= 1)


def narrow(low: Ints, high: Ints, total: int) -> npt.NDArray[np.bool_]:
    """Whether a count that may be one to four is known more closely than it may be."""
    lo, hi = intervals(low, high, total)
    return may_be_small(low, high) & (hi - lo < WIDTH)


def narrow_if_one_is_known(low: Ints, high: Ints, total: int) -> npt.NDArray[np.bool_]:
    """Whether a count is known too closely by who knows of one incident anywhere.

    Who knows of an incident where 0 is published knows that the count there is 1 to 4:
    no rounding to base 5 can help that, and four values are left. So that one place is
    asked for four values, every other for the usual width.
    """
    unknown = low < 1
    least, most = low.sum(), high.sum()
    floor = np.maximum(low, total - (most - high))
    # The incident was somewhere else: one more is taken from what is left for this one.
    other = np.minimum(high, total - (least + 1 - low)) - floor < WIDTH
    elsewhere = unknown.sum() - unknown > 0
    # It was here: at least one.
    here = np.minimum(high, total - (least - low)) - np.maximum(floor, 1) < WIDTH - 1
    found: npt.NDArray[np.bool_] = (other & elsewhere) | (here & unknown)
    return found & may_be_small(low, high)
