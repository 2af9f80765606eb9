"""Darkness and daylight: dark from civil dusk to civil dawn, where the city lies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
from astral import Observer
from astral.sun import dawn, dusk, elevation, noon

from geo.schema import DARK, LIGHT

if TYPE_CHECKING:
    import datetime as dt

    import numpy.typing as npt

    from data.settings import Settings

MINUTES = 24 * 60
TWILIGHT = -6.0  # degrees below the horizon at civil dawn and dusk


def light(
    day: npt.NDArray[np.int32], minute: npt.NDArray[np.int32], settings: Settings
) -> npt.NDArray[np.uint8]:
    """Tell light from darkness.

    Parameters
    ----------
    day
        Days since 1970-01-01, shape (n,).
    minute
        Minute of that day by the wall clock, 0-1439, shape (n,).

    Returns
    -------
    uint8, shape (n,)
        ``geo.schema.LIGHT`` or ``DARK``.
    """
    if not len(day):
        return np.empty(0, np.uint8)
    first, last = int(day.min()), int(day.max())
    table = np.zeros((last - first + 1, 2), np.int32)
    for present in np.unique(day):
        date = np.datetime64(int(present), "D").astype(object)
        table[present - first] = _span(date, settings)
    rises, sets = table[day - first].T
    return np.where((minute >= rises) & (minute < sets), LIGHT, DARK).astype(np.uint8)


@lru_cache(maxsize=50_000)
def _span(date: dt.date, settings: Settings) -> tuple[int, int]:
    """Minutes of the day between which it is light; the whole day or none far north."""
    observer = Observer(settings.latitude, settings.longitude)
    zone = ZoneInfo(settings.time_zone)
    try:
        rises, sets = (when(observer, date, tzinfo=zone) for when in (dawn, dusk))
    except ValueError:  # the sun does not pass the limit that day
        up = elevation(observer, noon(observer, date, tzinfo=zone)) > TWILIGHT
        return (0, MINUTES) if up else (MINUTES, MINUTES)
    start = rises.hour * 60 + rises.minute if rises.date() == date else 0
    end = sets.hour * 60 + sets.minute if sets.date() == date else MINUTES
    return (start, end) if start < end else (start, MINUTES)
