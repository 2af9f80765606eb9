"""Which interventions belong to what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import geopandas as gpd

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


def in_area(kept: Records, period: Period, area: str | None) -> list[tuple[str, str]]:
    """Return name and status of a district's interventions during a period."""
    ran = during(kept, period)
    if area is None or ran.empty:
        return []
    here = ran[kept.interventions_area[ran.index] == area]
    return list(zip(here["name"], here["status"], strict=True))


def of_week(
    kept: Records, week: Period, *, hide: frozenset[str] = frozenset()
) -> dict[str, list[str]]:
    """Return the names of the interventions that start, end or are overdue in a week.

    Overdue is what is still planned though its start has passed, or still going on
    though its end has. What lies in a district of ``hide`` is left out.
    """
    every = kept.interventions
    if every.empty:
        return {"start": [], "end": [], "overdue": []}
    every = every[~kept.interventions_area.isin(hide)]
    start, end = pd.to_datetime(every["start"]), pd.to_datetime(every["end"])
    first, last = pd.Timestamp(week.start), pd.Timestamp(week.end)
    late = (every["status"] == "planerad") & (start < first)
    late |= (every["status"] == "pågående") & (end < first)
    chosen = {
        "start": start.between(first, last), "end": end.between(first, last), "overdue": late
    }  # fmt: skip
    return {key: every.loc[rows, "name"].tolist() for key, rows in chosen.items()}
