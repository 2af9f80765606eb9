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

from geo.measures.density import SQUARED, smooth
from geo.measures.discovery import LEVEL, false_discovery
from geo.measures.rate import FEW

if TYPE_CHECKING:
    import numpy.typing as npt


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
    it is judged as the binomial count that varies as much (:func:`_effective`).

    Parameters
    ----------
    now, before
        Offences per cell, shape (rows, columns).
    exposure
        Length of now over length of before.
    cell_m, bandwidth_m
        As for :func:`geo.measures.density.smooth`.
    """
    new, old = (smooth(each, cell_m=cell_m, bandwidth_m=bandwidth_m) for each in (now, before))
    whole = new + old
    squares, old_squares = (
        smooth(counts, cell_m=cell_m, bandwidth_m=bandwidth_m, kernel=SQUARED)
        for counts in (now + before, before)
    )
    ratio = _ratio(new, old * exposure, enough=_effective(old, old, old_squares) >= FEW)
    k, n = (_effective(each, whole, squares) for each in (new, whole))
    share = exposure / (1 + exposure)
    tested = n >= 1  # most of a municipality is forest: only the rest costs anything
    k, n = k[tested], n[tested]
    tails = np.ones((2, *tested.shape))
    tails[0, tested] = np.where(k > 0, special.betainc(np.maximum(k, 1e-9), n - k + 1, share), 1)
    tails[1, tested] = np.where(
        n > k, special.betainc(np.maximum(n - k, 1e-9), k + 1, 1 - share), 1
    )
    return Dual(ratio, _sign(*tails, tested=tested))


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
        As for :func:`geo.measures.density.smooth`.
    """
    expected = people * (events.sum() / max(people.sum(), 1))
    density, mean = (
        smooth(each, cell_m=cell_m, bandwidth_m=bandwidth_m) for each in (events, expected)
    )
    squares = smooth(expected, cell_m=cell_m, bandwidth_m=bandwidth_m, kernel=SQUARED)
    k, mu = (_effective(each, mean, squares) for each in (density, mean))
    more = np.where(k > 0, special.gammainc(np.maximum(k, 1e-9), mu), 1)
    return Dual(
        _ratio(density, mean, enough=mu >= FEW),
        _sign(more, special.gammaincc(k + 1, mu), tested=mu > 0),
    )


def _effective(
    density: npt.NDArray[np.float64],
    whole: npt.NDArray[np.float64],
    squares: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Turn a density into the count of equal weights that varies as much as ``whole`` does."""
    count: npt.NDArray[np.float64] = np.divide(
        density * whole, squares, out=np.zeros_like(whole), where=squares > squares.max() * 1e-12
    )
    return count


def _ratio(
    over: npt.NDArray[np.float64], under: npt.NDArray[np.float64], *, enough: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    return np.divide(over, under, out=np.full_like(over, np.nan), where=enough)


def _sign(
    more: npt.NDArray[np.float64], fewer: npt.NDArray[np.float64], *, tested: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int8]:
    """Direction of what both tails together leave less than one in twenty to chance."""
    p = np.where(tested, np.minimum(2 * np.minimum(more, fewer), 1), np.nan)
    beyond = false_discovery(p.ravel()).reshape(p.shape) <= LEVEL
    sign: npt.NDArray[np.int8] = np.where(beyond, np.where(more < fewer, 1, -1), 0).astype(np.int8)
    return sign
