"""The geometry that the browser keeps: districts, water and outline as a script of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from pyproj import Transformer

from geo.figures.escape import folium_text
from geo.figures.shapes import label_points, simplified

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.extent import Bounds

DECIMALS = 5  # of a degree: about a metre
TOWN = "stadsdel"


def base_script(
    districts: gpd.GeoDataFrame,
    water: gpd.GeoDataFrame,
    outline: gpd.GeoDataFrame,
    *,
    bounds: Bounds,
) -> str:
    """Write the geometry as JavaScript.

    Parameters
    ----------
    districts
        ``code, name, kind, geometry`` in a projected CRS, sorted by code.
    water, outline
        ``name, geometry`` in the same CRS; may be empty.
    bounds
        West, south, east and north of all there is to show (``geo.extent``).

    Returns
    -------
    str
        ``window.lagesbildBase = {…};`` with coordinates in WGS 84, names escaped.
    """
    drawn = districts.assign(geometry=simplified(districts.geometry.to_numpy()))
    middles = districts.set_geometry(label_points(districts.geometry.to_numpy())).to_crs(
        "EPSG:4326"
    )
    anchors = (
        middles.to_crs("EPSG:4326")
        .get_coordinates()[["y", "x"]]
        .round(DECIMALS)
        .to_numpy()
        .tolist()
    )
    degrees = drawn.to_crs("EPSG:4326")
    town = degrees[degrees["kind"] == TOWN]
    content = {
        "districts": [
            {
                "code": row.code,
                "name": folium_text(row.name),
                "kind": row.kind,
                "at": anchor,
                "geometry": _geojson(row.geometry),
            }
            for row, anchor in zip(degrees.itertuples(name="District"), anchors, strict=True)
        ],
        "water": _named(water),
        "outline": _named(outline),
        "bounds": (whole := _corners(bounds, districts.crs)),
        "town": _corners(town.total_bounds.tolist(), "EPSG:4326") if len(town) else whole,
    }
    text = json.dumps(content, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.lagesbildBase = {text};\n"


def _geojson(geometry: shapely.Geometry) -> dict[str, Any]:
    rounded = shapely.set_precision(geometry, 10.0**-DECIMALS)
    parsed: dict[str, Any] = json.loads(shapely.to_geojson(rounded))
    return parsed


def _named(layer: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    if layer.empty:
        return []
    degrees = layer.to_crs("EPSG:4326")
    anchors = degrees.geometry.representative_point()
    return [
        {
            "name": folium_text(str(name)),
            "at": [round(at.y, DECIMALS), round(at.x, DECIMALS)],
            "geometry": _geojson(geometry),
        }
        for name, geometry, at in zip(degrees["name"], degrees.geometry, anchors, strict=True)
    ]


def _corners(bounds: Bounds, crs: Any) -> list[list[float]]:  # noqa: ANN401 - any CRS
    project = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    west, south, east, north = np.round(project.transform_bounds(*bounds), DECIMALS).tolist()
    return [[south, west], [north, east]]
