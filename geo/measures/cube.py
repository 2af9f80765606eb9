"""Offences counted in space and time at once: cells of a grid by weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.density import bin_points

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.grid import Grid


def count_cells(
    x: npt.ArrayLike, y: npt.ArrayLike, step: npt.ArrayLike, *, grid: Grid, steps: int
) -> npt.NDArray[np.int64]:
    """Count points by step of time and cell of a grid.

    Parameters
    ----------
    x, y
        Metres, shape (n,); a point without place or outside the grid counts nowhere.
    step
        Whole number of each point's step, shape (n,); outside 0..``steps`` − 1 it
        counts nowhere.
    grid
        Cells.
    steps
        Number of steps, such as weeks.

    Returns
    -------
    int64, shape (steps, rows, columns)
    """
    cell, moment = bin_points(x, y, grid), np.asarray(step)
    inside = (cell >= 0) & (moment >= 0) & (moment < steps)
    size = grid.rows * grid.columns
    flat = moment[inside].astype(np.int64) * size + cell[inside]
    return np.bincount(flat, minlength=steps * size).reshape(steps, *grid.shape)
