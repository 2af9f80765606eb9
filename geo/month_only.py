"""Incidents of which only the month is told: no week, and no day, can be made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.span import LONGEST

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.schema import Incidents

_DAY_MIN = 24 * 60
_YEAR_DAYS = 371  # 53 weeks
_MOST = 0.5  # of the newest year's incidents; with more of them weeks are of no use


def month_only(incidents: Incidents) -> npt.NDArray[np.bool_]:
    """Tell which incidents are known by their month alone.

    They begin with the first minute of a month and last longer than a week. A crime that
    was found out after a long absence begins at any other minute, as a rule.

    Returns
    -------
    bool, shape (n,)
    """
    return alone_in_months(incidents.minute, incidents.span)


def alone_in_months(
    minute: npt.NDArray[np.integer], span: npt.NDArray[np.integer]
) -> npt.NDArray[np.bool_]:
    """Tell the same from minutes and spans as in :class:`geo.schema.Incidents`, shape (n,)."""
    found = np.asarray(span == LONGEST + 1)
    rows = np.flatnonzero(found)
    day = (minute[rows] // _DAY_MIN).astype("datetime64[D]")
    first = day == day.astype("datetime64[M]").astype("datetime64[D]")
    found[rows] = first & (minute[rows] % _DAY_MIN == 0)
    return found


def mostly(incidents: Incidents) -> bool:
    """Tell whether most incidents of the newest year are known by their month alone."""
    last = incidents.last_day
    year = incidents.rows(last - np.timedelta64(_YEAR_DAYS - 1, "D"), last)
    alone = month_only(incidents)[year]
    return bool(len(alone) and alone.mean() > _MOST)
