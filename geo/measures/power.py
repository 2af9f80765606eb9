"""What the weekly check can see: how often a true change becomes a signal.

Summed over every history and every week that chance can make, so no simulation and no
seed. The page on methods prints it: a check that finds nothing has not shown that
nothing happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy

from geo.measures.limits import limits
from geo.measures.predictive import Z
from geo.measures.season import BEFORE

if TYPE_CHECKING:
    import numpy.typing as npt

_REST = 1e-9  # chance of histories left out


def power(mean: npt.ArrayLike, *, factor: float, z: float = Z) -> npt.NDArray[np.float64]:
    """Share of weeks that are signals when offences come ``factor`` times as often.

    Parameters
    ----------
    mean
        Offences per week in the eight weeks before, any shape.
    factor
        2 for a doubling, 0.5 for a halving, 1 for the false alarms of a quiet week.
    z
        As in :func:`geo.measures.exceptions.weekly_exceptions`.

    Returns
    -------
    float64, shape of ``mean``
        Weeks without extra spread or season, everything registered.
    """
    levels = np.asarray(mean, dtype=float)
    past = np.arange(int(scipy.stats.poisson.isf(_REST, BEFORE * levels.max())) + 1)
    low, high = limits(past, share=1 / (BEFORE + 1), z=z)
    history = scipy.stats.poisson.pmf(past, BEFORE * levels[..., None])
    week = factor * levels[..., None]
    signal = scipy.stats.poisson.sf(high, week) + scipy.stats.poisson.cdf(low - 1, week)
    share: npt.NDArray[np.float64] = (history * signal).sum(axis=-1)
    return share


def fewest_seen(mean: npt.ArrayLike, *, z: float = Z) -> npt.NDArray[np.int64]:
    """Return the smallest count above the limit where the past held just ``mean`` a week."""
    before = np.rint(BEFORE * np.asarray(mean, dtype=float))
    return limits(before, share=1 / (BEFORE + 1), z=z)[1] + 1
