"""Which interventions belong to what is shown."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.figures.signs import intervention_markers
from pages.parts import cached

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd

    from geo.language import Words
    from geo.period import Period
    from pages.parts.cached import Records


def during(kept: Records, period: Period) -> gpd.GeoDataFrame:
    """Return the interventions that ran during a period, or are planned if it is the newest."""
    every = kept.interventions
    if every.empty:
        return every
    start, end = pd.to_datetime(every["start"]), pd.to_datetime(every["end"])
    horizon = pd.Timestamp.max if period.end >= kept.last_day else pd.Timestamp(period.end)
    ran = (start <= horizon) & (end.isna() | (end >= pd.Timestamp(period.start)))
    return every[ran]


@lru_cache(maxsize=16)
def markers(kept: Records, period: Period, said: Words) -> list[list[Any]]:
    """Return the markers of the interventions of a period, read-only: no filter changes them."""
    return intervention_markers(during(kept, period), said)


def in_area(kept: Records, period: Period, area: str | None) -> list[tuple[str, str]]:
    """Return name and status of a district's interventions during a period."""
    ran = during(kept, period)
    if area is None or ran.empty:
        return []
    here = ran[kept.interventions_area[ran.index] == area]
    return list(zip(here["name"], here["status"], strict=True))


def of_week(
    kept: Records, week: Period, *, then: bool = False, hide: frozenset[str] = frozenset()
) -> dict[str, list[tuple[str, dt.date]]]:
    """Return the interventions that start, end or are overdue in a week: name and which day.

    Overdue is what is still planned though its start has passed, or still going on
    though its end has: as it stood when the week was over, if ``then``. What lies in a
    district of ``hide`` is left out.
    """
    every = cached.interventions(week.end) if then else kept.interventions
    if every.empty:
        return {"start": [], "end": [], "overdue": []}
    every = every[~kept.interventions_area.isin(hide)]
    start, end = pd.to_datetime(every["start"]), pd.to_datetime(every["end"])
    first, last = pd.Timestamp(week.start), pd.Timestamp(week.end)
    unbegun = (every["status"] == "planerad") & (start < first)
    late = unbegun | ((every["status"] == "pågående") & (end < first))
    chosen = {
        "start": (start.between(first, last), start),
        "end": (end.between(first, last), end),
        "overdue": (late, start.where(unbegun, end)),
    }
    return {
        key: [(name, day.date()) for name, day in zip(every["name"][rows], days[rows], strict=True)]
        for key, (rows, days) in chosen.items()
    }
