"""Year over year: each year against the same days of the year before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.compare import COLUMNS, compare
from geo.period import Period

if TYPE_CHECKING:
    import numpy.typing as npt


def year_over_year(counts: npt.NDArray[np.int64], day0: np.datetime64) -> pd.DataFrame:
    """Compare each calendar year with the same days of the year before.

    Parameters
    ----------
    counts
        Offences per day, shape (days,).
    day0
        The first day.

    Returns
    -------
    DataFrame
        Indexed by year, newest first: ``start`` and ``end`` (dates: of the first and the
        last year only what the data cover), ``whole``, and the columns of
        :func:`geo.measures.compare.compare`, NaN but for ``now`` where the data do not
        cover the days of the year before.
    """
    first = day0.astype("datetime64[D]").astype(object)
    last = (day0.astype("datetime64[D]") + len(counts) - 1).astype(object)
    rows = []
    for year in range(last.year, first.year - 1, -1):
        days = Period(max(date(year, 1, 1), first), min(date(year, 12, 31), last))
        whole = (days.start, days.end) == (date(year, 1, 1), date(year, 12, 31))
        row = {"start": days.start, "end": days.end, "whole": whole}
        rows.append(row | _against(counts, first, days))
    return pd.DataFrame(rows, index=pd.Index(range(last.year, first.year - 1, -1), name="year"))


def _against(counts: npt.NDArray[np.int64], first: date, days: Period) -> dict[str, float]:
    def total(span: Period) -> int:
        begin = (span.start - first).days
        return int(counts[begin : begin + span.days].sum())

    earlier = days.last_year()
    if earlier.start < first:
        return dict.fromkeys(COLUMNS, np.nan) | {"now": total(days)}
    found = compare(
        [total(days)], [total(earlier)], exposure_now=days.days, exposure_before=earlier.days
    )
    return {name: float(found[name].iloc[0]) for name in COLUMNS}
