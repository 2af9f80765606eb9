"""The lakes, drawn by hand: right in place and size, schematic in shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import affinity

if TYPE_CHECKING:
    import numpy.typing as npt

# Name → (centre in EPSG:3006, area in km², shoreline in any unit round the centre).
_LAKES: dict[str, tuple[tuple[int, int], float, tuple[tuple[float, float], ...]]] = {
    "Växjösjön": (
        (488433, 6302704),
        0.772,
        ((-6, 2), (-4, 5), (-1, 5), (2, 4), (5, 3), (7, 0), (6, -3), (3, -3), (1, -5), (-3, -4)),
    ),
    "Trummen": (
        (490080, 6302250),
        0.76,
        ((-2, 8), (1, 9), (3, 6), (2, 2), (4, -2), (4, -6), (1, -9), (-2, -7), (-2, -2), (-4, 3)),
    ),
    "Norra Bergundasjön": (
        (485230, 6303300),
        1.75,
        ((-3, 9), (2, 8), (4, 4), (3, 0), (6, -4), (4, -9), (-1, -8), (-4, -9), (-6, -4), (-5, 3)),
    ),
    "Södra Bergundasjön": (
        (485700, 6300650),
        3.9,
        (
            *((-6, 8), (-1, 10), (3, 7), (7, 6), (9, 1), (7, -4), (8, -9), (3, -11)),
            *((-2, -8), (-6, -9), (-9, -3), (-7, 2)),
        ),
    ),
    "Helgasjön": (
        (484700, 6313200),
        41.0,
        (
            *((-9, 12), (-4, 17), (1, 15), (4, 18), (8, 15), (7, 9), (11, 5), (9, 0), (12, -6)),
            *((8, -11), (5, -10), (2, -14), (-2, -12), (-5, -15), (-8, -10), (-6, -5)),
            *((-10, -1), (-7, 5)),
        ),
    ),
}


def smooth(ring: npt.ArrayLike, *, rounds: int = 3) -> shapely.Polygon:
    """Round off a closed ring by cutting its corners.

    Parameters
    ----------
    ring
        Corner points, shape (n, 2), first not repeated.
    rounds
        How often the corners are cut; each round doubles the points.

    References
    ----------
    G. M. Chaikin, "An algorithm for high-speed curve generation", 1974.
    """
    points = np.asarray(ring, dtype=float)
    for _ in range(rounds):
        ahead = np.roll(points, -1, axis=0)
        cut = np.stack([0.75 * points + 0.25 * ahead, 0.25 * points + 0.75 * ahead], axis=1)
        points = cut.reshape(-1, 2)
    return shapely.Polygon(points)


def shapes(*, tolerance_m: float) -> dict[str, shapely.Polygon]:
    """Return each lake as a polygon in EPSG:3006 with its area.

    Parameters
    ----------
    tolerance_m
        Of the simplification that the whole map goes through; done here
        first, so that it does not change the area afterwards.
    """
    return {name: _placed(*lake, tolerance_m) for name, lake in _LAKES.items()}


def _placed(
    centre: tuple[int, int],
    area_km2: float,
    shore: tuple[tuple[float, float], ...],
    tolerance_m: float,
) -> shapely.Polygon:
    shape = _sized(smooth(shore), area_km2)
    shape = _sized(shapely.coverage_simplify([shape], tolerance_m)[0], area_km2)
    middle = shape.centroid
    return affinity.translate(shape, centre[0] - middle.x, centre[1] - middle.y)


def _sized(shape: shapely.Polygon, area_km2: float) -> shapely.Polygon:
    factor = (area_km2 * 1e6 / shape.area) ** 0.5
    return affinity.scale(shape, factor, factor, origin="centroid")
