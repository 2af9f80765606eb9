"""Does a series rise or fall all the way: Mann and Kendall's test and Sen's slope.

The assumption that could mislead: the moments are taken as independent. Windows
that overlap are not, and would give trends out of nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.measures.hotspot import two_sided

if TYPE_CHECKING:
    import numpy.typing as npt

_BLOCK = 2048  # series at a time, so that what is compared stays in the processor's cache
_PAIRS = 200_000  # slopes at a time


class Kendall(NamedTuple):
    """The test of each series, shape (n,); NaN for a series with a NaN in it.

    Attributes
    ----------
    s
        Pairs of moments where the later value is larger, less those where it is smaller.
    variance
        Of ``s`` if the order were chance, corrected for equal values.
    z
        With continuity correction; 0 where ``s`` is, as in a series without change.
    p
        Two-sided.
    """

    s: npt.NDArray[np.float64]
    variance: npt.NDArray[np.float64]
    z: npt.NDArray[np.float64]
    p: npt.NDArray[np.float64]


def mann_kendall(series: npt.ArrayLike) -> Kendall:
    """Test many series at once (Mann 1945, Econometrica 13:245; Kendall 1975).

    Own code because ``pymannkendall.original_test``, the oracle in the test, takes one
    series at a time, in Python loops.

    Parameters
    ----------
    series
        Shape (T,) or (T, n): moments first, evenly spaced or not.
    """
    values = _columns(series)
    blocks = range(0, values.shape[1], _BLOCK)
    parts = [_s_and_variance(values[:, i : i + _BLOCK]) for i in blocks]
    s, variance = np.concatenate(parts, axis=1) if parts else np.empty((2, 0))
    away = np.sign(s) * np.maximum(np.abs(s) - 1, 0)
    z = np.divide(away, np.sqrt(variance), out=away.copy(), where=variance > 0)
    return Kendall(s, variance, z, two_sided(z))


def _columns(series: npt.ArrayLike) -> npt.NDArray[np.float64]:
    values = np.asarray(series, dtype=float)
    return values[:, None] if values.ndim == 1 else values


def _s_and_variance(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return S and its variance, shape (2, n)."""
    values = np.ascontiguousarray(values)
    moments = len(values)
    s = np.zeros(values.shape[1])
    for lag in range(1, moments):
        later, earlier = values[lag:], values[:-lag]
        s += np.subtract(later > earlier, later < earlier, dtype=np.int8).sum(0, dtype=np.int32)
    variance = _weight(np.array(float(moments))) - _ties(values)
    result = np.stack([s, variance / 18])
    result[:, np.isnan(values).any(axis=0)] = np.nan
    return result


def _ties(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Sum of t(t − 1)(2t + 5) over the groups of t equal values of each series."""
    ordered = np.sort(values, axis=0)
    run, total = np.ones(values.shape[1]), np.zeros(values.shape[1])
    for before, after in pairwise(ordered):
        same = before == after
        total += np.where(same, _weight(run + 1) - _weight(run), 0)
        run = np.where(same, run + 1, 1)
    return total


def _weight(t: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return t * (t - 1) * (2 * t + 5)


def sen_slope(series: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Median change per step over all pairs of moments (Sen 1968, JASA 63:1379).

    Apart from the test because it costs far more: ask for the series that are shown.

    Parameters
    ----------
    series
        Shape (T,) or (T, n), moments evenly spaced.

    Returns
    -------
    float64, shape (n,)
        In units per step; NaN for fewer than two moments or where there is a NaN.
    """
    values = _columns(series)
    first, second = np.triu_indices(len(values), 1)
    if not len(first):
        return np.full(values.shape[1], np.nan)
    apart, width = second - first, max(_PAIRS // len(first), 1)
    blocks = (values[:, i : i + width].T for i in range(0, values.shape[1], width))
    slopes = [np.median((each[:, second] - each[:, first]) / apart, axis=1) for each in blocks]
    return np.concatenate(slopes) if slopes else np.empty(0)
