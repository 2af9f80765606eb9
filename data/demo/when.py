"""Moments: season, weekday and hour of an offence, what was seen of it, and when it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.demo.profiles import PROFILES, RHYTHMS, SEASONS

if TYPE_CHECKING:
    import numpy.typing as npt

_DAY_MIN = 1440
_MONDAY = 3  # 1970-01-01 was a Thursday, three days after a Monday


def _week(rhythm: str) -> npt.NDArray[np.float64]:
    """Return the weight of each hour of the week, shape (7, 24), Monday first."""
    hours, weekdays, weekend_night = RHYTHMS[rhythm]
    week = np.outer([int(c) for c in weekdays], [int(c) for c in hours]).astype(float)
    week[4:6, 21:] *= weekend_night
    week[5:7, :4] *= weekend_night
    return week


def weekday(days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int64]:
    """Return the weekday of each day, Monday 0."""
    index: npt.NDArray[np.int64] = (days.astype("M8[D]").astype(np.int64) + _MONDAY) % 7
    return index


def day_weights(offence: str, days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.float64]:
    """Return how likely each day is for an offence type, by season and weekday."""
    profile = PROFILES[offence]
    month = days.astype("M8[M]").astype(np.int64) % 12
    per_weekday = _week(profile.rhythm).sum(axis=1)
    weights: npt.NDArray[np.float64] = (
        np.array(SEASONS[profile.season], dtype=float)[month] * per_weekday[weekday(days)]
    )
    return weights


def moments(
    rng: np.random.Generator,
    offence: str,
    days: npt.NDArray[np.datetime64],
    *,
    size: int,
    even: bool = False,
) -> npt.NDArray[np.int64]:
    """Draw moments of an offence type among some days.

    Parameters
    ----------
    rng
        Source of chance.
    offence
        Id of the type.
    days
        Days to choose among (datetime64[D]).
    size
        Number of moments.
    even
        Every day equally likely, season and weekday aside.

    Returns
    -------
    int64, shape (size,): minutes since 1970-01-01, local wall time.
    """
    weights = np.ones(len(days)) if even else day_weights(offence, days)
    edges = np.cumsum(weights / weights.sum())
    chosen = np.minimum(np.searchsorted(edges, rng.random(size), side="right"), len(days) - 1)
    week = _week(PROFILES[offence].rhythm)
    hour_edges = np.cumsum(week / week.sum(axis=1, keepdims=True), axis=1)
    hour_edges += np.arange(7)[:, None]
    row = weekday(days)[chosen]
    place = np.searchsorted(hour_edges.ravel(), row + rng.random(size) * (1 - 1e-9), side="right")
    hour = place - row * 24
    minutes: npt.NDArray[np.int64] = (
        days.astype(np.int64)[chosen] * _DAY_MIN + hour * 60 + rng.integers(0, 60, size)
    )
    return minutes
