"""The reporting triangle: what was registered of each week at each age.

A week is 0 steps old on the first day, from its Sunday on, with the same weekday as the
day of knowledge, and one step older each week after. So what weekends do to registration
meets every week alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.weeks import DAYS

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Days = npt.NDArray[np.datetime64]

_THURSDAY = 3  # 1970-01-01, with Monday 0
_SUNDAY = 4  # the same day counted from a Sunday
STEPS = 26  # weeks; what comes later is not foreseen
WEEKS = 78  # weeks learnt from, so that the longest delay is seen in a year of weeks


def triangle(
    event_day: Days,
    registered_day: Days,
    group: npt.NDArray[np.integer],
    *,
    as_of: np.datetime64,
    groups: int,
) -> Floats:
    """Count offences by week, age at registration and group.

    Parameters
    ----------
    event_day, registered_day
        datetime64[D], shape (n,). Rows where either is NaT tell nothing and are left
        out; a registration before the event counts as at once.
    group
        Shape (n,): 0 … groups − 1.
    as_of
        The day of knowledge. What is registered later lies at ages not reached.
    groups
        Number of groups.

    Returns
    -------
    float64, shape (WEEKS, STEPS + 1, groups)
        Registered so far at each age, oldest week first; NaN where a week is younger.
    """
    known = ~np.isnat(event_day) & ~np.isnat(registered_day)
    event, registered = (v[known].astype("datetime64[D]") for v in (event_day, registered_day))
    monday = event - ((event.astype(np.int64) + _THURSDAY) % DAYS).astype("timedelta64[D]")
    week, step = _place(monday + (DAYS - 1), registered, as_of)
    use = (week >= 0) & (week < WEEKS) & (step <= STEPS)
    shape = (WEEKS, STEPS + 1, groups)
    flat = np.ravel_multi_index((week[use], step[use].clip(0), group[known][use]), shape)
    new = np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape)
    found = np.cumsum(new, axis=1).astype(float)
    found[np.arange(WEEKS)[::-1, None] < np.arange(STEPS + 1)] = np.nan
    return found


def _place(
    sunday: Days, day: Days | np.datetime64, as_of: np.datetime64
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the row of the week that ends on ``sunday``, and how old it was on ``day``."""
    phase = (as_of.astype("datetime64[D]").astype(np.int64) + _SUNDAY) % DAYS
    week = WEEKS - 1 - (as_of - phase - sunday).astype(np.int64) // DAYS
    return week, -((sunday + phase - day).astype(np.int64) // DAYS)
