"""Points, lines and areas that people draw or import: where they may be, and how exactly."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyproj
import shapely

from data.records.problems import Invalid
from geo.errors import N_

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

KINDS = (
    "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"
)  # fmt: skip
MOST_POINTS = 10_000
DECIMALS = 2  # of a metre


def cleaned(given: BaseGeometry, crs: str, field: str) -> BaseGeometry:
    """Return a geometry without height, its coordinates rounded to the centimetre.

    Raises
    ------
    Invalid
        If it is of no kind that can be drawn, is empty, crosses itself, has too many
        points, or lies outside the part of the world that the CRS is for.
    """
    if given.geom_type not in KINDS or given.is_empty:
        raise Invalid(field, N_("Rita en punkt, en linje eller en yta på kartan."))
    if shapely.get_num_coordinates(given) > MOST_POINTS:
        raise Invalid(
            field,
            N_("Ytan har fler än {most} hörn. Förenkla gränsen."),
            most=MOST_POINTS,
        )
    xy = shapely.get_coordinates(given)
    west, south, east, north = _world(crs)
    inside = (xy >= (west, south)) & (xy <= (east, north))  # False for what is no number
    if not inside.all():
        raise Invalid(
            field,
            N_(
                "Platsen ligger utanför den del av världen som koordinatsystemet {crs} gäller "
                "för. Kontrollera koordinaterna: kan de ha bytt plats, eller vara i grader?"
            ),
            crs=crs,
        )
    flat = shapely.transform(shapely.force_2d(given), lambda at: np.round(at, DECIMALS))
    if not flat.is_valid:
        raise Invalid(field, N_("Ytans gräns korsar sig själv eller är för liten. Rita om den."))
    return flat


@lru_cache(maxsize=4)
def _world(crs: str) -> tuple[float, float, float, float]:
    """Return west, south, east and north of where a CRS may be used, in its own units."""
    known = pyproj.CRS(crs)
    area = known.area_of_use
    if area is None:
        return (-np.inf, -np.inf, np.inf, np.inf)
    to = pyproj.Transformer.from_crs("EPSG:4326", known, always_xy=True)
    west, south, east, north = to.transform_bounds(*area.bounds)
    return (float(west), float(south), float(east), float(north))
