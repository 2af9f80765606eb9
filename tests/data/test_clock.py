"""The clock as a table against the tz database asked moment by moment."""

# ruff: noqa: DTZ001 - what the clock on the wall says has no zone

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.clock import clock

EPOCH = datetime(1970, 1, 1)
ZONES = ("Europe/Stockholm", "America/Vancouver", "Asia/Kolkata")
moments = st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
around_a_change = st.integers(0, 23).flatmap(
    lambda hour: st.sampled_from([datetime(2026, 3, 29, hour), datetime(2026, 10, 25, hour)])
)


def minute(moment):
    return np.array([(moment - EPOCH) // timedelta(minutes=1)])


@pytest.mark.parametrize("zone", ZONES)
@given(moment=moments | around_a_change)
def test_elapsed_time_runs_with_utc(zone, moment):
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    wall = minute(local.replace(tzinfo=None, fold=0))
    elapsed = clock(zone).elapsed(wall, latest=bool(local.fold))
    beside = 30 if zone == "Asia/Kolkata" else 0
    assert elapsed.tolist() == (minute(moment) + beside).tolist()
    hour = clock(zone).week_hour(elapsed // 60)
    assert hour.tolist() == [local.weekday() * 24 + local.hour]


def test_the_doubled_hour_is_two_hours_long_and_the_skipped_one_none():
    stockholm = clock("Europe/Stockholm")
    for day, hours in ((datetime(2026, 10, 25), 25), (datetime(2026, 3, 29), 23)):
        begin, end = (stockholm.elapsed(minute(day + timedelta(n))) for n in (0, 1))
        assert (end - begin).tolist() == [60 * hours]


def test_a_zone_that_never_changes_has_no_changes():
    utc = clock("UTC")
    assert (len(utc.changes), utc.offsets.tolist()) == (0, [0])
