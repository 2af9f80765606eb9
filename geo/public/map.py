"""A map of the districts, with a larger one of where they lie close; nothing but borders on it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.figures.shapes import label_points
from geo.public.develop import FEWER, MORE
from geo.public.drawing import picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    import numpy.typing as npt

    Shapes = npt.NDArray[np.object_]
    Box = tuple[float, float, float, float]

WIDTH = 340
TALLEST = 460
_MARGIN = 4
_FINEST = 0.6  # of a unit of the drawing: what is smaller than a pixel on a phone is left out
_CLOSE = 0.5  # of the map's width: a closer look at more than that shows nothing new
_LETTER, _LINE = 5.6, 11  # of names, as the style sheet sets them
_SIGN = 4.5
_WITHIN = 0.95  # of a name, inside its district
_SIGNS = {MORE: "l{s} {t}h-{d}z", FEWER: "l{s} -{t}h-{d}z"}


def maps_svg(
    districts: gpd.GeoDataFrame, said: Mapping[str, tuple[str, str]], *, title: str, close: str
) -> tuple[str, ...]:
    """Draw the districts, and those that lie close once more.

    Parameters
    ----------
    districts
        ``code``, ``name``, ``geometry``.
    said
        Code → how it has developed, and that in words.
    title, close
        What the two maps show.
    """
    if districts.empty:
        return ()
    shapes = districts.geometry.to_numpy()
    whole = _box(shapes)
    drawn = [_map(districts, said, whole, title)]
    dense = _dense(shapes)
    if dense and dense[2] - dense[0] < _CLOSE * (whole[2] - whole[0]):
        near = districts[shapely.intersects(shapes, shapely.box(*dense))]
        drawn.append(_map(near, said, dense, close))
    return tuple(drawn)


def _box(shapes: Shapes) -> Box:
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(shapes))
    return west, south, east, north


def _dense(shapes: Shapes) -> Box | None:
    """Return the box of the smaller half of the districts, without those that lie far off."""
    sizes = shapely.area(shapes)
    small = shapes[sizes <= np.median(sizes)]
    middles = shapely.get_coordinates(shapely.centroid(small))
    far = np.hypot(*(middles - np.median(middles, axis=0)).T)
    near = small[far <= 2 * np.median(far)]
    return _box(near) if len(near) > 1 else None


def _map(
    districts: gpd.GeoDataFrame, said: Mapping[str, tuple[str, str]], box: Box, title: str
) -> str:
    west, south, east, north = box
    unit = max((east - west) / (WIDTH - 2 * _MARGIN), (north - south) / (TALLEST - 2 * _MARGIN))
    size = ((east - west) / unit + 2 * _MARGIN, (north - south) / unit + 2 * _MARGIN)
    window = shapely.box(*box).buffer(_MARGIN * unit, join_style="mitre")
    simple = shapely.coverage_simplify(districts.geometry.to_numpy(), _FINEST * unit)
    clipped = shapely.intersection(simple, window)
    placed = shapely.transform(
        clipped, lambda xy: np.column_stack([xy[:, 0] - west, north - xy[:, 1]]) / unit + _MARGIN
    )
    areas, names = [], []
    for code, name, shape in zip(districts["code"], districts["name"], placed, strict=True):
        how, words = said[code]
        areas.append(
            f'<path class="{how or "unknown"}" d="{_path(shape)}">'
            f"<title>{escape(f'{name}: {words}')}</title></path>"
        )
        names.append(_named(shape, name, how))
    return picture([*areas, *names], size, title, "map")


def _path(shape: shapely.Geometry) -> str:
    """Write the rings of a shape."""
    rings = []
    for part in shapely.get_parts(shape):
        if part.geom_type != "Polygon":
            continue  # what a cut along a border leaves
        for ring in (part.exterior, *part.interiors):
            corners = shapely.get_coordinates(ring)[:-1].round(1)
            rings.append("M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "z")
    return "".join(rings)


def _named(shape: shapely.Geometry, name: str, how: str) -> str:
    """Write the name and the sign of a district, where there is room for them inside it."""
    part = max(shapely.get_parts(shape), key=shapely.area, default=None)
    if part is None or part.geom_type != "Polygon":
        return ""
    x, y = shapely.get_coordinates(label_points(np.array([part])))[0]
    half = len(name) * _LETTER / 2
    room = shapely.box(x - half, y - _LINE, x + half, y + _LINE)
    shown = shapely.area(shapely.intersection(room, part)) > _WITHIN * shapely.area(room)
    text = f'<text x="{x:.1f}" y="{y - 2:.1f}">{escape(name)}</text>' if shown else ""
    if how not in _SIGNS or not part.contains(shapely.Point(x, y).buffer(_SIGN)):
        return text
    top = y + (_LINE if shown else 0) - (_SIGN if how == MORE else -_SIGN)
    turned = _SIGNS[how].format(s=_SIGN, t=2 * _SIGN, d=2 * _SIGN)
    return f'{text}<path class="sign" d="M{x:.1f} {top:.1f}{turned}"/>'
