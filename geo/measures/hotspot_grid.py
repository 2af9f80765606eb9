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
    inside, local, cells = neighbourhoods(found, area, reach)
    weight = cells.astype(float)
    z = standardised(inside.astype(float), local.astype(float), weight, squares=weight)
    p = np.where(np.isnan(z), np.nan, exact_p(inside, local, cells))
    return Hotspots(*(_spread(each, area) for each in (z, p, false_discovery(p))))


def exact_p(
    counts: npt.NDArray[np.int64], sums: npt.NDArray[np.int64], cells: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Return how often offences strewn at random would gather so many, or so few; two-sided.

    Each offence of a period falls in a neighbourhood with the probability of its share of
    the cells, so the sums are binomial (the quadrat counts of Diggle 2013, Statistical
    Analysis of Spatial Point Patterns, ch. 2).

    Parameters
    ----------
    counts, sums, cells
        From :func:`geo.measures.vicinity.neighbourhoods`.
    """
    sizes, size = np.unique(cells, return_inverse=True)
    share = sizes / max(len(cells), 1)
    p = np.empty(sums.shape)
    for t in np.ndindex(counts.shape[:-1]):
        k = np.arange(sums[t].max(initial=0) + 1)
        p[t] = _two_sided(k, counts[t].sum(), share[:, None])[size, sums[t]]
    return p


def _two_sided(
    k: npt.NDArray[np.int64], total: np.int64, share: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return twice the smaller tail of every binomial count, shape (shares, counts)."""
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
