"""Verdicts on the last week of many series: what was expected, and how rare the count is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.measures.baseline import Coming, level
from geo.measures.predictive import Tails, Z, tails
from geo.measures.spread import correlation

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


class Judgement(NamedTuple):
    """Verdicts on the last week, arrays of the shape of a week of counts.

    Attributes
    ----------
    before
        Offences in the eight weeks before.
    expected
        Offences expected, so far.
    share, spread
        As :func:`geo.measures.predictive.limits` needs them.
    tails
        How rare the counts are.
    """

    before: npt.NDArray[np.int64]
    expected: Floats
    share: Floats
    spread: Floats
    tails: Tails

    @property
    def p(self) -> Floats:
        """Two-sided p: twice the smaller tail, the count itself included."""
        p: Floats = np.minimum(2 * np.minimum(self.tails.more, self.tails.fewer), 1)
        return p


def judge(
    counts: npt.NDArray[np.int64], *, coming: Coming | None = None, z: float = Z
) -> Judgement:
    """Judge the last week of each series.

    Parameters
    ----------
    counts
        Offences per whole week, shape (weeks, …, areas, groups), at least nine weeks;
        the last area is all of them together.
    coming
        How much of each week is registered by now.
    z
        Limit of a signal in standard deviations.
    """
    judged = level(counts, coming)
    now, before = counts[-1], judged.before[-1]
    share = np.broadcast_to(judged.share, counts.shape)[-1]
    spread = correlation(counts, judged)
    found = tails(now, before, share=share, spread=spread, z=z)
    return Judgement(before, judged.expected[-1], share, spread, found)
