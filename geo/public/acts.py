"""In which districts an intervention is: all that is said of where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.disclosure.cells import REST

if TYPE_CHECKING:
    import geopandas as gpd

SLIVER = 0.1  # of an area or a line: less of it in a district than this is a border drawn by hand


def areas_of(geometry: shapely.Geometry, districts: gpd.GeoDataFrame) -> tuple[str, ...]:
    """Return the codes of the districts that a point, line or area is in.

    Parameters
    ----------
    geometry
        In the CRS of the districts.
    districts
        ``code`` and ``geometry`` of those that are told of.

    Returns
    -------
    tuple of str
        In order, ``REST`` last; it is there where a part lies in none of them.
    """
    size = _size(geometry)
    shapes = districts.geometry.to_numpy()
    if not size:
        codes = districts["code"][shapely.intersects(shapes, geometry)].tolist()
        return tuple(sorted(codes)[:1]) or (REST,)  # on a border: the lowest code, as everywhere
    shares = [_size(part) / size for part in shapely.intersection(shapes, geometry)]
    codes = [code for code, share in zip(districts["code"], shares, strict=True) if share > SLIVER]
    return (*sorted(codes), *([REST] if not codes or sum(shares) < 1 - SLIVER else []))


def _size(geometry: shapely.Geometry) -> float:
    return float(geometry.area or geometry.length)
