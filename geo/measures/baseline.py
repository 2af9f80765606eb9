"""What a week is expected to hold: eight weeks before it, the season, what is yet to come.

Week t is compared with the sum of the eight whole weeks before it. The weeks differ
in exposure: in how much of them is registered by now, and, for week t, by the factor
of the season. Week t's part of the exposure is its share of all nine weeks' offences
when nothing has changed. A week that the data tell nothing of has no exposure.

The assumption that could mislead: eight weeks with a surge in them expect more than they
should, so a place that stays bad stops being news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.measures.season import BEFORE, season
from geo.measures.weeks import sums

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


class Coming(NamedTuple):
    """How much of each week is registered by now (see ``geo.measures.delay``).

    Both of shape (weeks, groups); ``doubt`` is the variance of the logarithm of ``share``.
    A share of 0 is a week that nothing is told of (``geo.measures.holes``).
    """

    share: Floats
    doubt: Floats


class Level(NamedTuple):
    """What week t is judged by, for every t.

    Attributes
    ----------
    before
        Offences in the eight weeks before; shape of the counts.
    share
        Part of ``before`` + week t that is expected in week t; broadcasts to it. 0 where
        the data tell nothing of week t or of all eight before it.
    doubt
        Variance of the logarithm of the odds of ``share``.
    season
        Factor of the season, 1 where it is not known.
    """

    before: npt.NDArray[np.int64]
    share: Floats
    doubt: Floats
    season: Floats

    @property
    def expected(self) -> Floats:
        """Offences expected in week t so far; NaN in the first eight weeks."""
        expected: Floats = self.before * self.share / (1 - self.share)
        expected[:BEFORE] = np.nan
        return expected


def level(counts: npt.NDArray[np.int64], coming: Coming | None = None) -> Level:
    """Work out what each week is judged by.

    Parameters
    ----------
    counts
        Offences per whole week, shape (weeks, …, areas, groups). The last area is
        all of them together.
    coming
        How much of each week is registered by now; all of it if not given.
    """
    so_far, unsure = np.ones(1), np.zeros(1)
    if coming is not None:
        room = (len(counts), *(1,) * (counts.ndim - 2), -1)
        so_far, unsure = coming.share.reshape(room), coming.doubt.reshape(room)
    whole = counts[..., -1:, :]
    exposed = so_far * np.ones(whole.shape)
    factor, doubt = season(whole, exposed > 0)
    now, earlier = exposed * factor, sums(exposed, -BEFORE, 0)
    earlier[:BEFORE] = BEFORE
    untold = earlier <= 0  # not one of the eight weeks: there is nothing to judge by
    now, earlier = np.where(untold, 0, now), np.where(untold, BEFORE, earlier)
    before = sums(counts, -BEFORE, 0).astype(np.int64)
    return Level(before, now / (now + earlier), doubt + unsure, factor)
