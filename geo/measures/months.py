"""Calendar months: offences per day, so that February is no fall."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd


def monthly(counts: npt.NDArray[np.int64], day0: np.datetime64) -> pd.DataFrame:
    """Sum daily counts to months.

    Parameters
    ----------
    counts
        Offences per day, shape (days,).
    day0
        The first day.

    Returns
    -------
    DataFrame
        ``month`` (its first day, datetime64), ``count``, ``days`` of it that the data
        cover, ``whole`` (whether that is all of them) and ``per_day``.
    """
    day = day0.astype("datetime64[D]") + np.arange(len(counts))
    month = day.astype("datetime64[M]")
    first = month[0] if len(month) else day0.astype("datetime64[M]")
    place = (month - first).astype(np.int64)
    months = first + np.arange(place[-1] + 1 if len(place) else 0)
    days = np.bincount(place).astype(np.int64)
    total = np.bincount(place, weights=counts).astype(np.int64)
    length = ((months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")).astype(int)
    return pd.DataFrame(
        {
            "month": months.astype("datetime64[s]"),
            "count": total,
            "days": days,
            "whole": days == length,
            "per_day": total / days,
        }
    )
