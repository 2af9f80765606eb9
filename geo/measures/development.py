"""How a selection develops: counts per week or month, their trend and a reference band."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.rate import DAYS_PER_YEAR
from geo.measures.reference import earlier_years, middle_half
from geo.measures.trend import MONTHLY, WEEKLY, decompose

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Floats = npt.NDArray[np.float64]
    Band = tuple[Floats, Floats]

MONTH_DAYS = DAYS_PER_YEAR / MONTHLY  # of a month of mean length, which a trend is told for


def development(
    steps: pd.DataFrame,
    counts: npt.NDArray[np.int64],
    *,
    period: int = WEEKLY,
    band: Band | None = None,
) -> tuple[pd.DataFrame, str]:
    """Put counts, trend and band of every step in one table.

    Parameters
    ----------
    steps
        From :func:`geo.measures.steps.step_table`.
    counts
        Offences per step, shape (steps,).
    period
        WEEKLY or MONTHLY.
    band
        From :func:`peer_band`; the middle half of earlier years if not given.

    Returns
    -------
    DataFrame, str
        ``steps`` with ``count``, ``trend``, ``low`` and ``high``, and the key of the
        trend's method. A step that the data cover in part has a count and no more: it is
        no fall. A month's trend is that of a month of mean length, so that the curve
        has no dent in February; its band is for its own days.
    """
    table = steps.assign(count=counts, trend=np.nan, low=np.nan, high=np.nan)
    whole = table["whole"].to_numpy()
    days = steps["days"].to_numpy()[whole] if period == MONTHLY else np.ones(int(whole.sum()))
    values = counts[whole] / days
    found = decompose(values, period=period)
    table.loc[whole, "trend"] = found.trend * (MONTH_DAYS if period == MONTHLY else 1)
    if band is None:
        low, high = middle_half(earlier_years(values, period=period))
        low, high = low * days, high * days
    else:
        low, high = (limit[whole] for limit in band)
    table.loc[whole, "low"], table.loc[whole, "high"] = low, high
    return table, found.method


def peer_band(
    counts: npt.NDArray[np.int64],
    people: Floats,
    *,
    own: npt.NDArray[np.bool_],
    peers: npt.NDArray[np.bool_],
) -> Band:
    """Where the middle half of comparable areas would lie with as many inhabitants as ours.

    Parameters
    ----------
    counts, people
        Offences and person-years, shape (steps, areas).
    own, peers
        Which areas are ours and which are comparable, shape (areas,).

    Returns
    -------
    low, high
        Offences per step; NaN with too few comparable areas or no population.
    """
    lived = np.where(people[:, peers] > 0, people[:, peers], np.nan)
    low, high = middle_half(counts[:, peers] / lived)
    ours = people[:, own].sum(axis=1)
    return low * ours, high * ours


def step_people(steps: pd.DataFrame, by_year: pd.DataFrame) -> Floats:
    """Person-years of every step and area, shape (steps, areas), each with its year's population.

    Parameters
    ----------
    by_year
        From :func:`geo.measures.rate.population_by_year`. A year after the last known
        one uses the last known, one before the first the first.
    """
    if not by_year.shape[1]:
        return np.full((len(steps), len(by_year)), np.nan)
    known = np.array(by_year.columns, dtype=int)
    last = (steps["end"] - np.timedelta64(1, "D")).dt.year.to_numpy()
    at = np.maximum(np.searchsorted(known, last, side="right") - 1, 0)
    lived: Floats = by_year.to_numpy(dtype=float)[:, at].T
    return lived * (steps["days"].to_numpy() / DAYS_PER_YEAR)[:, None]
