"""Periods at the edges of the calendar, and that going back and counting back agree."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import period as periods
from geo.period import MODES, Period, choose, steps, unit_of, units_back
from tests.geo import made

UNITS = (periods.WEEK, periods.TERTIAL, periods.YEAR)
calendar = st.dates(date(1990, 1, 1), date(2060, 12, 31))
units = st.sampled_from(UNITS)


def span(start, end, mode=periods.OWN):
    return Period(date.fromisoformat(start), date.fromisoformat(end), mode)


@pytest.mark.parametrize(
    ("day", "mode", "start", "end"),
    [
        ("2021-01-01", "vecka", "2020-12-28", "2021-01-03"),  # ISO week 53 of 2020
        ("2026-12-31", "vecka", "2026-12-28", "2027-01-03"),
        ("2024-12-30", "vecka", "2024-12-30", "2025-01-05"),  # week 1 begins in December
        ("2024-02-29", "tertial", "2024-01-01", "2024-04-30"),
        ("2025-05-01", "tertial", "2025-05-01", "2025-08-31"),
        ("2025-12-31", "tertial", "2025-09-01", "2025-12-31"),
        ("2024-02-29", "ar", "2024-01-01", "2024-12-31"),
    ],
)
def test_the_unit_of_a_day(day, mode, start, end):
    assert unit_of(date.fromisoformat(day), mode) == span(start, end, mode)


@pytest.mark.parametrize(("year", "lengths"), [(2025, (120, 123, 122)), (2024, (121, 123, 122))])
def test_tertials_fill_the_year(year, lengths):
    tertials = [unit_of(date(year, month, 15), "tertial") for month in (1, 5, 9)]
    assert tuple(t.days for t in tertials) == lengths
    assert sum(lengths) == unit_of(date(year, 1, 1), "ar").days


@pytest.mark.parametrize(
    ("period", "previous"),
    [
        (("2020-12-28", "2021-01-03", "vecka"), ("2020-12-21", "2020-12-27", "vecka")),
        (("2026-11-16", "2026-11-18", "vecka"), ("2026-11-09", "2026-11-11")),
        (("2024-01-01", "2024-04-30", "tertial"), ("2023-09-01", "2023-12-31", "tertial")),
        (("2024-01-01", "2024-02-29", "tertial"), ("2023-09-01", "2023-10-30")),
        # A cut unit of 121 days against one of 120 is cut to what there is.
        (("2025-05-01", "2025-08-30", "tertial"), ("2025-01-01", "2025-04-30")),
        (("2024-01-01", "2024-12-31", "ar"), ("2023-01-01", "2023-12-31", "ar")),
        (("2025-01-01", "2025-02-28", "ar"), ("2024-01-01", "2024-02-28")),
        (("2024-03-01", "2024-03-10"), ("2024-02-20", "2024-02-29")),
        (("2025-01-01", "2025-01-28", "rullande"), ("2024-12-04", "2024-12-31")),
    ],
)
def test_the_period_before(period, previous):
    assert span(*period).previous() == span(*previous)
    assert span(*period).earlier("foregaende") == span(*previous)


@pytest.mark.parametrize(
    ("period", "year_before"),
    [
        (("2020-12-28", "2021-01-03", "vecka"), ("2019-12-30", "2020-01-05")),
        (("2024-02-29", "2024-02-29"), ("2023-02-28", "2023-02-28")),
        (("2024-02-01", "2024-02-29"), ("2023-02-01", "2023-02-28")),
        (("2025-01-01", "2025-04-30", "tertial"), ("2024-01-01", "2024-04-30")),
        (("2026-09-01", "2026-11-22", "tertial"), ("2025-09-01", "2025-11-22")),
    ],
)
def test_the_same_time_last_year(period, year_before):
    assert span(*period).last_year() == span(*year_before)
    assert span(*period).earlier("ifjol") == span(*year_before)


@given(calendar, units, st.integers(0, 30))
def test_a_period_and_the_one_before_never_overlap(last_day, mode, back):
    chosen = choose(mode, last_day, back=back)
    before = chosen.previous()
    assert before.end < chosen.start
    whole = chosen.end == unit_of(chosen.start, mode).end
    if whole:
        assert before.end == chosen.start - timedelta(days=1)
        assert before == unit_of(before.start, mode)
    else:
        assert before.days == min(chosen.days, unit_of(before.start, mode).days)
        assert before.start == unit_of(before.start, mode).start


@given(calendar, st.sampled_from((periods.WEEK, periods.ROLLING)), st.integers(0, 60))
def test_weeks_keep_their_weekdays_a_year_back(last_day, mode, back):
    chosen = choose(mode, last_day, back=back)
    earlier = chosen.last_year()
    assert earlier.days == chosen.days
    assert earlier.start.weekday() == chosen.start.weekday()


@given(
    calendar, st.sampled_from(MODES[:-1]), st.integers(0, 60), st.sampled_from(periods.ROLLING_WEEKS)
)  # fmt: skip
def test_counting_back_undoes_going_back(last_day, mode, back, weeks):
    chosen = choose(mode, last_day, back=back, weeks=weeks)
    assert chosen.end <= last_day
    assert units_back(chosen, last_day) == back


@given(calendar, units, st.integers(0, 40))
def test_units_follow_each_other_without_a_gap(last_day, mode, back):
    newer, older = (choose(mode, last_day, back=k) for k in (back, back + 1))
    assert older.end + timedelta(days=1) == newer.start


@given(calendar, made.periods)
def test_what_is_not_such_a_unit_is_no_number_of_units(last_day, period):
    back = units_back(period, last_day)
    if back is not None:
        weeks = period.days // 7
        assert choose(period.mode, last_day, back=back, weeks=weeks) == period


@pytest.mark.parametrize(
    "period",
    [
        span("2026-11-16", "2026-11-22"),  # own dates that happen to be a week
        span("2026-11-17", "2026-11-23", "vecka"),
        span("2026-11-23", "2026-11-29", "vecka"),  # after the newest day
        span("2026-11-16", "2026-11-20", "vecka"),  # cut, but not where the data end
        span("2025-01-01", "2025-12-30", "ar"),
        span("2026-11-01", "2026-11-22", "rullande"),
    ],
)
def test_these_are_not_units(period):
    assert units_back(period, date(2026, 11, 22)) is None


@pytest.mark.parametrize("mode", UNITS)
def test_a_unit_long_ago_is_counted_at_once(mode):
    """An address can name any year there ever was."""
    begun = time.perf_counter()
    back = units_back(unit_of(date(3, 5, 5), mode), date(2026, 11, 22))
    assert choose(mode, date(2026, 11, 22), back=back) == unit_of(date(3, 5, 5), mode)
    assert time.perf_counter() - begun < 5


@given(calendar, st.integers(0, 800), st.booleans())
def test_steps_are_the_period_cut_up(start, length, months):
    period = Period(start, start + timedelta(days=length))
    parts = steps(period, months=months)
    days = [part.start + timedelta(days=i) for part in parts for i in range(part.days)]
    assert days == [start + timedelta(days=i) for i in range(period.days)]
    for part in parts:
        first, last = part.start, part.end
        same = (
            first.month == last.month
            if months
            else first.isocalendar()[:2] == last.isocalendar()[:2]
        )
        assert same
        if not months:
            earlier = part.last_year()
            assert earlier.start == part.start - timedelta(days=364)
            assert (earlier.days, earlier.end.weekday()) == (part.days, last.weekday())
        assert part.previous().end < first
    inner = parts[1:-1]
    assert all(part.start.day == 1 if months else part.days == 7 for part in inner)
