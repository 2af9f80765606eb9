"""Whole weeks: counts per area and group of offences, read from the running totals.

The assumption that could mislead: a week counts as whole when the data reach its
Sunday, not when every report of it has come in (``geo.measures.delay`` is about that).
Days are local days, so a week with a change of clock is a week like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.offences import GROUPS, INDEX, N_TYPES, types_of
from geo.schema import OUTSIDE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import numpy.typing as npt

    from geo.schema import Incidents

DAYS = 7
WHOLE = "WHOLE"  # the municipality: all areas together
_THURSDAY = 3  # 1970-01-01, with Monday 0


@dataclass(frozen=True, eq=False)
class Weeks:
    """Offences per whole ISO week.

    Attributes
    ----------
    mondays
        datetime64[D], shape (weeks,): consecutive, none left out.
    counts
        int64, shape (weeks, areas, groups).
    areas
        Codes as in :class:`geo.schema.Incidents`, the last two OUTSIDE and UNKNOWN; or
        as :meth:`with_whole` returns them.
    groups
        Ids of the groups.
    days
        int64, shape (weeks,): days with an offence anywhere; None if that is not told.
    """

    mondays: npt.NDArray[np.datetime64]
    counts: npt.NDArray[np.int64]
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    days: npt.NDArray[np.int64] | None = None

    def until(self, at: int) -> Weeks:
        """Return the weeks up to and with position ``at``, as in indexing."""
        stop = max(len(self.mondays) + at + 1 if at < 0 else at + 1, 0)
        days = None if self.days is None else self.days[:stop]
        return Weeks(self.mondays[:stop], self.counts[:stop], self.areas, self.groups, days)

    def with_whole(self) -> Weeks:
        """Return the districts and, last, WHOLE: them, those outside and unknown together."""
        placed = [i for i, area in enumerate(self.areas) if area not in (OUTSIDE, UNKNOWN)]
        whole = self.counts.sum(axis=1, keepdims=True)
        counts = np.concatenate([self.counts[:, placed], whole], axis=1)
        names = (*(self.areas[i] for i in placed), WHOLE)
        return Weeks(self.mondays, counts, names, self.groups, self.days)


def whole_weeks(
    incidents: Incidents,
    totals: npt.NDArray[np.int32],
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    through: date | None = None,
) -> Weeks:
    """Count every week that the data cover from Monday to Sunday.

    Parameters
    ----------
    incidents
        All there is.
    totals
        From :func:`geo.measures.totals.running_totals` on the same incidents.
    groups
        Group id → ids of its offence types; the catalogue's groups if not given.
    through
        Last day that the data tell of; the newest day with an incident if not given.
        Days after that one hold nothing, and that is then a fact.
    """
    chosen = groups or {group: types_of(group) for group in GROUPS}
    day0 = incidents.day0.astype("datetime64[D]")
    begin = -(int(day0.astype(int)) + _THURSDAY) % DAYS
    until = incidents.days
    if through is not None:
        until = int((np.datetime64(through, "D") - day0).astype(int)) + 1
    n = max(0, until - begin) // DAYS
    offsets = begin + DAYS * np.arange(n + 1)
    per_week = np.diff(totals[np.minimum(offsets, incidents.days)], axis=0)
    by_type = per_week.reshape(n, len(incidents.areas), N_TYPES)
    columns = [by_type[..., [INDEX[o] for o in types]].sum(axis=-1) for types in chosen.values()]
    return Weeks(
        day0 + offsets[:-1],
        np.stack(columns, axis=-1).astype(np.int64),
        incidents.areas,
        tuple(chosen),
        _busy_days(totals, offsets),
    )


def _busy_days(
    totals: npt.NDArray[np.int32], offsets: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Count the days of each week on which anything happened anywhere."""
    whole = totals.sum(axis=1, dtype=np.int64)
    busy = np.concatenate([[0], np.cumsum(np.diff(whole) > 0)])
    days: npt.NDArray[np.int64] = np.diff(busy[np.minimum(offsets, len(busy) - 1)])
    return days


def sums(values: npt.NDArray[np.number], start: int, stop: int) -> npt.NDArray[np.float64]:
    """Sum rows t + start … t + stop − 1 for each t; 0 where not all of them are there."""
    edge = np.zeros((1, *values.shape[1:]))
    running = np.concatenate([edge, np.cumsum(values, axis=0)])
    found = np.zeros(values.shape)
    first, last = max(0, -start), min(len(values), len(values) - stop + 1)
    if first < last:
        found[first:last] = running[first + stop : last + stop]
        found[first:last] -= running[first + start : last + start]
    return found
