"""What a step holds, drawn in metres on matplotlib axes: the same as the browser unpacks."""

from __future__ import annotations

import html
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from pyproj import Transformer

from geo.figures.hatch import colours_of
from geo.figures.legend import HATCH
from geo.figures.palette import LIGHT
from geo.figures.projection import STEP_M

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy.typing as npt
    from matplotlib.axes import Axes

    Floats = npt.NDArray[np.float64]

HATCH_FACE, HATCH_LINE = "#f4f2ec", "#b9bcbb"
STROKES, OWN_STROKES, OWN_WIDTH = "///", "\\\\\\", 2.4  # in points
PALE = 0.18  # of districts that are not chosen


def draw(
    axes: Axes,
    districts: gpd.GeoDataFrame,
    water: gpd.GeoDataFrame,
    step: dict[str, Any],
    *,
    scale: float = 1.0,
) -> None:
    """Draw districts, water, density, points and the district in focus.

    Parameters
    ----------
    districts
        In the step's order, projected CRS; bands and points are drawn in the same.
    scale
        Of lines and points: below one for a small map.
    """
    outlines = [_path(geometry) for geometry in districts.geometry]
    _districts(axes, outlines, step, scale)
    lakes = [_path(geometry) for geometry in water.geometry]
    axes.add_collection(PathCollection(lakes, facecolor=LIGHT.water, linewidth=0, zorder=2))
    for colour, polygons in step.get("bands", []):
        rings = [band_path(polygon, str(districts.crs)) for polygon in polygons]
        axes.add_collection(PathCollection(rings, facecolor=colour, linewidth=0, zorder=3))
    if step.get("bands"):
        edges = PathCollection(
            outlines, facecolor="none", edgecolor="white", linewidth=0.7 * scale, zorder=3.5
        )
        edges.set_alpha(0.6)
        axes.add_collection(edges)
    x, y = points(step, str(districts.crs))
    axes.scatter(
        x, y, s=34 * scale**2, c=LIGHT.accent, alpha=0.75, edgecolors=LIGHT.line,
        linewidths=0.7 * scale, zorder=4,
    )  # fmt: skip
    if step.get("focus") is not None:
        axes.add_artist(
            PathPatch(
                outlines[step["focus"]], facecolor="none", edgecolor=LIGHT.ink,
                linewidth=3.2 * scale, joinstyle="round", zorder=4.5,
            )
        )  # fmt: skip


def _districts(axes: Axes, outlines: list[Path], step: dict[str, Any], scale: float) -> None:
    for outline, (fill, _, _, chosen) in zip(outlines, step["d"], strict=True):
        face, line, strokes = look_of(fill)
        plain = strokes != STROKES and chosen and "bands" not in step
        axes.add_artist(  # the map's limits are set: no patch is measured for them
            PathPatch(
                outline,
                facecolor=to_rgba(face, 1 if chosen else PALE),
                edgecolor=step.get("edge") or (LIGHT.line if plain else HATCH_LINE),
                hatch=strokes,
                hatchcolor=to_rgba(line, 1 if chosen else PALE),
                hatch_linewidth=(OWN_WIDTH if strokes == OWN_STROKES else 1.0) * scale,
                linewidth=1.2 * scale,
                zorder=1 + 0.1 * bool(strokes),
            )
        )


def look_of(fill: str) -> tuple[str, str, str | None]:
    """Return face, line and hatching of a fill; the grey one and those in colours lean apart."""
    own = colours_of(fill)
    if own:
        return *own, OWN_STROKES
    return (HATCH_FACE, HATCH_LINE, STROKES) if fill == HATCH else (fill, HATCH_LINE, None)


def _path(geometry: shapely.Geometry) -> Path:
    rings = [
        ring
        for polygon in shapely.get_parts(geometry)
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return _compound([np.asarray(ring.coords)[:, :2] for ring in rings])


def _compound(rings: list[Floats]) -> Path:
    return Path.make_compound_path(*[Path(ring, closed=True) for ring in rings])


@lru_cache(maxsize=8)
def _to(crs: str, source: str) -> Transformer:
    return Transformer.from_crs(source, crs, always_xy=True)


def band_path(polygon: list[list[int]], crs: str) -> Path:
    """Unpack a polygon of a band: rings of whole steps, each after the one before."""
    project = _to(crs, "EPSG:3857")
    whole = [np.cumsum(np.reshape(ring, (-1, 2)), axis=0) * STEP_M for ring in polygon]
    return _compound([np.column_stack(project.transform(*ring.T)) for ring in whole])


def points(step: dict[str, Any], crs: str) -> tuple[Floats, Floats]:
    """Unpack where the single incidents are."""
    flat = np.reshape(step["points"]["xyt"] if "points" in step else [], (-1, 3)).astype(float)
    x, y = _to(crs, "EPSG:3857").transform(flat[:, 0], flat[:, 1])
    return x, y


def markers(step: dict[str, Any], crs: str) -> list[tuple[float, float, str, str]]:
    """Unpack the interventions: x, y, status and name."""
    project = _to(crs, "EPSG:4326")
    return [
        (*project.transform(lng, lat), status, html.unescape(name))
        for lat, lng, status, name, _ in step.get("markers", [])
    ]
