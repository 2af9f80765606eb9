"""How long it takes to tell what came of an intervention, all offences aimed at."""

from __future__ import annotations

import datetime as dt

import numpy as np
import shapely

from geo.measures import effect_counts as counts
from geo.measures.effect_place import place, zone
from geo.measures.effect_placebo import placebo
from geo.measures.effect_windows import Span, windows
from geo.offences import N_TYPES, OFFENCES
from geo.schema import Incidents
from tests.bench.near import median
from tests.bench.report import Bar

DAY0 = dt.date(2022, 1, 3)
YEARS = 4
WEEKS = 52
SPREAD_M = 2500


def measured(million: int = 1_000_000, fewer: int = 100_000) -> dict[str, float]:
    """Return seconds for the counts of two years among a million, and for 200 placebos."""
    spot, far = (zone(shapely.Point(*at), radius_m=150) for at in ((0, 0), (2000, 1500)))
    where = place(spot, reach_m=500, control=far)
    start = DAY0 + dt.timedelta(weeks=2 * WEEKS)
    span = windows(
        start, Span(DAY0, DAY0 + dt.timedelta(weeks=YEARS * WEEKS, days=-1)), weeks=WEEKS
    )
    large, small = town(million), town(fewer)
    past = counts.points(small, offences=(), start=start, weeks=(-2 * WEEKS, 2 * WEEKS))
    return {
        "counts_s": median(lambda: counts.around(large, where, span, offences=())),
        "placebo_s": median(
            lambda: placebo(past, where, weeks=WEEKS, rng=np.random.default_rng(1)), times=3
        ),
    }


def town(n: int) -> Incidents:
    """Make up incidents round a middle, evenly over the years, one in ten without a place."""
    rng = np.random.default_rng(1)
    days = 7 * WEEKS * YEARS
    day, nothing = np.sort(rng.integers(0, days, n)), np.zeros(n, dtype=np.uint16)
    xy = rng.normal(0, SPREAD_M, (2, n)).astype(np.float32)
    xy[:, rng.random(n) < 0.1] = np.nan
    cell = rng.integers(0, 25, n) * N_TYPES + rng.integers(0, len(OFFENCES), n)
    minute = (np.datetime64(DAY0) + day).astype("datetime64[m]").astype(np.int32)
    first = np.searchsorted(day, np.arange(days + 1)).astype(np.int64)
    areas = tuple(map(str, range(25)))
    return Incidents(
        np.datetime64(DAY0), first, cell.astype(np.uint16), nothing, nothing.astype(np.uint8),
        *xy, minute, nothing, nothing, areas, ("made",), "made",
    )  # fmt: skip


def bars(found: dict[str, float]) -> list[Bar]:
    """Return the promises with what was measured."""
    return [
        Bar("counts round an intervention, 1,000,000 incidents, s", found["counts_s"], 0.05),
        Bar("200 placebos, 100,000 incidents, s", found["placebo_s"], 1.0),
    ]
