"""Do weeks vary more than chance? Learnt from how well earlier weeks were foretold.

The assumption that could mislead: a cell that has varied much will go on doing so, and
needs a larger number before it is news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.season import BEFORE

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.baseline import Level

    Floats = npt.NDArray[np.float64]

SPREAD_WEEKS = 104
_SURGE = 25.0  # five deviations: an earlier surge counts no more, lest it hides the next one
_FEW = 9  # offences in nine weeks; fewer tell nothing about spread
_SHOWN = 3.0  # standard errors above chance before extra spread is believed


def correlation(counts: npt.NDArray[np.int64], judged: Level) -> Floats:
    """Say how unevenly the last week and those before it may divide their offences.

    Negative binomial weeks given their sum divide as Pólya's urn does: correlation
    (φ − 1)/(sum + φ − 1), where the sum is that of an ordinary nine weeks. To it comes
    the doubt about how much to expect at all.

    Parameters
    ----------
    counts, judged
        As given to and returned by :func:`geo.measures.baseline.level`.

    Returns
    -------
    float64, shape of a week of ``counts``
        ``spread`` of :func:`geo.measures.predictive.tails`.
    """
    excess = variance_ratio(counts, judged) - 1
    share, doubt = (np.broadcast_to(v, counts.shape)[-1] for v in (judged.share, judged.doubt))
    past = _past(counts)
    told = np.broadcast_to(judged.share, counts.shape)[past] > 0
    longer = np.where(told, judged.before[past] + counts[past], 0).sum(axis=0)
    ordinary = ((judged.before[-1] + 1) / (1 - share) + longer) / (1 + told.sum(axis=0))
    spread: Floats = excess / (np.maximum(ordinary, 1) + excess) + share * (1 - share) * doubt
    return spread


def _past(counts: npt.NDArray[np.int64]) -> slice:
    """Return the weeks to learn from: up to 104 that had eight before them, not the last."""
    last = max(BEFORE, len(counts) - 1)
    return slice(max(BEFORE, last - SPREAD_WEEKS), last)


def variance_ratio(counts: npt.NDArray[np.int64], judged: Level) -> Floats:
    """Estimate how much more than chance weeks vary, 1 where history does not show it.

    The mean by precision of the squared, standardised differences between each of the
    last 104 weeks and what was expected of it: of a cell alone and of its group in all
    districts, the larger of those that lie three standard errors above 1.

    Parameters
    ----------
    counts, judged
        As given to and returned by :func:`geo.measures.baseline.level`.

    Returns
    -------
    float64, shape of a week of ``counts``
        Variance over that of chance.
    """
    rows = _past(counts)
    x, s = counts[rows], judged.before[rows]
    q, doubt = (np.broadcast_to(v, counts.shape)[rows] for v in (judged.share, judged.doubt))
    n, pq = x + s, q * (1 - q)
    variance = n * pq * (1 + np.maximum(n - 1, 0) * pq * doubt)
    with np.errstate(divide="ignore", invalid="ignore"):
        squared = np.minimum((x - n * q) ** 2 / variance, _SURGE)
        weight = 1 / (2 + (1 - 6 * pq) / (n * pq))
    told = q > 0  # from a hole in the data, or a week after eight, nothing is learnt
    weight = np.where((n > 0) & told, weight, 0)
    cells = (
        np.nansum(squared * weight, axis=0),
        weight.sum(axis=0),
        np.where(told, n, 0).sum(axis=0) / told.sum(axis=0).clip(1, None),
    )
    districts = (v[..., :-1, :].sum(axis=-2, keepdims=True) for v in cells)
    return np.maximum(_believed(*cells), _believed(*districts))


def _believed(total: Floats, sure: Floats, offences: Floats) -> Floats:
    """Return total over sure where it lies far enough above 1 for its precision, else 1."""
    mean = total / np.where(sure > 0, sure, 1)
    shown = ((mean - 1) * np.sqrt(sure) > _SHOWN) & (offences >= _FEW)
    return np.where(shown, mean, 1.0)
