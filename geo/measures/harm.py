"""Harm: counts weighted by how much harm an offence does.

The weights are the city's own table (``[harm]`` in the settings), empty by default:
without it nothing is shown. An offence type without a weight is left out of the sum and
counted beside it, never taken for harmless.

The assumption that could mislead: a few grave offences weigh as much as hundreds of
petty ones, so a harm index jumps by chance and suits short-term planning, not long
trends (Sarnecki 2021).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy

from geo.offences import INDEX, N_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def weight_table(weights: Iterable[tuple[str, float]]) -> Floats | None:
    """Spread (offence id, weight) pairs over the offence axis: shape (N_TYPES,).

    NaN where there is no weight; None if there is none at all.
    """
    table = np.full(N_TYPES, np.nan)
    for offence, weight in weights:
        table[INDEX[offence]] = weight
    return table if np.isfinite(table).any() else None


def harm(
    counts: npt.NDArray[np.integer], weights: Floats | None, *, level: float = 0.95
) -> pd.DataFrame | None:
    """Sum harm per area.

    Parameters
    ----------
    counts
        Offences, shape (areas, N_TYPES), as in :class:`geo.measures.tally.Tally`.
    weights
        From :func:`weight_table`.
    level
        Coverage of the interval, at least.

    Returns
    -------
    DataFrame or None
        Per area ``harm``, ``low``, ``high`` (in the unit of the weights), ``counted``
        and ``unweighted`` (offences with and without a weight). None without weights.
    """
    if weights is None:
        return None
    known = np.isfinite(weights)
    weighed = counts[:, known]
    low, high = weighted_interval(weighed, weights[known], level=level)
    columns = {
        "harm": weighed @ weights[known],
        "low": low,
        "high": high,
        "counted": weighed.sum(axis=1),
        "unweighted": counts[:, ~known].sum(axis=1),
    }
    return pd.DataFrame(columns)


def weighted_interval(
    counts: npt.ArrayLike, weights: npt.ArrayLike, *, level: float = 0.95
) -> tuple[Floats, Floats]:
    """Interval of weighted sums of Poisson counts (Fay & Feuer 1997, Stat Med 16:791).

    Parameters
    ----------
    counts
        Shape (…, types).
    weights
        Shape (types,), none negative.
    level
        Coverage: exact with equal weights (then Garwood's), else at least, so far as
        simulations tell.
    """
    x, w = np.asarray(counts, dtype=float), np.asarray(weights, dtype=float)
    total, variance, largest = x @ w, x @ w**2, w.max(initial=0)
    tail = (1 - level) / 2
    above, more = total + largest, variance + largest**2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = variance / total * scipy.stats.gamma.ppf(tail, total**2 / variance)
        high = more / above * scipy.stats.gamma.isf(tail, above**2 / more)
    return np.where(total > 0, low, 0.0), np.where(largest > 0, high, 0.0)
