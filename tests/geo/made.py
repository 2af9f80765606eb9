"""Made-up incidents and districts: a frame to count by hand, and the arrays made from it."""

from __future__ import annotations

from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from hypothesis import strategies as st

from data.speech import Words
from geo.offences import INDEX, N_TYPES, OFFENCES
from geo.period import MODES, Period
from geo.schema import (
    NO_DAY,
    NO_HOUR,
    NO_LIGHT,
    NOT_TOLD,
    OUTSIDE,
    UNKNOWN,
    Incidents,
    encode_when,
)
from geo.selection import ALL_HOURS, LIGHTS, Selection
from geo.span import LONGEST, NO_START

SV = Words("sv")
AREAS = ("a", "b", "c", OUTSIDE, UNKNOWN)
SOURCES = ("norr", "söder")
DAY0 = date(2024, 12, 20)
DAYS = 60
TYPES = ("okand", "misshandel_ute", "cykelstold", "klotter", "personran")


def frame(n: int, seed: int = 1, *, days: int = DAYS) -> pd.DataFrame:
    """Return ``n`` incidents, one row each, oldest first; the first and last day have one."""
    rng = np.random.default_rng(seed)
    day = np.sort(rng.integers(0, days, n))
    day[:1], day[-1:] = 0, days - 1
    hour = rng.integers(0, NO_HOUR + 1, n)
    area = rng.integers(0, len(AREAS), n)
    placed = area != len(AREAS) - 1
    return pd.DataFrame(
        {
            "day": [DAY0 + timedelta(days=int(d)) for d in day],
            "offset": day,
            "area": np.array(AREAS, dtype=object)[area],
            "offence": rng.choice(TYPES, n) if n else [],
            "weekday": np.where(
                (hour == NO_HOUR) & (area % 2 == 0), NO_DAY, (day + DAY0.weekday()) % 7
            ),
            "hour": hour,
            "light": np.where(hour == NO_HOUR, NO_LIGHT, rng.integers(0, 2, n)),
            "source": rng.choice(SOURCES, n) if n else [],
            "x": np.where(placed, rng.uniform(0, 9000, n), np.nan),
            "y": np.where(placed, rng.uniform(0, 9000, n), np.nan),
            "wait": rng.choice([0, 1, 3, 40, NOT_TOLD], n),
            "span": np.where(
                hour == NO_HOUR,
                rng.choice([721, LONGEST, LONGEST + 1, NO_START], n),
                rng.integers(0, 721, n),
            ),
        }
    )


def arrays(rows: pd.DataFrame, *, days: int = DAYS) -> Incidents:
    """Return the arrays of a frame from :func:`frame`, over ``days`` days."""
    area = rows["area"].map(AREAS.index).to_numpy(dtype=np.int64)
    offence = rows["offence"].map(INDEX).to_numpy(dtype=np.int64)
    offset = rows["offset"].to_numpy(dtype=np.int64)
    hour, light, weekday = (
        rows[name].to_numpy(dtype=np.int64) for name in ("hour", "light", "weekday")
    )
    day0 = np.datetime64(DAY0, "D")
    minutes = (day0 + offset).astype("datetime64[m]").astype(np.int64) + hour % 24 * 60
    return Incidents(
        day0=day0,
        first=np.searchsorted(offset, np.arange(days + 1)).astype(np.int64),
        cell=(area * N_TYPES + offence).astype(np.uint16),
        when=encode_when(light, hour, weekday),
        source=rows["source"].map(SOURCES.index).to_numpy(dtype=np.uint8),
        x=rows["x"].to_numpy(dtype=np.float32),
        y=rows["y"].to_numpy(dtype=np.float32),
        minute=minutes.astype(np.int32),
        span=rows["span"].to_numpy(dtype=np.uint16),
        wait=rows["wait"].to_numpy(dtype=np.uint16),
        areas=AREAS,
        sources=SOURCES,
        version="made",
    )


def passing(rows: pd.DataFrame, selection: Selection, period: Period) -> pd.DataFrame:
    """Return the rows that a selection lets through in a period, filter by filter."""
    keep = (rows["day"] >= period.start) & (rows["day"] <= period.end)
    if selection.offences:
        keep &= rows["offence"].isin(selection.offences)
    if selection.areas:
        keep &= rows["area"].isin(selection.areas)
    if 0 < len(selection.weekdays) < NO_DAY:
        keep &= rows["weekday"].isin(selection.weekdays)
    if selection.hours != ALL_HOURS:
        first, last = selection.hours
        known, hour = rows["hour"] < NO_HOUR, rows["hour"]
        within = (hour >= first) & (hour < last)
        keep &= known & (within if first < last else (hour >= first) | (hour < last))
    if selection.light:
        keep &= rows["light"] == LIGHTS[selection.light]
    if selection.sources:
        keep &= rows["source"].isin(selection.sources)
    return rows[keep]


def subsets(items: tuple) -> st.SearchStrategy[tuple]:
    """Subsets in the order of ``items``."""
    return st.sets(st.sampled_from(items)).map(lambda s: tuple(i for i in items if i in s))


days = st.dates(DAY0 - timedelta(days=30), DAY0 + timedelta(days=DAYS + 30))
periods = st.builds(
    lambda start, length, mode: Period(start, start + timedelta(days=length), mode),
    days, st.integers(0, 80), st.sampled_from(MODES),
)  # fmt: skip
hours = st.tuples(st.integers(0, 23), st.integers(1, 24)).filter(lambda h: h[0] != h[1])
selections = st.builds(
    Selection,
    period=periods,
    compare=st.sampled_from(["ifjol", "foregaende"]),
    offences=subsets(tuple(o.id for o in OFFENCES)),
    areas=subsets(AREAS),
    weekdays=subsets(tuple(range(7))),
    hours=st.just(ALL_HOURS) | hours,
    light=st.sampled_from(["", *LIGHTS]),
    sources=subsets(SOURCES),
)


def voronoi(count: int, seed: int, *, side_m: float = 10_000) -> gpd.GeoDataFrame:
    """Return a coverage of a square by ``count`` polygons, sorted by code."""
    rng = np.random.default_rng(seed)
    square = shapely.box(0, 0, side_m, side_m)
    seeds = shapely.MultiPoint(rng.uniform(0, side_m, (count, 2)))
    cells = shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=square))
    return coverage(shapely.intersection(cells, square))


def coverage(polygons: list | np.ndarray) -> gpd.GeoDataFrame:
    """Name polygons as districts."""
    codes = [f"D{i:03d}" for i in range(len(polygons))]
    kinds = ["stadsdel" if i % 2 else "ort" for i in range(len(polygons))]
    named = {"code": codes, "name": [f"Område {code}" for code in codes], "kind": kinds}
    return gpd.GeoDataFrame(named, geometry=list(polygons), crs="EPSG:3006")
