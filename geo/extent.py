"""What part of the land there is something to show of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy.typing as npt

Bounds = tuple[float, float, float, float]
STRAYS = 0.5  # per cent at each side that do not set the frame
LEAST_M = 1000.0  # half a side where there is but one place, or none


def extent(districts: gpd.GeoDataFrame, x: npt.ArrayLike, y: npt.ArrayLike) -> Bounds:
    """Return west, south, east and north of the districts, or of the points if there are none.

    Parameters
    ----------
    districts
        ``geometry`` in metres; may be empty.
    x, y
        Points in the same CRS, shape (n,), NaN without place. All but the most stray.
    """
    if len(districts):
        west, south, east, north = districts.total_bounds.tolist()
        return west, south, east, north
    points = np.column_stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        points = np.zeros((1, 2))
    low, high = np.percentile(points, [STRAYS, 100 - STRAYS], axis=0)
    narrow = high - low < LEAST_M
    low, high = np.where(narrow, low - LEAST_M, low), np.where(narrow, high + LEAST_M, high)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
