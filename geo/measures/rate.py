"""Counts with their uncertainty: rates, exact intervals, change.

The assumption that could mislead: a rate divides by the people who *live* in an
area. A city centre has many visitors and few inhabitants, so its rate says how
loaded the place is, not how dangerous it is to live there.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import stats

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.period import Period

DAYS_PER_YEAR = 365.25
PERCENT_BASE = 20  # under this many a percentage misleads
_TIE = 1e-7  # roots this near a whole number are that number
FEW = 5  # from one to this many (exclusive) a rate cannot be told from chance


def poisson_interval(
    counts: npt.ArrayLike, *, level: float = 0.95
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Exact interval of a Poisson count (Garwood 1936, Biometrika 28:437).

    Parameters
    ----------
    counts
        Counts, any shape.
    level
        Coverage.

    Returns
    -------
    low, high
        Limits in the same unit and shape as ``counts``; 0 has the lower limit 0.
    """
    x = np.asarray(counts, dtype=float)
    tail = (1 - level) / 2
    low = np.where(x > 0, stats.chi2.ppf(tail, 2 * np.maximum(x, 1)) / 2, 0.0)
    return low, stats.chi2.isf(tail, 2 * (x + 1)) / 2


def population_by_year(population: pd.DataFrame, *, codes: tuple[str, ...]) -> pd.DataFrame:
    """Spread inhabitants over years, once, so that a filter step only looks them up.

    Parameters
    ----------
    population
        Columns ``code``, ``year`` and ``population`` (31 December of the year).
    codes
        Areas, in the order wanted.

    Returns
    -------
    DataFrame
        Index ``codes``, columns year; NaN where nothing is known. No columns
        without a population.
    """
    if population.empty:
        return pd.DataFrame(index=list(codes))
    wide = population.pivot_table(index="code", columns="year", values="population", aggfunc="sum")
    return wide.reindex(list(codes))


def person_years(by_year: pd.DataFrame, period: Period) -> npt.NDArray[np.float64]:
    """Inhabitants times years of a period, each day with its own year's population.

    Parameters
    ----------
    by_year
        From :func:`population_by_year`. A year after the last known one uses the
        last known, one before the first the first.
    period
        Days counted.

    Returns
    -------
    float64, shape (areas,)
        In the order of ``by_year``; NaN where an area has no population.
    """
    if not by_year.shape[1]:
        return np.full(len(by_year), np.nan)
    years = np.array(by_year.columns, dtype=int)
    inhabitants = by_year.to_numpy(dtype=float)
    total = np.zeros(len(by_year))
    for year in range(period.start.year, period.end.year + 1):
        first = max(period.start, date(year, 1, 1))
        last = min(period.end, date(year, 12, 31))
        known = np.flatnonzero(years <= max(year, years.min()))[-1]
        total += inhabitants[:, known] * (((last - first).days + 1) / DAYS_PER_YEAR)
    return total


def rate(
    counts: npt.ArrayLike, exposure: npt.ArrayLike, *, level: float = 0.95
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Offences per 1 000 inhabitants and year with the exact Poisson interval.

    Parameters
    ----------
    counts
        Offences, shape (n,).
    exposure
        Person-years, shape (n,); zero or NaN gives NaN.

    Returns
    -------
    value, low, high
        Per 1 000 inhabitants and year.
    """
    low, high = poisson_interval(counts, level=level)
    return per_thousand(counts, exposure), per_thousand(low, exposure), per_thousand(high, exposure)


def per_thousand(counts: npt.ArrayLike, exposure: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Divide counts, or limits of counts, by thousands of person-years; NaN without people."""
    people = np.asarray(exposure, dtype=float)
    value: npt.NDArray[np.float64] = (
        np.asarray(counts) * 1000 / np.where(people > 0, people, np.nan)
    )
    return value


def change_z(
    now: npt.ArrayLike, before: npt.ArrayLike, *, ratio: float = 1.0
) -> npt.NDArray[np.float64]:
    """Poisson z of a change, 2(√now − √before) (Wheeler 2016, IACA; Anscombe's root).

    Parameters
    ----------
    now, before
        Counts.
    ratio
        Length of now over length of before.
    """
    expected = np.asarray(before, dtype=float) * ratio
    return np.asarray(2 * (np.sqrt(np.asarray(now, dtype=float)) - np.sqrt(expected)))


def e_test(
    now: int, before: int, *, exposure_now: float = 1.0, exposure_before: float = 1.0
) -> float:
    """Two-sided p of two Poisson counts (Krishnamoorthy & Thomson 2004, JSPI 119:23), pooled.

    Own code because the interface asks for it on every click and
    ``statsmodels.test_poisson_2indep(method="etest")`` sums over far more cells
    than carry weight; statsmodels' number is the oracle in the test.
    """
    if now / exposure_now == before / exposure_before:
        return 1.0
    pooled = (now + before) / (exposure_now + exposure_before)
    product = exposure_now * exposure_before
    bound = _score(now, before, exposure_now, exposure_before) ** 2 / product
    x1 = _support(pooled * exposure_now)
    # |score| reaches the observed one where x2 solves a quadratic, or beyond its roots.
    middle = x1 / exposure_now * exposure_before
    half = middle + bound * exposure_before**2 / 2
    root = np.sqrt(np.maximum(half**2 - middle**2 + exposure_before**2 * bound * x1, 0))
    low, high = np.where(x1 > 0, half - root, -1.0), half + root  # no events differ by nothing
    mean = pooled * exposure_before
    tails = stats.poisson.cdf(np.floor(low + _TIE), mean)
    tails += stats.poisson.sf(np.ceil(high - _TIE) - 1, mean)
    return float(min(1.0, (stats.poisson.pmf(x1, pooled * exposure_now) * tails).sum()))


def _support(mean: float) -> npt.NDArray[np.int64]:
    """Return the counts that carry all but 1e-15 of a Poisson distribution."""
    low, high = stats.poisson.ppf([1e-15, 1 - 1e-15], mean).astype(int)
    counts: npt.NDArray[np.int64] = np.arange(max(int(low), 0), int(high) + 2)
    return counts


def _score(x1: int, x2: int, t1: float, t2: float) -> float:
    """Difference of rates over its pooled standard deviation."""
    return float((x1 / t1 - x2 / t2) / np.sqrt((x1 + x2) / (t1 * t2)))


def percent_change(now: int, before: int) -> float:
    """Relative change; NaN where the base is too small for a percentage to mean anything."""
    return now / before - 1 if before >= PERCENT_BASE else float("nan")
