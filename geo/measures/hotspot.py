"""Where values gather more, or less, than chance would have it: Getis and Ord's Gi*.

The assumption that could mislead: p comes from the normal distribution, which
holds for districts with some tens of offences each. On a grid most cells are
empty and a single offence would look like a certain hot spot; there
:func:`geo.measures.hotspot_grid.gi_star_grid` is the one to use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse, special

from geo.measures.discovery import false_discovery

if TYPE_CHECKING:
    import numpy.typing as npt


class Hotspots(NamedTuple):
    """Gi* of every place, float64 in the shape of the values; NaN where it has none.

    Attributes
    ----------
    z
        Standard deviations above (hot) or below (cold) what chance would give.
    p
        Two-sided.
    q
        ``p`` after Benjamini and Hochberg, each row of places for itself.
    """

    z: npt.NDArray[np.float64]
    p: npt.NDArray[np.float64]
    q: npt.NDArray[np.float64]


def gi_star(values: npt.ArrayLike, *, neighbours: sparse.sparray) -> Hotspots:
    """Compute Gi* (Ord & Getis 1995, Geographical Analysis 27:286).

    Own code because ``esda.G_Local``, the oracle in the test, takes one set of
    values at a time and gives a one-sided p; this is one sparse product for all.

    Parameters
    ----------
    values
        Shape (n,), or (T, n) for T independent sets of values over the same places.
        A NaN makes its whole set NaN: leave places without a value out of both arguments.
    neighbours
        Shape (n, n): 1 (or a weight) where the column is a neighbour of the row, the
        place itself among them, as :mod:`geo.measures.neighbours` makes it.

    Returns
    -------
    Hotspots
        NaN, and so never significant, where every value of a set is the same,
        and for a place that has no neighbours or all places as neighbours.

    Raises
    ------
    ValueError
        If ``neighbours`` is of another size than ``values``.
    """
    sets = np.asarray(values, dtype=float)
    n = sets.shape[-1]
    if neighbours.shape != (n, n):
        raise ValueError(f"{n} values, but neighbours of shape {neighbours.shape}")
    weights = sparse.csr_array(neighbours, dtype=float)
    local = (weights @ np.ascontiguousarray(sets.T)).T
    z = standardised(sets, local, weights.sum(axis=1), squares=weights.power(2).sum(axis=1))
    p = two_sided(z)
    return Hotspots(z, p, false_discovery(p))


def standardised(
    values: npt.NDArray[np.float64],
    local: npt.NDArray[np.float64],
    weight: npt.NDArray[np.float64],
    *,
    squares: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Turn sums over neighbours into Gi*.

    Parameters
    ----------
    values
        Shape (..., n).
    local
        Their weighted sums over each place's neighbours, same shape.
    weight, squares
        Sum of each place's weights, and of their squares, shape (n,).
    """
    n = values.shape[-1]
    if not n:
        return np.empty(values.shape)
    mean = values.mean(axis=-1, keepdims=True)
    level = np.ptp(values, axis=-1, keepdims=True) == 0
    spread = np.where(level, np.nan, values.std(axis=-1, keepdims=True))
    room = n * squares - weight**2
    room = np.where(room > 1e-9 * n * squares, room, np.nan) / max(n - 1, 1)
    z: npt.NDArray[np.float64] = (local - mean * weight) / (spread * np.sqrt(room))
    return z


def two_sided(z: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Probability of a normal deviate at least as far from zero."""
    p: npt.NDArray[np.float64] = special.erfc(np.abs(z) / np.sqrt(2))
    return p
