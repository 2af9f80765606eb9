"""Cells that hang together, so that a hot spot of seventeen cells is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import ndimage

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.grid import Grid

_ROUND = np.ones((3, 3), dtype=bool)  # cells that share a corner hang together too


class Clump(NamedTuple):
    """A group of cells: its middle in metres, and how many cells it has."""

    x: float
    y: float
    cells: int


def clumps(marked: npt.NDArray[np.bool_], grid: Grid) -> list[Clump]:
    """Return the groups of marked cells, the largest first.

    Parameters
    ----------
    marked
        Shape ``grid.shape``, row 0 in the south.
    """
    labels, count = ndimage.label(marked, structure=_ROUND)
    numbers = np.arange(1, count + 1)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    middles = ndimage.center_of_mass(marked, labels, numbers)
    east, north = grid.centres()
    found = [
        Clump(float(east[0] + column * grid.cell_m), float(north[0] + row * grid.cell_m), int(size))
        for (row, column), size in zip(middles, sizes, strict=True)
    ]
    return sorted(found, key=lambda clump: -clump.cells)
