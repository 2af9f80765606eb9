"""Weeks that the data tell nothing of: a file that is missing looks like a town at rest.

A week without one offence in the whole municipality, where the eight latest weeks with
any held at least ``ENOUGH`` on average, is a hole: a Poisson count of that mean is 0 in
2 of 1 000 000 000. So is a week beside it with a day of nothing, since files seldom end
with a Sunday.

The assumption that could mislead: a municipality with fewer offences than that may really
have had a week of none, and there a missing file is taken for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.baseline import Coming
from geo.measures.season import BEFORE
from geo.measures.weeks import DAYS

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.weeks import Weeks

ENOUGH = 20.0  # offences a week, for none to be impossible


def missing(weeks: Weeks) -> npt.NDArray[np.bool_]:
    """Tell which weeks are holes in the data.

    Parameters
    ----------
    weeks
        With the incidents outside and unknown; no later week is looked at but the one after.
    """
    total = weeks.counts.sum(axis=(1, 2))
    some = total > 0
    running = np.concatenate([[0], np.cumsum(total[some])])
    told = np.cumsum(some)  # weeks with offences, up to and with each week
    several = np.minimum(told, BEFORE)
    mean = (running[told] - running[told - several]) / np.maximum(several, 1)
    empty: npt.NDArray[np.bool_] = ~some & (mean >= ENOUGH)
    beside = np.zeros_like(empty)
    beside[1:] |= empty[:-1]
    beside[:-1] |= empty[1:]
    if weeks.days is None:
        return empty
    found: npt.NDArray[np.bool_] = empty | (beside & (weeks.days < DAYS))
    return found


def without(weeks: Weeks, coming: Coming | None = None) -> Coming | None:
    """Return how much of each week is told: nothing of the holes, so that they do not count.

    Parameters
    ----------
    weeks
        As for :func:`missing`.
    coming
        How much of each week is registered by now, of at least as many weeks.
    """
    gone = missing(weeks)
    if coming is not None:
        coming = Coming(coming.share[: len(gone)], coming.doubt[: len(gone)])
    if not gone.any():
        return coming
    shape = (len(gone), len(weeks.groups))
    share, doubt = coming or (np.ones(shape), np.zeros(shape))
    return Coming(np.where(gone[:, None], 0, share), doubt)
