"""Cells that hang together are one."""

import numpy as np

from geo.grid import Grid
from geo.measures.clumps import clumps

GRID = Grid(1000.0, 2000.0, 100.0, 6, 5)


def test_cells_that_touch_are_told_once_the_largest_first():
    marked = np.zeros(GRID.shape, dtype=bool)
    marked[0, 0] = marked[3, 3] = marked[4, 4] = marked[4, 5] = True
    large, small = clumps(marked, GRID)
    assert (small.x, small.y, small.cells) == (1050, 2050, 1)
    assert large.cells == 3
    assert (large.x, large.y) == (1050 + 400, 2050 + 1100 / 3)


def test_nothing_marked_is_no_clump():
    assert clumps(np.zeros(GRID.shape, dtype=bool), GRID) == []
