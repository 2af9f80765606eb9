"""How the time of the year moves a week against the eight weeks before it.

The count of the five weeks round the same time in earlier years per week, over that of
the eight weeks before that time, up to five years together. It is estimated for the
whole municipality per group, since no district has offences enough, needs two years of
data, and is drawn towards 1 where the offences are few.

The assumption that could mislead: the season is the same in every district.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.weeks import DAYS, sums

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

BEFORE = 8  # weeks that a week is compared with
SEASON_FROM = 104  # weeks of data before a season is trusted
SEASON_YEARS = 5
SEASON_HALF = 2  # weeks on either side of the same time of the year
SEASON_SD = 0.2  # how much a season moves a level in eight weeks, in logarithms
_YEAR_WEEKS = 365.2425 / DAYS
_FIVE = 2 * SEASON_HALF + 1
# Variance of the log-ratio of two means of Poisson weeks, two of them in both, times the sum.
_CHANCE = (BEFORE + SEASON_HALF + 1) * (
    (BEFORE - SEASON_HALF) / BEFORE**2
    + SEASON_HALF * (1 / _FIVE - 1 / BEFORE) ** 2
    + (SEASON_HALF + 1) / _FIVE**2
)


def years_back(most: int, length: int) -> list[int]:
    """Distances in whole weeks to the same time of the year, one to ``most`` years before.

    The nearest week by date (52, 104, 157, 209, 261): a week 53 needs no rule of its
    own, and nothing drifts out of season.

    Parameters
    ----------
    most
        Number of years.
    length
        Weeks of data; longer distances are left out.
    """
    found = (round(year * _YEAR_WEEKS) for year in range(1, most + 1))
    return [lag for lag in found if lag < length]


def season(
    whole: npt.NDArray[np.int64], told: npt.NDArray[np.bool_] | None = None
) -> tuple[Floats, Floats]:
    """Estimate how the time of the year moves each week against the eight before it.

    Parameters
    ----------
    whole
        Offences of the municipality per week, shape (weeks, …).
    told
        Whether the data tell of the week at all, same shape; they do if not given.

    Returns
    -------
    factor, doubt
        The factor and the variance of its logarithm, same shape: the log-ratio and its
        variance (delta method, without season), weighed together with a normal prior of
        SD 0.2 about no season. 1 and 0 before there are two years of data.
    """
    early, shared, late = _earlier_years(whole)
    same, ahead = shared + late, early + shared
    known = (same > 0) & (ahead > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        log = np.log(same / _FIVE) - np.log(ahead / BEFORE)
        if told is not None and not told.all():
            first, both, last = _earlier_years(told.astype(np.int64))
            log = np.log(same / (both + last)) - np.log(ahead / (first + both))
    chance = _CHANCE / np.maximum(early + shared + late, 1)
    trust = np.where(known, SEASON_SD**2 / (SEASON_SD**2 + chance), 0)
    log, doubt = np.where(known, log, 0) * trust, SEASON_SD**2 * (1 - trust)
    log[:SEASON_FROM], doubt[:SEASON_FROM] = 0, 0
    return np.exp(log), doubt


def _earlier_years(values: npt.NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """Sum the six weeks before the same time of earlier years, the two shared, the three after."""
    early, shared, late = (np.zeros(values.shape) for _ in range(3))
    for lag in years_back(SEASON_YEARS, len(values)):
        early += _shifted(sums(values, -BEFORE, -SEASON_HALF), lag)
        shared += _shifted(sums(values, -SEASON_HALF, 0), lag)
        late += _shifted(sums(values, 0, SEASON_HALF + 1), lag)
    return early, shared, late


def _shifted(found: Floats, lag: int) -> Floats:
    """Bring what was ``lag`` weeks ago, and eight before, to week t; 0 if that is not there."""
    moved = np.zeros_like(found)
    moved[lag + BEFORE :] = found[BEFORE : len(found) - lag]
    return moved
