"""Weeks that the data tell nothing of, kept a while (see ``results.py``)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.measures import holes
from geo.measures.weeks import DAYS, whole_weeks

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.period import Period
    from pages.parts.cached import Records


def told(kept: Records, period: Period, *, weeks: int) -> npt.NDArray[np.bool_]:
    """Tell which windows of so many weeks, from a period's start, have no hole in the data."""
    length = DAYS * weeks
    start = (_mondays(kept) - np.datetime64(period.start, "D")).astype(int)
    gone = np.concatenate([start, start + DAYS - 1]) // length  # a week may lie in two windows
    return ~np.isin(np.arange(period.days // length), gone)


@lru_cache(maxsize=2)
def _mondays(kept: Records) -> npt.NDArray[np.datetime64]:
    weeks = whole_weeks(kept.incidents, kept.totals)
    return weeks.mondays[holes.missing(weeks)]
