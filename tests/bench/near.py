"""How long near repeats and aoristic weights take, on the demo's own incidents."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import numpy as np
from sklearn.neighbors import radius_neighbors_graph

from data.clock import clock
from data.settings import Settings
from data.store import Store
from geo.measures import aoristic
from geo.measures.near_repeat import knox
from geo.offences import INDEX, N_TYPES, types_of
from geo.period import Period
from geo.selection import Selection
from tests.bench import ground
from tests.bench.report import Bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.schema import Incidents

TOWN_M = 12_000
YEARS_2 = np.timedelta64(730, "D")
SHUFFLES = 99
BANDS = {"space_bands_m": (0, 1, 100, 200, 300, 400), "time_bands_days": (0, 7, 14, 21, 28)}


def measured(size: int = 1_000_000) -> dict[str, float]:
    """Return seconds for each, on a store of ``size`` incidents."""
    incidents = Store(ground.store_of(size)).incidents()
    rows = burglaries(incidents, 10_000)
    x, y, days = placed(incidents, rows)
    return {
        "knox_s": median(lambda: knox(x, y, days, **BANDS, permutations=SHUFFLES, seed=780)),
        "sklearn_s": median(lambda: usual(x, y, days, SHUFFLES), times=1),
        "aoristic_s": aoristic_seconds(incidents),
    }


def bars(found: dict[str, float]) -> list[Bar]:
    """Return the promises with what was measured."""
    return [
        Bar("Knox, 10,000 incidents, 99 permutations, s", found["knox_s"], 10),
        Bar("sklearn and numpy / Knox", found["sklearn_s"] / found["knox_s"], 1, least=True),
        Bar("aoristic weights of 1,000,000, s", found["aoristic_s"], 0.5),
    ]


def burglaries(incidents: Incidents, wanted: int) -> np.ndarray:
    """Rows of the newest burglaries of two years in the town, twelve by twelve kilometres."""
    kinds = [INDEX[kind] for kind in types_of("inbrott")]
    newest = incidents.rows(incidents.last_day - YEARS_2, incidents.last_day)
    rows = np.arange(newest.start, newest.stop)
    x, y = incidents.x[rows], incidents.y[rows]
    middle = np.nanmedian(x), np.nanmedian(y)
    town = (np.abs(x - middle[0]) < TOWN_M / 2) & (np.abs(y - middle[1]) < TOWN_M / 2)
    rows = rows[town & np.isin(incidents.cell[rows] % N_TYPES, kinds)]
    if len(rows) < wanted:
        message = f"only {len(rows)} burglaries in the town, {wanted} wanted"
        raise RuntimeError(message)
    return rows[-wanted:]


def placed(incidents: Incidents, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return x, y and day of incidents."""
    days = incidents.minute[rows].astype("datetime64[m]").astype("datetime64[D]")
    return incidents.x[rows], incidents.y[rows], days


def usual(x: np.ndarray, y: np.ndarray, days: np.ndarray, shuffles: int) -> np.ndarray:
    """Do the same the usual way: sklearn finds who is near, numpy sorts and shuffles the days.

    Returns
    -------
    int, shape (1 + shuffles, space, time)
        Pairs per band, those of the days as they are first; the last band of space is
        left out, since nothing so far apart is found.
    """
    points = np.column_stack([x, y]).astype(float)
    edges = [*BANDS["space_bands_m"]], [*BANDS["time_bands_days"], np.inf]
    near = radius_neighbors_graph(points, np.nextafter(edges[0][-1], 0), mode="distance")
    pairs = near.tocoo()
    once = pairs.row < pairs.col
    first, second, apart = pairs.row[once], pairs.col[once], pairs.data[once]
    rng, day, tables = np.random.default_rng(780), days.astype(np.int64), []
    for _ in range(1 + shuffles):
        between = np.abs(day[first] - day[second])
        tables.append(np.histogram2d(apart, between, bins=edges)[0])
        day = rng.permutation(day)
    return np.array(tables, dtype=np.int64)


def aoristic_seconds(incidents: Incidents) -> float:
    """Seconds to weigh every incident there is over the hours of the week."""
    first, last = incidents.day0.item(), incidents.last_day.item()
    everything, hours = Selection(Period(first, last)), clock(Settings().time_zone)
    return median(lambda: aoristic.by_week(incidents, everything, None, clock=hours))


def median(work: Callable[[], object], times: int = 5) -> float:
    """Return the median of several runs, in seconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)
