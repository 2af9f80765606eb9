"""Put incidents in order of day, and keep the days to as many as there is memory for.

Whoever reads the columns keeps a number per day, area and type. One incident
dated 1900, which is how many systems write that they do not know, would make
that table twenty times as large and start every time line there. Incidents
before the first day are therefore counted, and told, but are in no period.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from data.store.moments import day_of
from geo.month_only import alone_in_months
from geo.offences import N_TYPES
from geo.schema import MAX_CELL_DAYS

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.settings import Settings

    Part = dict[str, npt.NDArray[Any]]


def since(minute: npt.NDArray[np.int32], areas: int, settings: Settings) -> int:
    """Return the first day of any period, in days since 1970-01-01.

    Parameters
    ----------
    minute
        Minutes since 1970-01-01 of every incident.
    areas
        How many areas are counted apart.
    settings
        Names the oldest day; where the areas are very many it is later than that.
    """
    oldest = int(np.datetime64(settings.oldest_day, "D").astype(np.int64))
    if not len(minute):
        return oldest
    newest = int(day_of(minute.max(keepdims=True))[0])
    fits = MAX_CELL_DAYS // (areas * N_TYPES) - 1
    return max(oldest, newest - fits + 1)


def recent(arrays: Part, first: int) -> Part:
    """Leave out what is before the first day."""
    kept = day_of(arrays["minute"]) >= first
    return arrays if kept.all() else {name: values[kept] for name, values in arrays.items()}


def in_order(arrays: Part) -> Part:
    """Sort by day; within a day by identity, so that the order of imports leaves no trace."""
    order = np.argsort(arrays.pop("id_hash"), kind="stable")
    day = day_of(arrays["minute"])
    day0 = int(day.min()) if len(day) else 0
    since_day0 = (day - day0).astype(np.uint16 if _fits(day, day0) else np.int32)
    order = order[np.argsort(since_day0[order], kind="stable")]
    result = {name: values[order] for name, values in arrays.items()}
    days = _told_until(arrays, day) - day0 + 1 if len(day) else 0
    counts = np.bincount(since_day0, minlength=days) if len(day) else np.zeros(0, np.int64)
    result["first"] = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    result["day0"] = np.array([day0], np.int32)
    return result


def _told_until(arrays: Part, day: npt.NDArray[np.int32]) -> int:
    """Return the newest day that is told of: of a month known as such, its last."""
    newest = int(day.max())
    rows = np.flatnonzero(day == newest)
    month = np.datetime64(newest, "D").astype("datetime64[M]")
    alone = alone_in_months(arrays["minute"][rows], arrays["span"][rows])
    last = int((month + 1).astype("datetime64[D]").astype(np.int64)) - 1
    return last if alone.all() else newest


def _fits(day: npt.NDArray[np.int32], day0: int) -> bool:
    return bool(len(day)) and int(day.max()) - day0 < 2**16
