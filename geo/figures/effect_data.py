"""What the charts of an intervention's effect are drawn from: one table for each chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.errors import N_
from geo.measures.weeks import DAYS

if TYPE_CHECKING:
    import datetime as dt

    import numpy.typing as npt

    from geo.language import Words
    from geo.measures.effect_counts import Counts
    from geo.measures.effect_placebo import Placebo

TREATED, EXPECTED, START = "treated", "expected", "start"
BLOCK, SHORT = 4, 12  # weeks that are added to one point; with fewer weeks than SHORT each is one
BIN = 0.5  # of a standard error, in the chart of chance


def both_series(counts: Counts, words: Words) -> pd.DataFrame:
    """Return the offences where it acts, and what they would be had they gone as the comparison.

    Parameters
    ----------
    counts
        From :func:`geo.measures.effect_counts.around`.
    words
        The language.

    Returns
    -------
    DataFrame
        ``at`` (middle of some weeks), ``value``, ``part`` (TREATED, EXPECTED or START) and
        ``told``. The comparison is weighed to the level of the treated before the start; without
        offences in it before there is no EXPECTED.
    """
    weeks = counts.windows.weeks
    block = BLOCK if weeks >= SHORT else 1
    series = {TREATED: _blocks(counts.weekly[0], weeks, block)}
    before = counts.cells.control[0]
    if before:
        size = counts.cells.treated[0] / before
        series[EXPECTED] = _blocks(counts.weekly[1], weeks, block) * size
    n = len(series[TREATED]) // 2
    first = pd.Timestamp(counts.windows.start) - pd.Timedelta(weeks=n * block)
    starts = first + pd.to_timedelta(np.arange(2 * n) * block * DAYS, unit="D")
    middle = starts + pd.Timedelta(days=block * DAYS / 2)
    ends = starts + pd.Timedelta(days=block * DAYS - 1)
    tables = []
    for part, values in series.items():
        told = [_told(*each, words) for each in zip(starts, ends, values, strict=True)]
        tables.append(pd.DataFrame({"at": middle, "value": values, "part": part, "told": told}))
    start = pd.DataFrame({"at": [pd.Timestamp(counts.windows.start)], "part": [START]})
    return pd.concat([*tables, start], ignore_index=True)


def _blocks(weekly: npt.NDArray[np.int64], weeks: int, block: int) -> npt.NDArray[np.float64]:
    """Add weeks counted from the start, both ways; what is left over farthest out is left out."""
    whole = weeks // block * block
    kept = weekly[weeks - whole : weeks + whole].reshape(-1, block)
    return np.asarray(kept.sum(axis=1), dtype=np.float64)


def _told(start: dt.date, end: dt.date, value: float, words: Words) -> str:
    return words.text(
        N_("{period}: {n}"), period=words.period(start, end), n=words.number(value, 1)
    )


def week_by_week(found: pd.DataFrame, start: dt.date, words: Words) -> pd.DataFrame:
    """Return the running difference with its limits, and words for each week.

    Parameters
    ----------
    found
        From :func:`geo.measures.effect_monitor.monitor`.
    start
        The day week 0 began.
    """
    ends = pd.Timestamp(start) + pd.to_timedelta((np.arange(len(found)) + 1) * DAYS, unit="D")
    columns = found[["difference", "low", "high"]].astype(float)
    told = [
        words.text(
            N_("{weeks} veckor: {difference} mot väntat (gränser {low} och {high})"),
            weeks=number, difference=words.number(difference),
            low=words.number(low), high=words.number(high),
        )
        for number, (difference, low, high) in enumerate(columns.to_numpy().tolist(), start=1)
    ]  # fmt: skip
    return columns.assign(at=ends, crossed=found["signal"] != "", told=told)


def chance_bins(found: Placebo, z: float) -> pd.DataFrame:
    """Return how many random interventions had each size of difference, and the real one.

    Returns
    -------
    DataFrame
        ``low``, ``high`` and ``n`` of each bin, in standard errors; a last row with ``z``.
    """
    least, most = min(found.z.min(), z), max(found.z.max(), z)
    edges = np.arange(np.floor(least / BIN), np.ceil(most / BIN) + 1.5) * BIN
    n, _ = np.histogram(found.z, edges)
    bins = pd.DataFrame({"low": edges[:-1], "high": edges[1:], "n": n.astype(float)})
    return pd.concat([bins, pd.DataFrame({"z": [z]})], ignore_index=True)
