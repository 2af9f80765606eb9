"""Dual density: one density over another, and where the ratio is more than chance.

Now over before, or offences over people. Both are smoothed with the same kernel, so
that what falls outside the map's edge is lost alike from both.

The assumption that could mislead: a ratio of two small numbers is nothing. It is shown
only where what it divides by holds enough, and called more or fewer only where chance
could not have made it. No library has this; R's sparr has the ratio with a normal
approximation (Davies, Marshall & Hazelton 2018, Statistics in Medicine 37:1191).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special

from geo.measures.effective import direction, effective
from geo.measures.rate import FEW
from geo.measures.smoothing import QUARTIC, SQUARED, smooth

if TYPE_CHECKING:
    import numpy.typing as npt

TIE = 1e-9  # whole numbers come out of a smoothing a little under as often as over


class Dual(NamedTuple):
    """A ratio over a grid; 1 is no difference.

    Attributes
    ----------
    ratio
        float64, shape of the grid; NaN where the denominator is too small.
    sign
        int8, same shape: 1 more and −1 fewer than chance would let it, 0 cannot be told.
        Of the cells with a sign about one in twenty may be false (Benjamini & Hochberg).
        A place where it has begun from nothing has a sign and no ratio.
    """

    ratio: npt.NDArray[np.float64]
    sign: npt.NDArray[np.int8]


def now_over_before(
    now: npt.NDArray[np.number],
    before: npt.NDArray[np.number],
    *,
    exposure: float = 1.0,
    cell_m: float,
    bandwidth_m: float,
) -> Dual:
    """Compare the densities of two periods (Kelsall & Diggle 1995, Bernoulli 1:3).

    If nothing has changed, every offence is one of the later period with the same
    probability, whatever its place. A smoothed density is a sum with unequal weights;
    it is judged as the binomial count that varies as much
    (:func:`geo.measures.effective.effective`).

    Parameters
    ----------
    now, before
        Offences per cell, shape (rows, columns).
    exposure
        Length of now over length of before.
    cell_m, bandwidth_m
        As for :func:`geo.measures.smoothing.smooth`.
    """
    old, both, old_squares, squares = (
        smooth(counts, cell_m=cell_m, bandwidth_m=bandwidth_m, kernel=kernel)
        for kernel in (QUARTIC, SQUARED)
        for counts in (before, now + before)
    )
    somewhere = np.nonzero(
        both > 0
    )  # most of a municipality is forest: only the rest costs anything
    old, whole, old_squares, squares = (
        each[somewhere] for each in (old, both, old_squares, squares)
    )
    new = np.maximum(whole - old, 0)
    ratio, sign = np.full(both.shape, np.nan), np.zeros(both.shape, dtype=np.int8)
    ratio[somewhere] = _ratio(
        new, old * exposure, enough=effective(old, old, old_squares) >= FEW - TIE
    )
    k, n = (effective(each, whole, squares) for each in (new, whole))
    sign[somewhere] = _binomial(k, n, exposure / (1 + exposure))
    return Dual(ratio, sign)


def _binomial(
    k: npt.NDArray[np.float64], n: npt.NDArray[np.float64], share: float
) -> npt.NDArray[np.int8]:
    """Direction of what is more or fewer than a share of ``n``; 0 under one offence."""
    tested, above = n >= 1 - TIE, k > n * share
    tails = np.ones((2, len(n)))  # the other tail is no finding
    up, down = tested & above, tested & ~above
    tails[0, up] = special.betainc(k[up], (n - k)[up] + 1, share)
    tails[1, down] = special.betainc(np.maximum((n - k)[down], 1e-9), k[down] + 1, 1 - share)
    return direction(*tails, tested=tested)


def over_population(
    events: npt.NDArray[np.number],
    people: npt.NDArray[np.number],
    *,
    cell_m: float,
    bandwidth_m: float,
) -> Dual:
    """Compare the density of offences with that of people; 1 is as in the whole grid.

    Parameters
    ----------
    events, people
        Per cell, shape (rows, columns). The people are taken as known.
    cell_m, bandwidth_m
        As for :func:`geo.measures.smoothing.smooth`.
    """
    expected = people * (events.sum() / max(people.sum(), 1))
    density, mean = (
        smooth(each, cell_m=cell_m, bandwidth_m=bandwidth_m) for each in (events, expected)
    )
    squares = smooth(expected, cell_m=cell_m, bandwidth_m=bandwidth_m, kernel=SQUARED)
    k, mu = (effective(each, mean, squares) for each in (density, mean))
    more = np.where(k > 0, special.gammainc(np.maximum(k, 1e-9), mu), 1)
    return Dual(
        _ratio(density, mean, enough=mu >= FEW - TIE),
        direction(more, special.gammaincc(k + 1, mu), tested=mu > 0),
    )


def _ratio(
    over: npt.NDArray[np.float64], under: npt.NDArray[np.float64], *, enough: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    return np.divide(over, under, out=np.full_like(over, np.nan), where=enough)
