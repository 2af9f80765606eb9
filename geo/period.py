"""Periods as the meeting speaks of them, and what each is compared with.

Weeks are ISO weeks (Monday to Sunday). A *tertial* is four months. A period
that is not over yet ends at the newest day of the data and is compared with
as much of the other, never with a whole one. The two may still differ in length, by
the leap day or by what months have: whoever compares them divides by their days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

WEEK, TERTIAL, YEAR, ROLLING, OWN = "vecka", "tertial", "ar", "rullande", "egna"
MODES = (WEEK, TERTIAL, YEAR, ROLLING, OWN)
ROLLING_WEEKS = (4, 12, 26, 52)
ROLLING_DEFAULT = 12
ISO_WEEK_SHIFT = timedelta(days=364)  # keeps weekdays aligned a year back


@dataclass(frozen=True)
class Period:
    """The days ``start``..``end``, both included, chosen as ``mode``."""

    start: date
    end: date
    mode: str = OWN

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days + 1

    def previous(self) -> Period:
        """Return the period before: the unit before, cut to as many days if this one is cut."""
        if self.mode not in (WEEK, TERTIAL, YEAR):
            return Period(self.start - timedelta(days=self.days), self.start - timedelta(1), OWN)
        unit = unit_of(self.start - timedelta(days=1), self.mode)
        if self.end == unit_of(self.start, self.mode).end:
            return unit
        return Period(unit.start, min(unit.end, unit.start + timedelta(self.days - 1)), OWN)

    def last_year(self) -> Period:
        """Return the same period a year earlier; weeks and rolling periods keep their weekdays."""
        if self.mode in (WEEK, ROLLING):
            return Period(self.start - ISO_WEEK_SHIFT, self.end - ISO_WEEK_SHIFT, OWN)
        return Period(_year_before(self.start), _year_before(self.end), OWN)

    def earlier(self, compare: str) -> Period:
        """Return the period that ``compare`` ("ifjol" or "foregaende") names."""
        return self.last_year() if compare == "ifjol" else self.previous()


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def unit_of(day: date, mode: str) -> Period:
    """Return the whole week, tertial or year that holds ``day``."""
    if mode == WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6), WEEK)
    if mode == TERTIAL:
        first = (day.month - 1) // 4 * 4 + 1
        start = date(day.year, first, 1)
        after = date(day.year + (first == 9), (first + 4) % 12, 1)  # noqa: PLR2004
        return Period(start, after - timedelta(days=1), TERTIAL)
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), YEAR)


def choose(mode: str, last_day: date, *, back: int = 0, weeks: int = ROLLING_DEFAULT) -> Period:
    """Return the period of a mode, ``back`` units before the one that holds the newest data.

    Parameters
    ----------
    mode
        One of ``MODES`` except own dates.
    last_day
        Newest day of the data; a unit in progress ends there.
    back
        Units to step back.
    weeks
        Length of a rolling period.
    """
    if mode == ROLLING:
        end = last_day - timedelta(weeks=weeks * back)
        return Period(end - timedelta(days=7 * weeks - 1), end, ROLLING)
    unit = unit_of(last_day, mode)
    for _ in range(back):
        unit = unit_of(unit.start - timedelta(days=1), mode)
    return Period(unit.start, min(unit.end, last_day), mode)


def units_back(period: Period, last_day: date) -> int | None:
    """Return how many units before the newest one a period lies; None if it is not such a unit."""
    if period.mode == OWN:
        return None
    if period.mode == ROLLING:
        weeks = period.days // 7
        back, rest = divmod((last_day - period.end).days, 7 * max(weeks, 1))
        whole = weeks in ROLLING_WEEKS and not rest and period.days == 7 * weeks
        return back if whole and back >= 0 else None
    unit = unit_of(period.start, period.mode)
    if period != Period(unit.start, min(unit.end, last_day), period.mode):
        return None
    return _number(last_day, period.mode) - _number(period.start, period.mode)


def _number(day: date, mode: str) -> int:
    """Return the number of a day's unit, counted from the first year."""
    if mode == WEEK:
        return (day.toordinal() - 1) // 7  # day 1 was a Monday
    return day.year if mode == YEAR else day.year * 3 + (day.month - 1) // 4


def steps(period: Period, *, months: bool) -> list[Period]:
    """Cut a period into ISO weeks or months, the first and last possibly cut short.

    A week is compared by weekday, as the mode ``WEEK`` does; a month by date.
    """
    parts, day = [], period.start
    while day <= period.end:
        end = _month_end(day) if months else day + timedelta(days=6 - day.weekday())
        # A week begun late is no unit: the one before it would hold it.
        mode = OWN if months else (ROLLING if day.weekday() else WEEK)
        parts.append(Period(day, min(end, period.end), mode))
        day = end + timedelta(days=1)
    return parts


def _month_end(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


ALWAYS = Period(date.min, date.max)
