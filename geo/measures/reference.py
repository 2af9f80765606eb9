"""The reference band: where the middle half of comparable series lies.

Others are comparable districts, in one unit such as offences per 1 000 inhabitants, or
the same time of earlier years. Half of all ordinary values lie outside the band: it
says what is usual, not what is remarkable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.season import years_back
from geo.measures.trend import MONTHLY, WEEKLY

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

_YEARS = 5
_FEWEST = 6  # values that a middle half is read from


def middle_half(values: npt.ArrayLike, *, fewest: int = _FEWEST) -> tuple[Floats, Floats]:
    """Return the 25th and 75th percentile of others at each step: the reference band.

    Parameters
    ----------
    values
        Shape (steps, others): comparable areas in one unit, or :func:`earlier_years`.
        NaN is left out.
    fewest
        Others there must be; NaN where there are fewer.
    """
    table = np.asarray(values, dtype=float)
    band = np.full((2, len(table)), np.nan)
    enough = np.isfinite(table).sum(axis=1) >= max(fewest, 1)
    if enough.any():
        band[:, enough] = np.nanpercentile(table[enough], [25, 75], axis=1)
    return band[0], band[1]


def earlier_years(values: npt.ArrayLike, *, period: int = WEEKLY) -> Floats:
    """Gather the same time of up to five earlier years, for :func:`middle_half`.

    Parameters
    ----------
    values
        Shape (steps,).
    period
        With WEEKLY the nearest week by date and two on either side, so that a week 53
        has its neighbours too; with MONTHLY the same month and one on either side.

    Returns
    -------
    float64, shape (steps, years × neighbours)
        NaN where there is no such time in the data.
    """
    series = np.asarray(values, dtype=float)
    lags = years_back(_YEARS, len(series)) if period == WEEKLY else _months_back(len(series))
    near = 2 if period == WEEKLY else 1
    distances = [lag + step for lag in lags for step in range(-near, near + 1)]
    columns = np.full((len(series), len(distances)), np.nan)
    for column, distance in enumerate(distances):
        columns[distance:, column] = series[: len(series) - distance]
    return columns


def _months_back(length: int) -> list[int]:
    return [lag for lag in range(MONTHLY, MONTHLY * _YEARS + 1, MONTHLY) if lag < length]
