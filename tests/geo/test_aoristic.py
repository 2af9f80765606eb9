"""Aoristic weights: published shapes, the nights of the clock change, and every minute walked."""

# ruff: noqa: DTZ001 - what the clock on the wall says has no zone

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.clock import clock
from geo.measures.aoristic import by_week, hours_of_week
from geo.schema import NO_HOUR
from geo.span import LONGEST, NO_START, encode, started_at
from tests.geo import made

ZONE = ZoneInfo("Europe/Stockholm")
CLOCK = clock("Europe/Stockholm")
SUNDAY = 6 * 24
EPOCH = datetime(1970, 1, 1)
ROWS = made.frame(400, 7)
ALL = made.arrays(ROWS)


def minute(moment):
    """Minutes since 1970 by the wall clock."""
    return (moment - EPOCH) // timedelta(minutes=1)


def spread(*intervals):
    """Weights of intervals that are given as text, or as datetimes."""
    ends = [
        [each if isinstance(each, datetime) else datetime.fromisoformat(each) for each in pair]
        for pair in intervals
    ]
    start, end = np.array([[minute(each) for each in pair] for pair in ends], dtype=np.int64).T
    return hours_of_week(start, encode(end - start), clock=CLOCK)


def shares(weights):
    """The hours that have any weight."""
    return {int(hour): weights[hour] for hour in np.flatnonzero(weights > 1e-12)}


@pytest.mark.parametrize(
    ("start", "end", "wanted"),  # 4 March 2024 was a Monday
    [
        ("2024-03-04 01:00", "2024-03-04 02:30", {1: 2 / 3, 2: 1 / 3}),
        ("2024-03-04 01:50", "2024-03-04 02:10", {1: 0.5, 2: 0.5}),
        ("2024-03-04 10:00", "2024-03-05 11:00", dict.fromkeys(range(10, 35), 0.04)),
        ("2024-03-04 23:30", "2024-03-05 01:15", {23: 0.285714, 24: 0.571429, 25: 0.142857}),
        ("2024-03-04 10:59", "2024-03-04 10:59", {10: 1}),
        ("2024-03-10 23:30", "2024-03-11 00:30", {167: 0.5, 0: 0.5}),
        ("2024-03-04 10:00", "2024-03-11 10:00", dict.fromkeys(range(168), 1 / 168)),
        ("2024-03-04 10:30", "2024-03-11 10:31", dict.fromkeys(range(168), 1 / 168)),
        ("1969-12-31 23:30", "1970-01-01 00:30", {71: 0.5, 72: 0.5}),
    ],
)
def test_minutes_of_overlap_over_the_span(start, end, wanted):
    assert shares(spread((start, end))) == pytest.approx(wanted, abs=5e-7)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        # 31 March 2024, 02 became 03: the night has no hour 02
        ("2024-03-31 01:30", "2024-03-31 03:30", {1: 0.5, 3: 0.5}),
        ("2024-03-31 00:00", "2024-04-01 00:00", {h: 1 / 23 for h in range(24) if h != 2}),
        # 27 October 2024, 03 became 02: the hour 02 came twice
        ("2024-10-27 01:30", "2024-10-27 03:30", {1: 1 / 6, 2: 4 / 6, 3: 1 / 6}),
        ("2024-10-27 02:10", "2024-10-27 02:40", {2: 1}),
        ("2024-10-27 00:00", "2024-10-28 00:00", {h: (1 + (h == 2)) / 25 for h in range(24)}),
    ],
)
def test_the_nights_of_the_clock_change_lose_nothing(start, end, wanted):
    assert shares(spread((start, end))) == pytest.approx({SUNDAY + h: w for h, w in wanted.items()})


def moment(wall, *, latest):
    """What a wall time means, as the tz database has it; a skipped one as if unchanged."""
    first = wall.replace(tzinfo=ZONE).astimezone(UTC)
    second = wall.replace(tzinfo=ZONE, fold=1).astimezone(UTC)
    exists = first.astimezone(ZONE).replace(tzinfo=None) == wall
    return second if latest and exists else first


def walked(start, end):
    """Go through an interval minute by minute with a calendar at hand."""
    begin, stop = moment(start, latest=False), moment(end, latest=True)
    minutes = max((stop - begin) // timedelta(minutes=1), 1)
    week = np.zeros(168)
    for step in range(minutes):
        local = (begin + timedelta(minutes=step)).astimezone(ZONE)
        week[local.weekday() * 24 + local.hour] += 1 / minutes
    return week


changes = st.sampled_from([datetime(2024, 3, 31), datetime(2024, 10, 27), datetime(2024, 6, 2)])
starts = st.builds(
    lambda day, after: day + timedelta(minutes=after), changes, st.integers(-120, 240)
)
intervals = st.lists(
    st.builds(lambda s, m: (s, s + timedelta(minutes=m)), starts, st.integers(0, 400)),
    min_size=1, max_size=4,
)  # fmt: skip


@given(intervals)
@example([(datetime(2024, 3, 31, 2, 30), datetime(2024, 3, 31, 3, 10))])
@settings(max_examples=60)
def test_weights_are_those_of_the_minutes_walked_one_by_one(chosen):
    assert spread(*chosen) == pytest.approx(sum(walked(*each) for each in chosen), abs=1e-9)


@given(st.lists(st.tuples(st.integers(0, 2**25), st.integers(0, 2**15)), max_size=30))
def test_every_event_weighs_one(rows):
    start, minutes = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    weights = hours_of_week(start, encode(minutes), clock=CLOCK)
    assert weights.sum() == pytest.approx(len(rows))
    assert (weights >= 0).all()


@given(made.selections, st.none() | st.sampled_from(made.AREAS))
@settings(max_examples=40)
def test_a_selection_is_weighed_whole(selection, area):
    weights, unknown, within_a_day = by_week(ALL, selection, area, clock=CLOCK)
    wanted = selection if area is None else replace(selection, areas=(area,))
    rows = made.passing(ROWS, wanted, selection.period)
    known = rows[rows["span"] != NO_START]
    assert unknown == len(rows) - len(known)
    assert within_a_day == (known["span"] < 23 * 60).sum()
    week = np.full(168, (known["span"] > LONGEST).sum() / 168)
    for day, hour, span in zip(known["day"], known["hour"], known["span"], strict=True):
        if span <= LONGEST:
            at = minute(datetime.combine(day, datetime.min.time())) + hour % NO_HOUR * 60
            begin = int(started_at(np.array([at]), np.array([span]))[0])
            inside = (np.arange(begin, begin + max(span, 1)) // 60 + 72) % 168
            week += np.bincount(inside, minlength=168) / max(span, 1)
    assert weights == pytest.approx(week.reshape(7, 24), abs=1e-9)
    assert weights.sum() + unknown == pytest.approx(len(rows))
