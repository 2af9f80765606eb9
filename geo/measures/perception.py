"""Shares and indexes of a survey with their uncertainty, and differences between them.

The assumption that could mislead: those who did not answer are taken to be like those
who did, once the weights are in. No interval covers what non-response does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special

from geo.measures.answer_sums import effective, mean

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.answer_sums import Sums

    Floats = npt.NDArray[np.float64]
    Triple = tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike]

FEWEST = 30  # fewer answers are "för få svar": no value, no interval, no colour
_ROUNDING = 1e-12


class Estimate(NamedTuple):
    """Values with limits, the number of answers and the effective number, of one shape."""

    value: Floats
    low: Floats
    high: Floats
    n: Floats
    n_eff: Floats


def wilson(share: npt.ArrayLike, n: npt.ArrayLike, *, level: float = 0.95) -> tuple[Floats, Floats]:
    """Interval of a share (Wilson 1927, JASA 22:209; Newcombe 1998, Stat Med 17:857).

    Parameters
    ----------
    share
        Between 0 and 1, any shape.
    n
        Answers, or the effective number of them; need not be whole.
    level
        Coverage.

    Returns
    -------
    low, high
        Within 0–1; NaN without answers.
    """
    p = np.asarray(share, dtype=float)
    size = np.asarray(n, dtype=float)
    size = np.where(size > 0, size, np.nan)
    z2 = special.ndtri((1 - level) / 2) ** 2
    middle = p + z2 / (2 * size)
    half = np.sqrt(z2 * (p * (1 - p) + z2 / (4 * size)) / size)
    low, high = ((middle + side * half) / (1 + z2 / size) for side in (-1, 1))
    # Rounding leaves 1e-18 of the limits that are exactly 0 and 1.
    return np.where(p > 0, np.maximum(low, 0), low * 0), np.where(p < 1, high, high * 0 + 1)


def share_of(sums: Sums, *, level: float = 0.95) -> Estimate:
    """Weighted share, with Wilson's interval on the effective number of answers.

    That pair holds its coverage also for small and large shares, where the usual
    ± 1.96 standard errors do not (Franco, Little, Louis & Slud 2019, JSSAM 7:334).
    """
    n_eff, average = effective(sums), mean(sums)
    return Estimate(average, *wilson(average, n_eff, level=level), np.asarray(sums.n), n_eff)


def index_of(sums: Sums, *, level: float = 0.95) -> Estimate:
    """Weighted mean of an index, with Student's t on the effective number less one.

    t and not the normal: at 30 answers, the fewest that are shown, the normal interval
    is 4 % too narrow. With equal weights this is the textbook interval of a mean; the
    variance is Σw(y − ȳ)² / Σw · n_eff / (n_eff − 1). NaN limits for a single answer.
    """
    n_eff, average = effective(sums), mean(sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        square = sums.wyy / sums.w
        spread = square - average**2
        # What is left of a difference of equal squares is rounding, and t can be large.
        spread = np.where(spread > _ROUNDING * square, spread, 0 * square)
        error = np.sqrt(spread / np.where(n_eff > 1, n_eff - 1, np.nan))
        half = -special.stdtrit(n_eff - 1, (1 - level) / 2) * error
    return Estimate(average, average - half, average + half, np.asarray(sums.n), n_eff)


def difference(one: Triple, other: Triple) -> tuple[Floats, Floats, Floats]:
    """Difference of two independent figures from the limits of each.

    With Wilson's limits this is Newcombe's method 10 (1998, Stat Med 17:873), on n_eff
    its weighted variant; with those of indexes it is the same idea for means (MOVER:
    Zou & Donner 2008, Stat Med 27:1693), close to Welch's. It also takes limits that
    were published, where nothing else is known.

    Parameters
    ----------
    one, other
        Value, low and high, of one shape. Both must be of the same level.

    Returns
    -------
    difference, low, high
        ``one`` less ``other``.
    """
    (p1, l1, u1), (p2, l2, u2) = (tuple(np.asarray(x, dtype=float) for x in t)
                                  for t in (one, other))  # fmt: skip
    apart = p1 - p2
    return apart, apart - np.hypot(p1 - l1, u2 - p2), apart + np.hypot(u1 - p1, p2 - l2)
