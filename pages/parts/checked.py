"""What the weekly check finds in a week, kept a while (see ``results.py``)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.measures import delay, exceptions
from geo.measures.totals import running_totals
from geo.measures.triangle import triangle
from geo.measures.weeks import WHOLE, Weeks, whole_weeks
from geo.offences import GROUPS, N_TYPES, OFFENCES
from geo.schema import NOT_TOLD
from pages.parts import months

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.baseline import Coming
    from geo.measures.exceptions import Exceptions
    from pages.parts.cached import Records
    from pages.parts.week import Week

HALF_YEAR = 26
_GROUP_OF = np.zeros(N_TYPES, dtype=np.int64)
_GROUP_OF[: len(OFFENCES)] = [list(GROUPS).index(offence.group) for offence in OFFENCES]


@dataclass(frozen=True, eq=False)
class Checked:
    """The verdicts on a week, and what they were made from."""

    weeks: Weeks
    at: int
    found: Exceptions
    delay: delay.Delay
    coming: Coming
    registered: bool  # whether any of the week's offences has a day of registration

    def series(self, area: str, group: str) -> npt.NDArray[np.int64]:
        """Return half a year of weekly counts up to the week, of a combination tested."""
        column = self.weeks.counts[max(0, self.at + 1 - HALF_YEAR) : self.at + 1]
        column = column[:, :, self.weeks.groups.index(group)]
        if area == WHOLE:
            return column.sum(axis=1)
        return column[:, self.weeks.areas.index(area)]

    def share(self, group: str) -> npt.NDArray[np.float64]:
        """Return how much of each of those weeks is registered by now."""
        shares = self.coming.share[max(0, self.at + 1 - HALF_YEAR) : self.at + 1]
        return shares[:, self.weeks.groups.index(group)]

    def growth(self) -> tuple[int, float, float, float]:
        """Return the week's offences, and what they are expected to become, with limits."""
        now = self.weeks.counts[self.at].sum(axis=0)
        each = now / self.coming.share[self.at]  # the groups together have a share of their own
        total = int(now.sum())
        if not total:
            return 0, 0.0, 0.0, 0.0
        unsure = np.average(self.coming.doubt[self.at], weights=each)
        expected, low, high = delay.nowcast(total, share=total / each.sum(), doubt=unsure)
        return total, float(expected), float(low), float(high)


def check(week: Week) -> Checked:
    """Check a week as known on its day of knowledge."""
    return _checked(week.kept, week.monday, week.known_on)


@lru_cache(maxsize=16)
def _checked(kept: Records, monday: dt.date, known_on: dt.date) -> Checked:
    totals = _totals(kept, known_on)
    weeks = whole_weeks(kept.incidents, totals, through=known_on)
    at = int(np.searchsorted(weeks.mondays, np.datetime64(monday, "D")))
    registration = learnt(kept, known_on)
    coming = registration.coming(weeks.mondays)
    found = exceptions.weekly_exceptions(weeks, at=at, coming=coming)
    sunday = monday + dt.timedelta(days=6)
    rows = kept.incidents.rows(np.datetime64(monday, "D"), np.datetime64(sunday, "D"))
    registered = bool((kept.incidents.wait[rows] != NOT_TOLD).any())
    return Checked(weeks, at, found, registration, coming, registered)


def _totals(kept: Records, known_on: dt.date) -> npt.NDArray[np.int32]:
    """Count what was known on a day, without what is told by its month alone."""
    newest, alone = known_on >= kept.last_day, months.alone(kept)
    if newest and not alone.any():
        return kept.totals
    return running_totals(
        kept.incidents,
        known_on=None if newest else np.datetime64(known_on, "D"),
        keep=~alone if alone.any() else None,
    )


@lru_cache(maxsize=16)
def learnt(kept: Records, known_on: dt.date) -> delay.Delay:
    """Learn how registration proceeds from what was registered by a day."""
    incidents, as_of = kept.incidents, np.datetime64(known_on, "D")
    day = incidents.minute // (24 * 60)
    told = incidents.wait != NOT_TOLD
    registered = np.where(
        told, (day + incidents.wait).astype("datetime64[D]"), np.datetime64("NaT")
    )
    told_when = triangle(
        day.astype("datetime64[D]"), registered, _GROUP_OF[incidents.cell % N_TYPES],
        as_of=as_of, groups=len(GROUPS),
    )  # fmt: skip
    return delay.learn(told_when, as_of=as_of)
