"""The last half year of one combination, each week as it was judged: for a sparkline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.baseline import level
from geo.measures.holes import without
from geo.measures.limits import limits
from geo.measures.season import BEFORE
from geo.measures.spread import correlation

if TYPE_CHECKING:
    from geo.measures.baseline import Coming
    from geo.measures.weeks import Weeks

STEPS = 26


def course(
    weeks: Weeks, area: str, group: str, *, at: int = -1, coming: Coming | None = None
) -> pd.DataFrame:
    """Follow one combination over 26 weeks.

    Parameters
    ----------
    weeks, at, coming
        As given to :func:`geo.measures.exceptions.weekly_exceptions`.
    area, group
        As in its table.

    Returns
    -------
    DataFrame
        ``monday``, ``count``, ``expected``, ``low`` and ``high`` (least and largest
        count in order); NaN for weeks with too short a history, and
        for those that the data tell nothing of. The last row has the
        numbers of the table. Extra spread is that of the last week.
    """
    seen = weeks.until(at).with_whole()
    cell = (slice(None), seen.areas.index(area), seen.groups.index(group))
    length = len(seen.mondays)
    table = pd.DataFrame({"monday": seen.mondays, "count": seen.counts[cell]})
    table[["expected", "low", "high"]] = np.nan
    if length > BEFORE:
        judged = level(seen.counts, without(weeks.until(at), coming))
        share = np.broadcast_to(judged.share, seen.counts.shape)[cell]
        told = (np.arange(length) >= BEFORE) & (share > 0)
        share = np.where(told, share, 1 / (BEFORE + 1))
        spread = correlation(seen.counts, judged)[cell[1:]]
        table["expected"] = np.where(told, judged.expected[cell], np.nan)
        bounds = limits(judged.before[cell], share=share, spread=spread)
        for name, bound in zip(("low", "high"), bounds, strict=True):
            table[name] = np.where(told, bound, np.nan)
    return table.tail(STEPS).reset_index(drop=True)
