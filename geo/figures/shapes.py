"""Polygons made fit to draw: few enough vertices, and a place for the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Polygons = npt.NDArray[np.object_]

MAX_VERTICES = 12_000  # keeps the script of the base under some 250 kB


def simplified(polygons: Polygons) -> Polygons:
    """Thin out vertices, borders shared by neighbours alike, until the map is small enough."""
    tolerance_m = 5.0
    drawn = polygons
    while shapely.get_num_coordinates(drawn).sum() > MAX_VERTICES and tolerance_m < 500:  # noqa: PLR2004
        drawn = shapely.coverage_simplify(polygons, tolerance_m)
        tolerance_m *= 1.5
    return drawn


def label_points(polygons: Polygons) -> Polygons:
    """Return where a name has most room: the centre of the largest circle inside each polygon."""
    radii = shapely.maximum_inscribed_circle(polygons, tolerance=50)
    points: Polygons = shapely.get_point(radii, 0)
    return points
