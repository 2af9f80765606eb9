"""Cells of a grid as outlines: what is told of places and not of districts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.figures.projection import packed_shape

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.grid import Grid


def outlines(marked: npt.NDArray[np.bool_], grid: Grid, *, crs: str) -> list[list[list[int]]]:
    """Join marked cells to polygons.

    Parameters
    ----------
    marked
        Shape ``grid.shape``, row 0 in the south.
    crs
        Of the grid.

    Returns
    -------
    list
        Polygons of rings, each as :func:`geo.figures.projection.packed` writes it.
    """
    rows, columns = np.nonzero(marked)
    west, south = grid.west + columns * grid.cell_m, grid.south + rows * grid.cell_m
    boxes = shapely.box(west, south, west + grid.cell_m, south + grid.cell_m)
    # Squares of one grid only ever share whole edges, which is what makes this fast.
    joined = shapely.simplify(shapely.coverage_union_all(boxes), 0)
    return packed_shape(joined, crs=crs)
