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


def person_years(population: pd.DataFrame, period: Period, *, codes: tuple[str, ...]) -> pd.Series:
    """Inhabitants times years of a period, each day with its own year's population.

    Parameters
    ----------
    population
        Columns ``code``, ``year``, ``population`` (31 December of the year). A year
        after the last known one uses the last known, one before the first the first.
    period
        Days counted.
    codes
        Areas, in the order wanted.

    Returns
    -------
    Series
        float64 on ``codes``; NaN where an area has no population.
    """
    if population.empty:
        return pd.Series(np.nan, index=list(codes))
    table = population.pivot_table(index="code", columns="year", values="population", aggfunc="sum")
    table = table.reindex(list(codes))
    years = np.array(table.columns, dtype=int)
    total = pd.Series(0.0, index=table.index)
    for year in range(period.start.year, period.end.year + 1):
        first = max(period.start, date(year, 1, 1))
        last = min(period.end, date(year, 12, 31))
        known = years[years <= max(year, years.min())].max()
        total += table[known] * (((last - first).days + 1) / DAYS_PER_YEAR)
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
    people = np.asarray(exposure, dtype=float)
    thousands = np.where(people > 0, people, np.nan) / 1000
    low, high = poisson_interval(counts, level=level)
    return np.asarray(counts) / thousands, low / thousands, high / thousands


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
    if now + before == 0:
        return 1.0
    pooled = (now + before) / (exposure_now + exposure_before)
    x1, p1 = _support(pooled * exposure_now)
    x2, p2 = _support(pooled * exposure_before)
    observed = abs(
        _score(np.array([[now]]), np.array([[before]]), exposure_now, exposure_before)[0, 0]
    )
    score = np.abs(_score(x1[:, None], x2[None, :], exposure_now, exposure_before))
    joint = p1[:, None] * p2[None, :]
    return float(min(1.0, joint[score >= observed * (1 - 1e-12)].sum()))


def _support(mean: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return the counts that carry all but 1e-15 of a Poisson, and their probabilities."""
    low, high = stats.poisson.ppf([1e-15, 1 - 1e-15], mean).astype(int)
    x = np.arange(max(int(low), 0), int(high) + 2)
    return x, stats.poisson.pmf(x, mean)


def _score(
    x1: npt.NDArray[np.int64], x2: npt.NDArray[np.int64], t1: float, t2: float
) -> npt.NDArray[np.float64]:
    variance = (x1 + x2) / (t1 * t2)  # pooled: (x1 + x2) / (t1 + t2) * (1/t1 + 1/t2)
    difference = x1 / t1 - x2 / t2
    return np.divide(
        difference, np.sqrt(variance), out=np.zeros_like(difference), where=variance > 0
    )


def percent_change(now: int, before: int) -> float:
    """Relative change; NaN where the base is too small for a percentage to mean anything."""
    return now / before - 1 if before >= PERCENT_BASE else float("nan")
