"""When it happens and what it is: series by week, largest types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.offences import OFFENCES
from geo.schema import NO_DAY, NO_HOUR
from geo.selection import chosen_rows

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.tally import Tally
    from geo.schema import Incidents
    from geo.selection import Selection


def weekly(counts: npt.NDArray[np.int64], day0: np.datetime64) -> pd.DataFrame:
    """Sum daily counts to ISO weeks.

    Parameters
    ----------
    counts
        Offences per day, shape (days,).
    day0
        The first day.

    Returns
    -------
    DataFrame
        ``week`` (Monday, datetime64), ``count``, and ``days`` of the week that the
        data cover: a first or last week with fewer than seven is not a fall.
    """
    weekday = (int(day0.astype("datetime64[D]").astype(int)) + 3) % 7  # 1970-01-01 was a Thursday
    week = (np.arange(len(counts)) + weekday) // 7
    mondays = (day0 - weekday) + 7 * np.arange(week[-1] + 1 if len(week) else 0)
    return pd.DataFrame(
        {
            "week": mondays.astype("datetime64[s]"),
            "count": np.bincount(week, weights=counts).astype(np.int64),
            "days": np.bincount(week),
        }
    )


def largest_types(tally: Tally, area: str | None, *, most: int = 5) -> list[tuple[str, int, int]]:
    """Return the most common offence types as (name, now, before), in an area or all chosen."""
    pick = tally.chosen if area is None else np.asarray(tally.areas) == area
    now, before = tally.now[pick].sum(axis=0), tally.before[pick].sum(axis=0)
    order = np.argsort(-now[: len(OFFENCES)], kind="stable")[:most]
    return [(OFFENCES[i].name, int(now[i]), int(before[i])) for i in order if now[i]]


def without_hour(incidents: Incidents, selection: Selection) -> int:
    """Offences that a filter on hour or light leaves out because nobody knows when they happened.

    Every other filter of the selection is obeyed; 0 without such a filter.
    """
    if not selection.timed:
        return 0
    every_hour = replace(selection, hours=(0, 24), light="")
    rows = chosen_rows(incidents, every_hour)
    hour = incidents.when[rows] // 8 % 25
    return int((hour == NO_HOUR).sum())


def without_weekday(incidents: Incidents, selection: Selection) -> int:
    """Offences that a filter on weekdays leaves out, since they may have happened on several.

    None of them has a known hour, and :func:`without_hour` counts none of them again.
    """
    if not selection.on_some_days:
        return 0
    every_day = replace(selection, weekdays=(), hours=(0, 24), light="")
    rows = chosen_rows(incidents, every_day)
    return int((incidents.when[rows] % 8 == NO_DAY).sum())
