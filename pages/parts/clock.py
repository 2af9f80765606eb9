"""Which day it is in the city, wherever the server stands."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from pages.parts import cached


def today() -> dt.date:
    """Return the day it is in the city."""
    return dt.datetime.now(ZoneInfo(cached.store().settings.time_zone)).date()
