"""Which area a point lies in: total, deterministic, independent of row order.

The trap this avoids: ``sjoin(predicate="within")`` loses points on a border and
``"intersects"`` counts them twice. Here a point on a shared border belongs to
the area with the lowest code, and every point belongs somewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy.typing as npt


def assign(
    x: npt.ArrayLike, y: npt.ArrayLike, districts: gpd.GeoDataFrame
) -> npt.NDArray[np.int32]:
    """Assign each point to one area.

    Parameters
    ----------
    x, y
        Metres in the CRS of ``districts``, shape (n,); NaN means no place.
    districts
        Polygons sorted by ``code``.

    Returns
    -------
    int32, shape (n,)
        Row of ``districts``; ``len(districts)`` for outside every area and
        ``len(districts) + 1`` for no place.
    """
    east, north = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    result = np.full(east.shape, len(districts), dtype=np.int32)
    polygons = districts.geometry.to_numpy()
    shapely.prepare(polygons)
    # From the highest code to the lowest, so that the lowest has the last word.
    for i in range(len(polygons) - 1, -1, -1):
        west, south, east_max, north_max = polygons[i].bounds
        near = np.flatnonzero(
            (east >= west) & (east <= east_max) & (north >= south) & (north <= north_max)
        )
        inside = shapely.intersects_xy(polygons[i], east[near], north[near])
        result[near[inside]] = i
    result[~(np.isfinite(east) & np.isfinite(north))] = len(districts) + 1
    return result
