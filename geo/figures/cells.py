"""Cells of a grid as outlines: what is told of places and not of districts.

Own code: to join squares of one grid takes a handful of integer operations, where
``shapely.coverage_union_all``, the oracle in the test, takes 40 ms of a click for a town.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.figures.projection import packed

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.grid import Grid

# The corner where a cell's southern, eastern, northern and western side begins when one walks
# round it with the cell to the left, and the cell across that side: rows and columns on.
CORNERS = ((0, 0), (0, 1), (1, 1), (1, 0))
ACROSS = ((-1, 0), (0, 1), (1, 0), (0, -1))
SIDES = len(CORNERS)


def outlines(cells: npt.NDArray[np.integer], grid: Grid, *, crs: str) -> list[list[list[int]]]:
    """Join cells to one polygon.

    Parameters
    ----------
    cells
        Flat positions in the grid, shape (n,), each once.
    crs
        Of the grid.

    Returns
    -------
    list
        Of one polygon, none without cells: its rings, each as
        :func:`geo.figures.projection.packed` writes it. What lies within an odd number of
        them is inside. Cells that only share a corner are apart.
    """
    if not len(cells):
        return []
    corners, bounds = rings(cells, grid.columns)
    row, column = np.divmod(corners, grid.columns + 1)
    vertices = np.column_stack([grid.west + column * grid.cell_m, grid.south + row * grid.cell_m])
    return [packed(vertices, bounds, crs=crs)]


def rings(
    cells: npt.NDArray[np.integer], columns: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Walk round cells of a grid with so many columns.

    Returns
    -------
    corners
        Where the walks turn, ring after ring: flat positions among the grid's corners, of
        which there is one column more. Each ring ends where it began.
    bounds
        Where each ring begins, and the end of the last.
    """
    begins, kind, after = _sides(*np.divmod(np.asarray(cells, dtype=np.int64), columns), columns)
    turns = np.empty(len(kind), dtype=bool)
    turns[after] = kind[after] != kind
    starts, turning, following = begins.tolist(), turns.tolist(), after.tolist()
    seen, walked, bounds = bytearray(len(kind)), list[int](), [0]
    for first in np.flatnonzero(turns).tolist():
        if seen[first]:
            continue
        side = first
        while not seen[side]:
            seen[side] = True
            if turning[side]:
                walked.append(starts[side])
            side = following[side]
        walked.append(starts[first])
        bounds.append(len(walked))
    return np.array(walked, dtype=np.int64), np.array(bounds, dtype=np.int64)


def _sides(
    row: npt.NDArray[np.int64], column: npt.NDArray[np.int64], columns: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the sides with nothing across: where each begins, its kind, and which follows it."""
    marked = np.zeros((row.max(initial=0) + 3, columns + 2), dtype=bool)
    marked[row + 1, column + 1] = True
    wide = columns + 1
    bare = [np.flatnonzero(~marked[row + 1 + up, column + 1 + on]) for up, on in ACROSS]
    kind = np.repeat(np.arange(SIDES), [len(each) for each in bare])
    cell = np.concatenate(bare)
    ahead = (kind + 1) % SIDES
    begins, ends = (
        (row[cell] + up[turn]) * wide + column[cell] + on[turn]
        for up, on in (np.transpose(CORNERS),)
        for turn in (kind, ahead)
    )
    known = begins * SIDES + kind
    order = np.argsort(known)
    after = np.empty_like(kind)
    # To the left first, which keeps cells apart that only share a corner.
    for turn in ((kind - 1) % SIDES, kind, ahead):
        wanted = ends * SIDES + turn
        at = order[np.searchsorted(known, wanted, sorter=order).clip(max=len(known) - 1)]
        after = np.where(known[at] == wanted, at, after)
    return begins, kind, after
