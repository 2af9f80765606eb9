"""Who is a neighbour of whom: sparse 0/1 matrices in which every place is its own neighbour.

Made once and used for every period. ``libpysal.weights``, the oracle in the
tests, makes the same neighbours as Python dictionaries, place by place.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy import sparse
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    import numpy.typing as npt

GAP_M = 1.0  # drawn borders of two districts seldom meet to the millimetre


def within(x: npt.ArrayLike, y: npt.ArrayLike, *, distance_m: float) -> sparse.csr_array:
    """Points at most a distance apart, also those in the very same place.

    Parameters
    ----------
    x, y
        Metres, shape (n,).

    Raises
    ------
    ValueError
        If a point has no place (NaN).
    """
    points = np.column_stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
    pairs = cKDTree(points).query_pairs(distance_m, output_type="ndarray")
    return _symmetric(pairs[:, 0], pairs[:, 1], len(points))


def on_grid(mask: npt.NDArray[np.bool_], *, reach: int = 1, rook: bool = False) -> sparse.csr_array:
    """Cells of a grid that lie near each other.

    Parameters
    ----------
    mask
        Shape (rows, columns): cells that are places at all. Row i of the result is
        the i-th cell of ``mask`` that is true, in the order of ``mask.ravel()``.
    reach
        Steps: 1 is the nearest ring.
    rook
        Steps along rows and columns only; otherwise diagonal ones too, which gives
        squares of ``2 * reach + 1`` cells a side.
    """
    number = np.full(np.add(mask.shape, 2 * reach), -1)
    inner = number[reach:-reach, reach:-reach]
    inner[mask] = np.arange(np.count_nonzero(mask))
    rows, columns = mask.shape
    half = [
        (down, right)
        for down, right in product(range(reach + 1), range(-reach, reach + 1))
        if (down, right) > (0, 0) and (not rook or down + abs(right) <= reach)
    ]
    pairs = []
    for down, right in half:
        top, left = reach + down, reach + right
        other = number[top : top + rows, left : left + columns]
        both = (inner >= 0) & (other >= 0)
        pairs.append((inner[both], other[both]))
    first, second = (np.concatenate(side) for side in zip(*pairs, strict=True))
    return _symmetric(first, second, int(np.count_nonzero(mask)))


def touching(polygons: npt.NDArray[np.object_], *, gap_m: float = GAP_M) -> sparse.csr_array:
    """Districts that share a border or a corner, up to a sliver between them.

    Parameters
    ----------
    polygons
        Geometries in metres, shape (n,). An island has only itself.
    """
    tree = shapely.STRtree(polygons)
    first, second = tree.query(polygons, predicate="dwithin", distance=gap_m)
    once = first < second
    return _symmetric(first[once], second[once], len(polygons))


def _symmetric(
    first: npt.NDArray[np.integer], second: npt.NDArray[np.integer], n: int
) -> sparse.csr_array:
    """Matrix of pairs, both ways, and of every place with itself."""
    itself = np.arange(n)
    row = np.concatenate([first, second, itself])
    column = np.concatenate([second, first, itself])
    return sparse.csr_array((np.ones(len(row)), (row, column)), shape=(n, n))
