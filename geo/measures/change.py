"""Change between two periods, and whether chance alone could have made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import special

if TYPE_CHECKING:
    import numpy.typing as npt

SIGNIFICANT = 0.05
NEVER_CERTAIN = 2.0  # a change of smaller z has an E-test p above SIGNIFICANT
PERCENT_BASE = 20  # under this many a percentage misleads
_TIE = 1e-7  # roots this near a whole number are that number


def change_z(
    now: npt.ArrayLike, before: npt.ArrayLike, *, ratio: float = 1.0
) -> npt.NDArray[np.float64]:
    """Poisson z of a change, 2(√now − √before) (Wheeler 2016, IACA; Anscombe's root).

    Parameters
    ----------
    now, before
        Counts.
    ratio
        Length of now over length of before.
    """
    expected = np.asarray(before, dtype=float) * ratio
    return np.asarray(2 * (np.sqrt(np.asarray(now, dtype=float)) - np.sqrt(expected)))


def e_test(
    now: int, before: int, *, exposure_now: float = 1.0, exposure_before: float = 1.0
) -> float:
    """Two-sided p of two Poisson counts (Krishnamoorthy & Thomson 2004, JSPI 119:23), pooled.

    Own code because the interface asks for it on every click and
    ``statsmodels.test_poisson_2indep(method="etest")`` sums over far more cells
    than carry weight; statsmodels' number is the oracle in the test.
    """
    if now / exposure_now == before / exposure_before:
        return 1.0
    pooled = (now + before) / (exposure_now + exposure_before)
    product = exposure_now * exposure_before
    bound = _score(now, before, exposure_now, exposure_before) ** 2 / product
    x1 = _support(pooled * exposure_now)
    # |score| reaches the observed one where x2 solves a quadratic, or beyond its roots.
    middle = x1 / exposure_now * exposure_before
    half = middle + bound * exposure_before**2 / 2
    root = np.sqrt(np.maximum(half**2 - middle**2 + exposure_before**2 * bound * x1, 0))
    low, high = np.where(x1 > 0, half - root, -1.0), half + root  # no events differ by nothing
    mean = pooled * exposure_before
    few, many = np.floor(low + _TIE), np.ceil(high - _TIE) - 1
    tails = np.where(few < 0, 0.0, special.pdtr(np.maximum(few, 0), mean))
    tails += np.where(many < 0, 1.0, special.pdtrc(np.maximum(many, 0), mean))
    return float(min(1.0, (_pmf(x1, pooled * exposure_now) * tails).sum()))


def by_chance(
    now: npt.ArrayLike, before: npt.ArrayLike, *, exposure_now: float, exposure_before: float
) -> npt.NDArray[np.bool_]:
    """Tell which changes chance alone could have made: :func:`e_test` p of 0.05 or more.

    The z of :func:`change_z` is no such test: both counts vary, so its spread is √2
    and not 1, and |z| above 2 is nothing rare.

    Parameters
    ----------
    now, before
        Counts, shape (n,); NaN where there is nothing to compare with.

    Returns
    -------
    bool, shape (n,)
        False where there is nothing to compare with.
    """
    counts, earlier = np.asarray(now, dtype=float), np.asarray(before, dtype=float)
    z = change_z(counts, earlier, ratio=exposure_now / exposure_before)
    chance = np.isfinite(z)
    for i in np.flatnonzero(np.abs(z) >= NEVER_CERTAIN):
        p = e_test(
            int(counts[i]), int(earlier[i]),
            exposure_now=exposure_now, exposure_before=exposure_before,
        )  # fmt: skip
        chance[i] = p >= SIGNIFICANT
    return chance


def _support(mean: float) -> npt.NDArray[np.int64]:
    """Return the counts that carry all but 1e-15 of a Poisson distribution."""
    low, high = np.ceil(special.pdtrik([1e-15, 1 - 1e-15], mean))
    counts: npt.NDArray[np.int64] = np.arange(max(int(low) - 1, 0), int(high) + 2)
    return counts


def _pmf(counts: npt.NDArray[np.int64], mean: float) -> npt.NDArray[np.float64]:
    """``scipy.stats.poisson.pmf``, which takes a second to load and ten times as long."""
    return np.asarray(np.exp(counts * np.log(mean) - special.gammaln(counts + 1) - mean))


def _score(x1: int, x2: int, t1: float, t2: float) -> float:
    """Difference of rates over its pooled standard deviation."""
    return float((x1 / t1 - x2 / t2) / np.sqrt((x1 + x2) / (t1 * t2)))


def percent_change(now: float, before: float) -> float:
    """Relative change; NaN where the base is too small for a percentage to mean anything."""
    return now / before - 1 if before >= PERCENT_BASE else float("nan")
