"""The moment an incident is counted at, and whether its time of day is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.store.light import light
from geo.schema import MAX_SPAN_HOURS, NO_DAY, NO_HOUR, NO_LIGHT, NOT_TOLD, encode_when
from geo.span import NO_START, counted_at, encode

if TYPE_CHECKING:
    import numpy.typing as npt
    import pyarrow as pa

    from data.settings import Settings

DAY = 24 * 60
THURSDAY = 3  # 1970-01-01, with Monday 0


@dataclass(frozen=True)
class Moments:
    """Minutes since 1970 (int32), span, days until registered; what of the moment is known."""

    minute: npt.NDArray[np.int32]
    span: npt.NDArray[np.uint16]
    wait: npt.NDArray[np.uint16]
    dated: npt.NDArray[np.bool_]
    timed: npt.NDArray[np.bool_]
    one_day: npt.NDArray[np.bool_]


def moments(table: pa.Table, told: npt.NDArray[np.datetime64] | None = None) -> Moments:
    """Choose the counting moment of each row.

    Where the day of registration is not given, ``told`` is: the day a file first told of
    the row, datetime64[D], shape (rows,), or NaT.

    The midpoint of from and to when both are known and lie within
    ``MAX_SPAN_HOURS``; otherwise from, otherwise to, otherwise the
    registration. The hour counts as known for a short span and for a row that
    has only a from time. The weekday is known unless a longer span crosses midnight.
    The span is coded as in ``geo.span``.
    """
    start, has_start = _minutes(table, "start")
    end, has_end = _minutes(table, "end")
    registered, has_registered = _minutes(table, "registered")
    span = encode(np.where(has_end, end - start, 0))
    timed = has_start & (span <= MAX_SPAN_HOURS * 60)
    late = np.where(has_end, end, registered)
    minute = np.where(has_start, counted_at(start, span), late).astype(np.int32)
    known = has_registered
    if told is not None:
        first = told.astype("datetime64[m]").astype(np.int64)
        registered = np.where(has_registered, registered, first)
        known = has_registered | ~np.isnat(told)
    wait = np.clip(registered // DAY - day_of(minute), 0, NOT_TOLD - 1)
    return Moments(
        minute,
        np.where(has_start, span, np.uint16(NO_START)),
        np.where(known, wait, NOT_TOLD).astype(np.uint16),
        has_start | has_end | has_registered,
        timed,
        timed | ~(has_start & has_end) | (day_of(start) == day_of(end - 1)),
    )


def _minutes(table: pa.Table, name: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    times = table[name].to_numpy().astype("datetime64[m]")
    known = ~np.isnat(times)
    return np.where(known, times.astype(np.int64), 0), known


def day_of(minute: npt.NDArray[np.integer]) -> npt.NDArray[np.int32]:
    """Days since 1970-01-01."""
    return (minute // DAY).astype(np.int32)


def when(moment: Moments, settings: Settings) -> npt.NDArray[np.uint16]:
    """Pack light, hour and weekday of each moment (see ``geo.schema.encode_when``)."""
    day = day_of(moment.minute)
    of_day = (moment.minute - day * DAY).astype(np.int32)
    hour = np.where(moment.timed, of_day // 60, NO_HOUR)
    lit = np.full(len(day), NO_LIGHT, np.uint8)
    lit[moment.timed] = light(day[moment.timed], of_day[moment.timed], settings)
    weekday = np.where(moment.one_day, (day + THURSDAY) % 7, NO_DAY)
    return encode_when(lit, hour, weekday)
