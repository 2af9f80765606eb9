"""Counts with their uncertainty: rates and exact intervals.

The assumption that could mislead: a rate divides by the people who *live* in an
area. A city centre has many visitors and few inhabitants, so its rate says how
loaded the place is, not how dangerous it is to live there.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import special

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.period import Period

DAYS_PER_YEAR = 365.25
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
    low = np.where(x > 0, special.gammaincinv(np.maximum(x, 1), tail), 0.0)
    return low, special.gammainccinv(x + 1, tail)


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
