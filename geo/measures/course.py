"""The last half year of one combination, each week as it was judged: for a sparkline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.baseline import Coming, level
from geo.measures.limits import limits
from geo.measures.season import BEFORE
from geo.measures.spread import correlation

if TYPE_CHECKING:
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
        count in order); NaN for weeks with too short a history. The last row has the
        numbers of the table. Extra spread is that of the last week.
    """
    seen = weeks.until(at).with_whole()
    cell = (slice(None), seen.areas.index(area), seen.groups.index(group))
    length = len(seen.mondays)
    table = pd.DataFrame({"monday": seen.mondays, "count": seen.counts[cell]})
    table[["expected", "low", "high"]] = np.nan
    if length > BEFORE:
        known = None if coming is None else Coming(coming.share[:length], coming.doubt[:length])
        judged = level(seen.counts, known)
        share = np.broadcast_to(judged.share, seen.counts.shape)[cell]
        spread = correlation(seen.counts, judged)[cell[1:]]
        table["expected"] = judged.expected[cell]
        bounds = limits(judged.before[cell], share=share, spread=spread)
        for name, bound in zip(("low", "high"), bounds, strict=True):
            table[name] = np.where(np.arange(length) < BEFORE, np.nan, bound)
    return table.tail(STEPS).reset_index(drop=True)
