"""What an estimate needs of its answers: a few sums, which add up over parts.

Weights make some answers count for more than others, and so fewer answers are really
there: Kish's effective number, (Σw)² / Σw² (Kish 1965, Survey Sampling; 1992, J Off Stat
8:183), takes the place of n in every interval.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


class Sums(NamedTuple):
    """What an estimate needs of its answers; sums of parts are the sums of the whole.

    Attributes
    ----------
    n
        Answers.
    w, ww
        Sum of the weights, and of their squares.
    wy, wyy
        Weighted sum of the values, and of their squares.
    """

    n: Floats
    w: Floats
    ww: Floats
    wy: Floats
    wyy: Floats


def terms(values: npt.ArrayLike, weights: npt.ArrayLike | None = None) -> Sums:
    """Return what each answer adds to its sums.

    Parameters
    ----------
    values
        1 yes and 0 no, or an index; NaN is no answer.
    weights
        Same shape; 1 each if not given. An answer without a weight above 0 is not counted.
    """
    y = np.asarray(values, dtype=float)
    w = np.ones_like(y) if weights is None else np.asarray(weights, dtype=float)
    counted = np.isfinite(y) & (w > 0)
    w, y = np.where(counted, w, 0.0), np.where(counted, y, 0.0)
    return Sums(counted.astype(float), w, w**2, w * y, w * y**2)


def summed(values: npt.ArrayLike, weights: npt.ArrayLike | None = None) -> Sums:
    """Sum :func:`terms` over the last axis."""
    return Sums(*(np.asarray(each.sum(axis=-1)) for each in terms(values, weights)))


def mean(sums: Sums) -> Floats:
    """Return the weighted mean; NaN without answers."""
    return np.asarray(sums.wy / np.where(np.asarray(sums.w) > 0, sums.w, np.nan))


def effective(sums: Sums) -> Floats:
    """Effective number of answers, (Σw)² / Σw²; 0 without answers."""
    w, ww = np.asarray(sums.w), np.asarray(sums.ww)
    return np.where(w > 0, w**2 / np.where(w > 0, ww, 1), 0.0)
