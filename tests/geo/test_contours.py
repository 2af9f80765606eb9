"""Contours of patches, against contours of the whole grid."""

import contourpy
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from geo.figures.contours import TILE, filled
from geo.grid import Grid

SHARES = (0.02, 0.1, 0.5, 0.9)
sides = st.integers(2, 5 * TILE)


def written(points, offsets):
    """Polygons whatever their order, and wherever on its border one begins."""
    polygons = [
        [*sorted(map(tuple, np.round(vertices, 6))), len(rings)]
        for vertices, rings in zip(points, offsets, strict=True)
    ]
    return sorted(polygons, key=str)


@given(sides, sides, st.integers(1, 25), st.floats(0.5, 4), st.integers(0, 2**32 - 1))
def test_patches_have_the_borders_of_the_whole(rows, columns, spots, width, seed):
    rng = np.random.default_rng(seed)
    heights = np.zeros((rows, columns))
    places = rng.integers(0, rows, spots), rng.integers(0, columns, spots)
    heights[places] = 1 + rng.exponential(10, spots)
    density = ndimage.gaussian_filter(heights, width)
    grid = Grid(480_000.0, 6_300_000.0, 50.0, columns, rows)
    limits = [share * density.max() for share in SHARES]
    whole = contourpy.contour_generator(
        *grid.centres(), density, fill_type=contourpy.FillType.OuterOffset
    )
    for limit, found in zip(limits, filled(density, grid, limits), strict=True):
        assert written(*found) == written(*whole.filled(limit, np.inf))
