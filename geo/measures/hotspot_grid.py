"""Gi* over the cells of a grid, with a p that holds although most cells are empty.

The assumption that could mislead: a hot cell is hot beside the *other cells of
the mask*. With lakes and forest in it, all of the town is a hot spot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import special

from geo.measures.discovery import false_discovery
from geo.measures.hotspot import Hotspots, standardised
from geo.measures.vicinity import neighbourhoods

if TYPE_CHECKING:
    import numpy.typing as npt


def gi_star_grid(
    counts: npt.ArrayLike, *, mask: npt.NDArray[np.bool_] | None = None, reach: int = 1
) -> Hotspots:
    """Compute Gi* of counts of offences over a grid.

    z is that of :func:`geo.measures.hotspot.gi_star` with squares of cells as neighbours.
    p is not read from z but exact (:func:`exact_p`). With 50 offences among 10 000 cells
    the normal p of each is under one in 100 000, so every one would be a hot spot. Dealing
    the cells' counts out anew, as ``esda.G_Local`` does with permutations, errs the other
    way: twenty offences at one address would be none, since one cell in 10 000 is like that.

    Parameters
    ----------
    counts
        Whole numbers, shape (rows, columns) or (T, rows, columns).
    mask
        Cells where offences can be recorded at all, shape (rows, columns); all by default.
    reach
        Rings of neighbours: 1 on a grid of 50 m is a square of 150 m.

    Returns
    -------
    Hotspots
        In the shape of ``counts``; NaN outside the mask and in periods where every
        cell has the same count.

    Raises
    ------
    ValueError
        If a count inside the mask is negative or no whole number.
    """
    found = np.asarray(counts)
    area = np.ones(found.shape[-2:], dtype=bool) if mask is None else mask
    return Hotspots(
        *(_spread(each, area) for each in gi_star_cells(*neighbourhoods(found, area, reach)))
    )


def gi_star_cells(
    counts: npt.NDArray[np.integer], sums: npt.NDArray[np.integer], cells: npt.NDArray[np.int64]
) -> Hotspots:
    """Compute what :func:`gi_star_grid` does where the neighbourhoods are known already.

    Parameters
    ----------
    counts, sums, cells
        From :func:`geo.measures.vicinity.neighbourhoods` or
        :meth:`geo.measures.vicinity.Vicinity.counted`.

    Returns
    -------
    Hotspots
        In the shape of ``counts``.
    """
    weight = cells.astype(float)
    z = standardised(counts.astype(float), sums.astype(float), weight, squares=weight)
    p = np.where(np.isnan(z), np.nan, exact_p(counts, sums, cells))
    return Hotspots(z, p, false_discovery(p))


def exact_p(
    counts: npt.NDArray[np.integer],
    sums: npt.NDArray[np.integer],
    cells: npt.NDArray[np.int64],
    *,
    above: bool = False,
) -> npt.NDArray[np.float64]:
    """Return how often offences strewn at random would gather so many, or so few; two-sided.

    Each offence of a period falls in a neighbourhood with the probability of its share of
    the cells, so the sums are binomial (the quadrat counts of Diggle 2013, Statistical
    Analysis of Spatial Point Patterns, ch. 2).

    Parameters
    ----------
    counts, sums, cells
        As for :func:`gi_star_cells`.
    above
        Whether only gatherings are asked about: p is then 1 where no more than the
        neighbourhood's share lies.
    """
    sizes, size = np.unique(cells, return_inverse=True)
    share = sizes / max(len(cells), 1)
    p = np.empty(sums.shape)
    for t in np.ndindex(counts.shape[:-1]):
        width = sums[t].max(initial=0) + 1
        asked = size * width + sums[t]
        met = np.flatnonzero(np.bincount(asked))  # a whole town has a few hundred answers
        answers = np.empty(len(sizes) * width)
        k, total = met % width, counts[t].sum()
        answers[met] = _two_sided(k, total, share[met // width])
        if above:
            answers[met[k * len(cells) <= total * sizes[met // width]]] = 1
        p[t] = answers[asked]
    return p


def _two_sided(
    k: npt.NDArray[np.int64], total: np.int64, share: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return twice the smaller tail of every binomial count, in the shape of ``k``."""
    at_most = special.bdtr(k.astype(float), total, share)
    at_least = np.where(k > 0, special.bdtrc(np.maximum(k - 1.0, 0.0), total, share), 1.0)
    p: npt.NDArray[np.float64] = np.minimum(2 * np.minimum(at_most, at_least), 1.0)
    return p


def _spread(
    values: npt.NDArray[np.float64], mask: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    """Put the mask's cells back in their grid."""
    grid = np.full((*values.shape[:-1], *mask.shape), np.nan)
    grid[..., mask] = values
    return grid
