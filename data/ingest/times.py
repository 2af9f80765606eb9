"""Read times as they are written, and say how exactly they are given.

A time with an offset becomes the city's wall time; one without stays what the
wall clock said, also on the nights when the clock is changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import numpy.typing as npt

FORMATS = (
    "%Y-%m-%d %H.%M", "%Y-%m-%d kl %H:%M", "%Y%m%d %H:%M", "%Y%m%d%H%M",
    "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y",
    "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y",
)  # fmt: skip
OFFSET = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[Zz]|[+-]\d{2}:?\d{2})$"
DAY = r"^\d{4}-?\d{2}-?\d{2}$"
MONTH = r"^\d{4}-\d{2}$"
ISO = r"^\d{4}-\d{2}(?:-\d{2}(?:[ T]\d{2}(?::\d{2}(?::\d{2}(?:[.,]\d+)?)?)?)?)?$|^\d{8}$"
EARLIEST, LATEST = pd.Timestamp("1900-01-01"), pd.Timestamp("9999-12-30")


@dataclass(frozen=True)
class Times:
    """Earliest and latest moment (datetime64[s]), and flags, each of shape (n,)."""

    first: pd.Series
    last: pd.Series
    timed: npt.NDArray[np.bool_]
    bad: npt.NDArray[np.bool_]


def read(text: pd.Series, zone: str, formats: tuple[str, ...] = ()) -> Times:
    """Read a column of times.

    Parameters
    ----------
    text
        str, "" where nothing is given.
    zone
        IANA name of the city's time zone.
    formats
        ``strptime`` formats tried before the usual ones.
    """
    first = pd.Series(pd.NaT, index=text.index, dtype="datetime64[s]")
    timed = np.zeros(len(text), bool)
    filled = (text != "").to_numpy()
    if not filled.any():
        return Times(first, first, timed, filled)
    text = _padded(text)
    for form in formats:
        _fill(first, timed, text, form)
    _iso(first, timed, text)
    _with_offset(first, timed, text, zone)
    for form in FORMATS:
        if not _fill(first, timed, text, form):
            break
    outside = ~first.between(EARLIEST, LATEST).to_numpy()
    first = first.mask(outside)
    return Times(first, _last(first, timed, text), timed, filled & outside)


def _padded(text: pd.Series) -> pd.Series:
    """Write 6:41 as 06:41."""
    short = text.str.contains(r"[ T]\d:", regex=True)
    if not short.any():
        return text
    return text.where(~short, text.str.replace(r"([ T])(\d):", r"\g<1>0\g<2>:", regex=True))


def _left(first: pd.Series, text: pd.Series) -> pd.Series:
    return text[(first.isna() & (text != "")).to_numpy()]


def _iso(first: pd.Series, timed: npt.NDArray[np.bool_], text: pd.Series) -> None:
    left = _left(first, text)
    left = left[left.str.contains(ISO, regex=True)]
    if len(left):
        clean = left.str.replace(",", ".", regex=False)
        _set(first, timed, pd.to_datetime(clean, format="ISO8601", errors="coerce"))
        timed[text.index.get_indexer(left.index)] = left.str.contains(":", regex=False)


def _with_offset(
    first: pd.Series, timed: npt.NDArray[np.bool_], text: pd.Series, zone: str
) -> None:
    left = _left(first, text)
    left = left[left.str.contains(OFFSET, regex=True)]
    if len(left):
        clean = left.str.upper().str.replace(r"\s*(Z|[+-]\d{2}:?\d{2})$", r"\1", regex=True)
        moments = pd.to_datetime(clean, format="ISO8601", errors="coerce", utc=True)
        _set(first, timed, moments.dt.tz_convert(zone).dt.tz_localize(None))


def _fill(first: pd.Series, timed: npt.NDArray[np.bool_], text: pd.Series, form: str) -> bool:
    """Read what is left of the texts by one format; say whether anything was left."""
    left = _left(first, text)
    if len(left):
        _set(
            first, timed, pd.to_datetime(left, format=form, errors="coerce"), has_time="%H" in form
        )
    return len(left) > 0


def _set(
    first: pd.Series, timed: npt.NDArray[np.bool_], moments: pd.Series, *, has_time: bool = True
) -> None:
    moments = moments.dropna()
    at = first.index.get_indexer(moments.index)
    first.iloc[at] = moments.dt.as_unit("s").to_numpy()
    timed[at] = has_time


def _last(first: pd.Series, timed: npt.NDArray[np.bool_], text: pd.Series) -> pd.Series:
    """Return the last minute of what was given: of the day, of the month, or the time itself."""
    monthly = text.str.contains(MONTH, regex=True)
    days = (first.dt.days_in_month - first.dt.day).where(monthly, 0).fillna(0)
    whole = pd.Series(np.where(timed, 0, 23 * 3600 + 59 * 60), index=first.index)
    last: pd.Series = first + pd.to_timedelta(days * 86400 + whole, unit="s")
    return last.astype("datetime64[s]")
