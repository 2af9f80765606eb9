"""Do offences in the areas vary more than chance? One person's series makes them.

Within the time before, and within the time after, two areas divide each four weeks'
offences between them. If only chance did it, Pearson's X² of that table would be its
degrees of freedom; its ratio to them is how many times the variance of chance there is
(McCullagh & Nelder 1989, Generalized Linear Models, 4.5). What lifts both areas at once,
such as a season, cancels out, as it does in the difference itself.

The assumption that could mislead: variation slower than four weeks goes unseen. The
placebo (``geo.measures.effect_placebo``) sees it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

WINDOW_WEEKS = 4


def variance_ratio(periods: Iterable[npt.ArrayLike]) -> float:
    """Estimate how many times the variance of chance there is; never under 1.

    Parameters
    ----------
    periods
        Offences per week, each of shape (areas, weeks): before, after. The oldest odd
        weeks are left out.

    Returns
    -------
    float
        1 where there are not two windows with offences in two areas.
    """
    squares = freedom = 0.0
    for period in periods:
        table = _windows(np.asarray(period))
        expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0) / max(table.sum(), 1)
        # Given its margins, X² of a table of n is n/(n − 1) times its degrees of freedom.
        bias = max(table.sum() - 1, 0) / max(table.sum(), 1)
        with np.errstate(invalid="ignore"):
            squares += float(np.nansum((table - expected) ** 2 / expected)) * bias
        freedom += (np.array(table.shape) - 1).clip(0).prod()
    return max(squares / freedom, 1.0) if freedom else 1.0


def _windows(weekly: npt.NDArray[np.integer]) -> npt.NDArray[np.float64]:
    """Add weeks to windows, and leave out windows and areas in which nothing happened."""
    areas, weeks = weekly.shape
    whole = weekly[:, weeks % WINDOW_WEEKS :].astype(float)
    table = whole.reshape(areas, -1, WINDOW_WEEKS).sum(axis=2)
    table = table[:, table.any(axis=0)]
    kept: npt.NDArray[np.float64] = table[table.any(axis=1)]
    return kept
