"""Outlines of cells, against shapely's union of squares."""

from itertools import pairwise

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.figures.cells import rings


@given(arrays(bool, st.tuples(st.integers(1, 6), st.integers(1, 6))))
def test_the_walks_surround_what_is_marked_and_nothing_else(marked):
    columns = marked.shape[1]
    corners, bounds = rings(np.flatnonzero(marked), columns)
    row, column = np.divmod(corners, columns + 1)
    walks = [np.column_stack([column, row])[a:b] for a, b in pairwise(bounds)]
    assert all((walk[0] == walk[-1]).all() for walk in walks)
    assert sum(_turned(walk) for walk in walks) == 2 * marked.sum()
    row, column = np.nonzero(marked)
    found = shapely.union_all([shapely.LineString(walk) for walk in walks])
    joined = shapely.union_all(shapely.box(column, row, column + 1, row + 1))
    assert shapely.equals(found, joined.boundary) or (found.is_empty and joined.is_empty)


def _turned(walk):
    """Twice the area to the left of a walk, less what is to its right."""
    x, y = walk.T
    return (x[:-1] * y[1:] - x[1:] * y[:-1]).sum()


def test_only_corners_are_written_and_cells_that_share_one_are_apart():
    marked = np.zeros((4, 5), dtype=bool)
    marked[0, :3] = marked[1, 3] = True
    corners, bounds = rings(np.flatnonzero(marked), 5)
    assert corners.tolist() == [0, 3, 9, 6, 0, 9, 10, 16, 15, 9]
    assert bounds.tolist() == [0, 5, 10]
