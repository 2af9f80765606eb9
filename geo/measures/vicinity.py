"""The neighbourhood of a grid cell: the square of cells round it, and what lies in it.

Plain additions of shifted grids: they are exact, and a municipality of a million cells
takes a blink where a sparse matrix of neighbours takes a second and half a gigabyte. Where
the same few cells are asked about again and again the matrix is made once: :class:`Vicinity`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.measures.neighbours import on_grid

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy import sparse


def box_sums(counts: npt.NDArray[np.signedinteger], reach: int) -> npt.NDArray[np.signedinteger]:
    """Sum over each cell's square of ``2 * reach + 1`` cells a side; beyond the edge is nothing.

    Parameters
    ----------
    counts
        Shape (..., rows, columns).
    """
    rows, columns = counts.shape[-2:]
    still = [(0, 0)] * (counts.ndim - 2)
    padded = np.pad(counts, [*still, (reach, reach), (reach, reach)])
    sums = np.zeros_like(padded[..., :rows, :])
    for i in range(2 * reach + 1):
        sums += padded[..., i : i + rows, :]
    return np.asarray(sum(sums[..., i : i + columns] for i in range(2 * reach + 1)))


def where_recorded(counts: npt.ArrayLike, *, reach: int = 1) -> npt.NDArray[np.bool_]:
    """Return a mask of the cells at or near which anything at all was ever recorded.

    What Gi* compares with: forest, where nothing can be recorded, is no quiet place.

    Parameters
    ----------
    counts
        All offences of all years, of every type, shape (rows, columns).
    reach
        Rings of cells round those that have any.
    """
    ever = np.asarray(counts) > 0
    near: npt.NDArray[np.bool_] = box_sums(ever.astype(np.int32), reach) > 0
    return near


def neighbourhoods(
    counts: npt.NDArray[np.number], mask: npt.NDArray[np.bool_], reach: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Take out the cells of the mask: counts, sums over neighbours, number of neighbours.

    Returns
    -------
    counts, sums
        Shape (..., cells of the mask).
    cells
        Shape (cells of the mask,).
    """
    cells = box_sums(mask.astype(np.int32), reach)[mask].astype(np.int64)
    each = counts.reshape(-1, *mask.shape)
    inside = np.empty((len(each), len(cells)), dtype=np.int64)
    sums = np.empty_like(inside)
    for t, found in enumerate(each):  # one at a time: a municipality has a million cells
        kept = np.where(mask, found, 0)
        with np.errstate(invalid="ignore"):
            whole = kept.astype(np.int64)
        if (whole != kept).any() or (whole < 0).any():
            raise ValueError("counts are whole numbers of offences, zero or more")
        inside[t], sums[t] = whole[mask], box_sums(_narrow(whole), reach)[mask]
    shape = (*counts.shape[:-2], len(cells))
    return inside.reshape(shape), sums.reshape(shape), cells


def _narrow(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.signedinteger]:
    """Return the same numbers in half the room where all of them together fit: twice as fast."""
    return counts.astype(np.int32) if counts.sum() < np.iinfo(np.int32).max else counts


@dataclass(frozen=True, eq=False)
class Vicinity:
    """The n cells of a mask and their neighbourhoods, for counting points in them many times.

    Attributes
    ----------
    mask
        Shape (rows, columns).
    place
        Where each cell of the grid, flat, stands among those of the mask, from 1 on; 0 if
        not, and so last of all for the "cell" −1 of what lies outside the grid.
    near
        Shape (n, n): 1 where the column lies in the row's square.
    cells
        Number of cells in each square, shape (n,).
    """

    mask: npt.NDArray[np.bool_]
    place: npt.NDArray[np.int32]
    near: sparse.csr_array
    cells: npt.NDArray[np.int64]

    @classmethod
    def of(cls, mask: npt.NDArray[np.bool_], *, reach: int = 1) -> Vicinity:
        """Find the neighbourhoods of a mask's cells: squares of ``2 * reach + 1`` cells a side."""
        place = np.zeros(mask.size + 1, dtype=np.int32)
        place[:-1][mask.ravel()] = np.arange(np.count_nonzero(mask)) + 1
        near = on_grid(mask, reach=reach).astype(np.int32)
        return cls(mask, place, near, near.sum(axis=1).astype(np.int64))

    def counted(
        self, cell: npt.NDArray[np.integer], splits: npt.ArrayLike = ()
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        """Count points by step of time: what :func:`neighbourhoods` says of their counts.

        Parameters
        ----------
        cell
            Flat cell of each point in order of time, shape (points,), −1 for one outside
            the grid. What lies outside the mask counts nowhere.
        splits
            Where the second step and those after it begin, shape (steps − 1,); a single
            step by default.
        """
        length = len(self.cells) + 1
        steps = np.split(self.place[cell], np.asarray(splits, dtype=int))
        counts = np.array([np.bincount(each, minlength=length)[1:] for each in steps], np.int32)
        return counts, np.stack([self.near @ each for each in counts]), self.cells
