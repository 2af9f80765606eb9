"""Borders of the made-up survey areas: districts put together, and some of them cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from data.demo.survey_areas import AREAS

if TYPE_CHECKING:
    from collections.abc import Iterator

HALVINGS = 20  # until a cut is where it should be, to less than the grid of a metre


def survey_shapes(districts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return ``code``, ``name`` and polygons of the survey areas, sorted by code.

    A district that several share is cut from west to east by the inhabitants of each, as if
    they lived evenly over it: the borders agree with the crosswalk.
    """
    pieces: dict[str, list[shapely.Geometry]] = {area.id: [] for area in AREAS}
    for code, shape in zip(districts["code"], districts.geometry, strict=True):
        for area, piece in _cut(code, shape):
            pieces[area].append(piece)
    rows = sorted(AREAS, key=lambda area: area.id)
    return gpd.GeoDataFrame(
        {"code": [area.id for area in rows], "name": [area.name for area in rows]},
        geometry=[shapely.union_all(pieces[area.id]) for area in rows],
        crs=districts.crs,
    )


def _cut(code: str, shape: shapely.Geometry) -> Iterator[tuple[str, shapely.Geometry]]:
    """Yield the areas that share a district with the piece of each, from the west."""
    left, sharing = shape, [area for area in AREAS if code in area.covers]
    for area in sharing[:-1]:
        west, left = _halves(left, area.covers[code] * shape.area)
        yield area.id, west
    yield sharing[-1].id, left


def _halves(shape: shapely.Geometry, size: float) -> tuple[shapely.Geometry, shapely.Geometry]:
    """Cut a shape by a line from north to south that leaves a surface to the west of it."""
    west, south, east, north = shape.bounds
    low, high = west, east
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        small = shapely.clip_by_rect(shape, west, south, middle, north).area < size
        low, high = (middle, high) if small else (low, middle)
    sides = ((west, middle), (middle, east))
    first, second = (shape & shapely.box(a, south, b, north) for a, b in sides)
    return first, second
