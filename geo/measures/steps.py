"""All the data cut into weeks or months, and what happened in each: by area and offence type.

Read from the running totals where it can be, so that the cost does not grow with the
number of incidents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.months import monthly
from geo.measures.pattern import weekly
from geo.measures.trend import WEEKLY
from geo.measures.weeks import DAYS
from geo.offences import N_TYPES
from geo.selection import moments

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.schema import Incidents
    from geo.selection import Selection


def step_table(days: int, day0: np.datetime64, *, period: int = WEEKLY) -> pd.DataFrame:
    """Cut days into ISO weeks or calendar months.

    Parameters
    ----------
    days, day0
        Number of days that the data cover, and the first of them.
    period
        WEEKLY or MONTHLY: steps in a year.

    Returns
    -------
    DataFrame
        ``start`` and ``end`` of the unit (datetime64, ``end`` is the day after), ``days``
        of it that the data cover, ``whole`` (whether that is all of them).
    """
    empty = np.zeros(days, dtype=np.int64)
    if period == WEEKLY:
        found = weekly(empty, day0)
        start, whole = found["week"], found["days"] == DAYS
        end = start + pd.Timedelta(days=DAYS)
    else:
        found = monthly(empty, day0)
        start, whole = found["month"], found["whole"]
        following = start.to_numpy().astype("datetime64[M]") + 1
        end = pd.Series(following.astype("datetime64[s]"))
    return pd.DataFrame({"start": start, "end": end, "days": found["days"], "whole": whole})


def count_steps(
    incidents: Incidents,
    selection: Selection,
    steps: pd.DataFrame,
    *,
    totals: npt.NDArray[np.int32],
) -> npt.NDArray[np.int64]:
    """Count every step: int64, shape (steps, areas, N_TYPES).

    Time of day, weekday and source are obeyed; period, areas and offence types of the
    selection are not, they are read from the result.

    Parameters
    ----------
    steps
        From :func:`step_table` on the days of the incidents.
    totals
        From :func:`geo.measures.totals.running_totals` on the same incidents.
    """
    edges = np.concatenate(([0], np.cumsum(steps["days"].to_numpy())))
    if selection.when_table() is None and not selection.sources:
        counts = np.diff(totals[edges], axis=0).astype(np.int64)
    else:
        passed = moments(incidents, selection, slice(0, int(incidents.first[-1])))
        size = np.diff(incidents.first[edges])
        flat = np.repeat(np.arange(len(steps)) * incidents.n_cells, size) + incidents.cell
        counts = np.bincount(flat[passed], minlength=len(steps) * incidents.n_cells)
    shaped: npt.NDArray[np.int64] = counts.reshape(len(steps), len(incidents.areas), N_TYPES)
    return shaped
