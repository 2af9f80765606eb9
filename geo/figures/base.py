"""What the map stands on: districts, water and names, drawn from local data.

The geometry is a script of its own that the browser keeps; a filter step sends
colours and numbers only.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import folium
import numpy as np
import shapely
from branca.element import MacroElement
from jinja2 import Template

from geo.figures.escape import folium_text
from geo.figures.shapes import label_points, simplified

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy.typing as npt

    Polygons = npt.NDArray[np.object_]

DECIMALS = 5  # of a degree: about a metre
TOWN = "stadsdel"


class Start(MacroElement):
    """Draws the base once, from the script in ``window.lagesbildBase``."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "lagesbild.start(map_div, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.options = json.dumps(options)


class KeptMap(folium.Map):
    """A map that is rendered once: the same page for every step."""

    rendered = False

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 - folium's own signature
        """Render the first time only; folium would compile its templates anew each time."""
        if not self.rendered:
            self.rendered = True
            super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


def base_map(scripts: list[str], styles: list[str], options: dict[str, Any]) -> folium.Map:
    """Return the same map, byte for byte, for the same arguments; so the browser keeps it.

    Parameters
    ----------
    scripts, styles
        Addresses of Leaflet, our own code and the district script, in order.
    options
        Handed to ``lagesbild.start``: tile address and texts.
    """
    drawn = KeptMap(tiles=None, zoom_control=False, prefer_canvas=False)
    drawn.default_js = [(f"script{i}", address) for i, address in enumerate(scripts)]
    drawn.default_css = [(f"style{i}", address) for i, address in enumerate(styles)]
    drawn.add_child(Start(options))
    return drawn


def base_script(
    districts: gpd.GeoDataFrame, water: gpd.GeoDataFrame, outline: gpd.GeoDataFrame
) -> str:
    """Write the geometry as JavaScript.

    Parameters
    ----------
    districts
        ``code, name, kind, geometry`` in a projected CRS, sorted by code.
    water, outline
        ``name, geometry`` in the same CRS; may be empty.

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
        "bounds": _corners(degrees),
        "town": _corners(town if len(town) else degrees),
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


def _corners(layer: gpd.GeoDataFrame) -> list[list[float]]:
    west, south, east, north = np.round(layer.total_bounds, DECIMALS).tolist()
    return [[south, west], [north, east]]
