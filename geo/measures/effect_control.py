"""Which areas to compare with: those that were most alike before the start.

Candidates are judged by the offences aimed at, in level, trend and season, up to the day
before the start; what came after is never read. It is matching on the outcome's own past
(Abadie, Diamond & Hainmueller 2010, JASA 105:493; Stuart 2010, Statistical Science 25:1),
with one neighbour at a time so that the reader can see and change the choice.

The assumption that could mislead: areas that went alike before would have gone on alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from geo.measures.effect_place import around
from geo.measures.effect_power import HISTORY_WEEKS
from geo.measures.effect_scale import FEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import numpy.typing as npt

    from geo.measures.effect_counts import Points
    from geo.measures.effect_place import Place

    Floats = npt.NDArray[np.float64]

QUARTERS = 4  # of a year, counted backwards from the start
_QUARTER_WEEKS = 13
_HALF = 0.5  # added to counts whose logarithm is taken


def of_districts(districts: gpd.GeoDataFrame, place: Place) -> gpd.GeoSeries:
    """Return the districts that lie apart from an intervention, indexed by code.

    Parameters
    ----------
    districts
        Polygons with ``code``.
    place
        Zone and surroundings.
    """
    shapes = districts.set_index("code").geometry
    return shapes[shapely.area(shapely.intersection(shapes.to_numpy(), _taken(place, 0))) == 0]


def squares(found: Points, place: Place) -> dict[str, shapely.Geometry]:
    """Cut the town into squares of the zone's size, where offences of the kind happened.

    Parameters
    ----------
    found
        Offences before the start.
    place
        Squares keep so far from its zone and ring that their own surroundings do too.

    Returns
    -------
    dict
        "column:row" → square, those with FEWEST offences or more.
    """
    side = float(np.sqrt(place.zone.area))
    there = np.isfinite(found.x)
    cells = np.floor(np.column_stack([found.x[there], found.y[there]]) / side).astype(np.int64)
    names, counts = np.unique(cells, axis=0, return_counts=True)
    names = names[counts >= FEWEST]
    boxes = shapely.box(*(names * side).T, *((names + 1) * side).T)
    taken = _taken(place, place.reach_m)
    free = ~shapely.intersects(boxes, taken)
    return {
        f"{column}:{row}": box
        for (column, row), box in zip(names[free].tolist(), boxes[free], strict=True)
    }


def _taken(place: Place, reach_m: float) -> shapely.Geometry:
    taken = place.zone.union(place.ring)
    return around(taken, reach_m) if reach_m else taken


def rank(
    treated: npt.ArrayLike, candidates: npt.ArrayLike, *, names: Sequence[str]
) -> pd.DataFrame:
    """Order candidates by how alike they were, the most alike first.

    Parameters
    ----------
    treated
        Offences per week before the start, shape (weeks,), oldest first. The last
        HISTORY_WEEKS are read.
    candidates
        The same, shape (candidates, weeks).
    names
        Of the candidates.

    Returns
    -------
    DataFrame
        Indexed by name: ``offences``; ``level``, ``trend`` and ``season``, how far from the
        treated in standard deviations of the candidates; ``distance``, the root of the
        mean of their squares. Candidates with under FEWEST offences are left out.
    """
    first = np.asarray(treated, dtype=float)[None]
    others = np.asarray(candidates, dtype=float).reshape(len(names), first.size)
    kept = np.flatnonzero(others[:, -HISTORY_WEEKS:].sum(axis=1) >= FEWEST).tolist()
    series = np.vstack([first, others[kept]])[:, -HISTORY_WEEKS:]
    apart = [
        _apart(feature[0], feature[1:])
        for feature in (_level(series), _trend(series), _season(series))
    ]
    columns = dict(zip(("level", "trend", "season"), apart, strict=True))
    distance = np.sqrt(np.mean(np.square(apart), axis=0))
    index = pd.Index([names[i] for i in kept], name="name")
    data = {"offences": series[1:].sum(axis=1).astype(np.int64), **columns, "distance": distance}
    return pd.DataFrame(data, index=index).sort_values("distance", kind="stable")


def _level(series: Floats) -> Floats:
    """Square root of the number, whose chance variation is the same at every level."""
    return np.asarray(np.sqrt(series.sum(axis=1))[:, None])


def _trend(series: Floats) -> Floats:
    """Log-ratio of the later half of the time to the earlier."""
    half = series.shape[1] // 2
    later, earlier = series[:, -half:].sum(axis=1), series[:, :half].sum(axis=1)
    return np.asarray(np.log((later + _HALF) / (earlier + _HALF))[:, None])


def _season(series: Floats) -> Floats:
    """Square roots of the shares of the four quarters of the year."""
    quarter = np.arange(series.shape[1])[::-1] // _QUARTER_WEEKS % QUARTERS
    sums = np.column_stack([series[:, quarter == q].sum(axis=1) for q in range(QUARTERS)])
    return np.asarray(np.sqrt(sums / np.maximum(sums.sum(axis=1, keepdims=True), 1)))


def _apart(one: Floats, others: Floats) -> Floats:
    """Return how far the others are from one, in standard deviations of the others."""
    if not len(others):
        return np.zeros(0)
    spread = others.std(axis=0)
    steps = (others - one) / np.where(spread > 0, spread, 1)
    return np.asarray(np.sqrt(np.mean(steps**2, axis=1)))
