"""Trend and season of a series of counts.

STL (Cleveland et al. 1990, J Off Stat 6:3) by statsmodels, which has Cleveland's own
algorithm compiled. The season is the same every year (a periodic smoother): six years
cannot tell a season that changes from chance.

The assumption that could mislead: a trend is a smooth curve. A jump from one week to
the next is drawn as a slope of some months.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

WEEKLY, MONTHLY = 52, 12
STL, MOVING, NOTHING = "stl", "glidande", "ingen"
METHODS = {
    STL: N_("Trenden är uppskattad med STL: säsongen, lika varje år, är borträknad."),
    MOVING: N_(
        "Det finns mindre än två års data. I stället för en trend visas ett glidande medelvärde"
        " över ett kvartal, där säsongen är kvar."
    ),
    NOTHING: N_("Serien är kortare än ett kvartal, så ingen trend kan visas."),
}
_OUTLIERS_FROM = 20  # per step; robust weights draw sparser, skew series down
_WILDEST = 5  # times the median


@dataclass(frozen=True, eq=False)
class Trend:
    """A series taken apart.

    Attributes
    ----------
    trend
        float64, shape (steps,), in the unit of the series; NaN where it cannot be told.
    season
        Shape (steps,): what the time of the year adds; 0 unless ``method`` is STL.
    method
        Key of METHODS.
    """

    trend: Floats
    season: Floats
    method: str


def decompose(values: npt.ArrayLike, *, period: int = WEEKLY) -> Trend:
    """Take a series apart into trend, season and the rest.

    Parameters
    ----------
    values
        Counts per whole week, or offences per day of each month, shape (steps,).
    period
        WEEKLY or MONTHLY: steps in a year.

    Returns
    -------
    Trend
        With two years of data by STL, else a centred moving average over a quarter,
        without its ends. Robust against single wild steps where the median is 20 or
        more. Sparser counts are skew: robust weights take offences for outliers and
        draw the trend 4 % low at five a week and down to a fifth at one in ten weeks.
    """
    series = np.asarray(values, dtype=float)
    still = np.zeros_like(series)
    if len(series) >= 2 * period:
        trend, season = _stl(series, period)
        return Trend(np.maximum(trend, 0), season, STL)
    width = period // 4
    trend = np.full_like(series, np.nan)
    if len(series) < width:
        return Trend(trend, still, NOTHING)
    means = np.convolve(series, np.full(width, 1 / width), mode="valid")
    trend[width // 2 : width // 2 + len(means)] = means
    return Trend(trend, still, MOVING)


def _stl(series: Floats, period: int) -> tuple[Floats, Floats]:
    # Imported here: a second's work that pages without a trend do not need.
    from statsmodels.tsa.seasonal import STL as Smoother  # noqa: N811, PLC0415

    always = 10 * len(series) + 1
    middle = float(np.median(series))
    robust = middle >= _OUTLIERS_FROM
    if robust:  # a wilder step takes its whole week of the year with it, all years
        series = np.minimum(series, _WILDEST * middle)
    # Between every tenth of a window a straight line is as good, and six times faster.
    jumps = {"trend_jump": period * 3 // 20 + 1, "low_pass_jump": period // 10 + 1}
    found = Smoother(
        series, period=period, seasonal=always, seasonal_deg=0, robust=robust, **jumps
    ).fit()
    return found.trend, found.seasonal
