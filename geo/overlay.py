"""How much of each district lies in each of some other areas, by surface or by inhabitants.

What could mislead: by surface it is taken for granted that people live evenly
over a district. Where smaller units with inhabitants are at hand, that is only
taken for granted within each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy.typing as npt

SLIVER = 0.001  # shares below this come of borders that were drawn twice


def shares(
    areas: gpd.GeoDataFrame, districts: gpd.GeoDataFrame, units: gpd.GeoDataFrame | None = None
) -> pd.DataFrame:
    """Return the share of each district that lies in each area.

    Parameters
    ----------
    areas
        ``code``, ``name`` and polygons, metres.
    districts
        ``code`` and polygons in the same CRS.
    units
        Polygons with ``population``, smaller than the districts; None to go by
        surface. A district without inhabitants goes by surface too.

    Returns
    -------
    DataFrame
        ``area``, ``area_name``, ``code`` and ``share`` (above 0, at most 1 but for
        rounding), sorted by code and area.
    """
    whole = districts.geometry.to_numpy()
    pair_area, pair_district = _pairs(areas.geometry.to_numpy(), whole)
    parts = shapely.intersection(areas.geometry.to_numpy()[pair_area], whole[pair_district])
    share = shapely.area(parts) / shapely.area(whole)[pair_district]
    if units is not None:
        people = _people(whole, units)[pair_district]
        share = np.where(people > 0, _people(parts, units) / np.where(people > 0, people, 1), share)
    frame = pd.DataFrame(
        {
            "area": areas["code"].to_numpy()[pair_area],
            "area_name": areas["name"].to_numpy()[pair_area],
            "code": districts["code"].to_numpy()[pair_district],
            "share": np.minimum(share, 1.0),
        }
    )
    kept = frame[frame["share"] >= SLIVER]
    return kept.sort_values(["code", "area"], ignore_index=True)


def _pairs(
    left: npt.NDArray[np.object_], right: npt.NDArray[np.object_]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the indices of shapes that meet."""
    first, second = shapely.STRtree(right).query(left, predicate="intersects")
    return first, second


def _people(shapes: npt.NDArray[np.object_], units: gpd.GeoDataFrame) -> npt.NDArray[np.float64]:
    """Return the inhabitants of each shape, spread evenly over each unit."""
    cells = units.geometry.to_numpy()
    density = units["population"].to_numpy(float) / shapely.area(cells)
    at, unit = _pairs(shapes, cells)
    inside = shapely.area(shapely.intersection(shapes[at], cells[unit])) * density[unit]
    return np.bincount(at, weights=inside, minlength=len(shapes)).astype(np.float64)
