"""When a time zone's clocks are changed, read once from the tz database; and what time it is."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from geo.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
FIRST, LAST = (
    (dt.datetime(year, 1, 1, tzinfo=dt.UTC) - EPOCH).days for year in (1900, 2100)
)  # the years that dates are accepted from, and longer than anyone will look
DAY = 24 * 60


def stamp() -> str:
    """Return the moment as imports are stamped (ISO, UTC): later ones sort after."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


@lru_cache(maxsize=4)
def clock(zone: str) -> Clock:
    """Return the clock of a zone from 1900 to 2100.

    Parameters
    ----------
    zone
        IANA name, as in ``Settings.time_zone``.
    """
    rules = ZoneInfo(zone)

    def offset(minute: int) -> int:
        moment = EPOCH + dt.timedelta(minutes=minute)
        return (moment.astimezone(rules).utcoffset() or dt.timedelta()) // dt.timedelta(minutes=1)

    changes, offsets = [], [offset(FIRST * DAY)]
    for day in range(FIRST, LAST):
        later = offset((day + 1) * DAY)
        if later != offsets[-1]:
            changes.append(_first_minute(day, offset, later))
            offsets.append(later)
    return Clock(np.array(changes, np.int64), np.array(offsets, np.int64))


def _first_minute(day: int, offset: Callable[[int], int], later: int) -> int:
    """Return the first minute of a day, or of the next, with the later offset."""
    minutes = range(day * DAY, (day + 1) * DAY + 1)
    return minutes[bisect_left(minutes, 1, key=lambda minute: int(offset(minute) == later))]
