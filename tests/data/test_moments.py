"""When an incident is counted, and whether it was light."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from data.settings import Settings
from data.store import Store, identity, light, moments
from geo.schema import DARK, LIGHT, NO_DAY, NO_HOUR, NO_LIGHT, NOT_TOLD
from geo.span import LONGEST, NO_START, started_at


def when(store: Store) -> list[tuple[int, int, int]]:
    """Light, hour and weekday of each incident."""
    code = store.incidents().when.astype(int)
    return [(c // 8 // 25, c // 8 % 25, c % 8) for c in code]


@pytest.mark.parametrize(
    ("row", "expected", "moment"),
    [
        (  # a short interval counts at its midpoint; 1 March 2024 was a Friday
            {"start": "2024-03-01 10:00", "end": "2024-03-01 12:00"},
            (LIGHT, 11, 4),
            "2024-03-01 11:00",
        ),
        (  # exactly the longest interval that says something about the time of day
            {"start": "2024-03-01 20:00", "end": "2024-03-02 08:00"},
            (DARK, 2, 5),
            "2024-03-02 02:00",
        ),
        (  # a minute longer does not, and counts at its start
            {"start": "2024-03-01 20:00", "end": "2024-03-02 08:01"},
            (NO_LIGHT, NO_HOUR, NO_DAY),
            "2024-03-01 20:00",
        ),
        (  # a month
            {"start": "2024-03-01", "end": "2024-03-31 23:59"},
            (NO_LIGHT, NO_HOUR, NO_DAY),
            "2024-03-01 00:00",
        ),
        (  # a whole day, said in two ways
            {"start": "2024-03-01", "end": "2024-03-01 23:59"},
            (NO_LIGHT, NO_HOUR, 4),
            "2024-03-01 00:00",
        ),
        (
            {"start": "2024-03-01", "end": "2024-03-02"},
            (NO_LIGHT, NO_HOUR, 4),
            "2024-03-01 00:00",
        ),
        ({"start": "2024-03-01 10:00"}, (LIGHT, 10, 4), "2024-03-01 10:00"),
        ({"end": "2024-03-01 10:00"}, (NO_LIGHT, NO_HOUR, 4), "2024-03-01 10:00"),
        ({"registered": "2024-03-02 10:00"}, (NO_LIGHT, NO_HOUR, 5), "2024-03-02 10:00"),
        ({"start": "1969-12-31 23:00"}, (DARK, 23, 2), "1969-12-31 23:00"),
    ],
)
def test_the_moment_an_incident_is_counted_at(store, row, expected, moment, add):
    add(row)
    store = Store(store.root, settings=Settings(oldest_day=dt.date(1900, 1, 1)))
    assert when(store) == [expected]
    minute = int(store.incidents().minute[0])
    assert np.datetime64("1970-01-01T00:00") + np.timedelta64(minute, "m") == np.datetime64(moment)
    assert store.incidents().day0 == np.datetime64(moment, "D")


@pytest.mark.parametrize(
    ("row", "span"),
    [
        ({"start": "2024-03-01 10:00", "end": "2024-03-01 12:31"}, 151),
        ({"start": "2024-03-01 20:00", "end": "2024-03-02 08:00"}, 12 * 60),
        ({"start": "2024-03-01 20:00", "end": "2024-03-02 08:01"}, 12 * 60 + 1),
        ({"start": "2024-03-01 10:00", "end": "2024-03-08 10:00"}, LONGEST),
        ({"start": "2024-03-01 10:00", "end": "2024-03-08 10:01"}, LONGEST + 1),
        ({"start": "2004-03-01 10:00", "end": "2024-03-08 10:00"}, LONGEST + 1),
        ({"start": "2024-03-01 10:00", "registered": "2024-03-09"}, 0),
        ({"start": "1969-12-31 22:30", "end": "1970-01-01 01:59"}, 209),
    ],
)
def test_earliest_and_latest_moment_can_be_had_back(store, row, span, add):
    store = Store(store.root, settings=Settings(oldest_day=dt.date(1900, 1, 1)))
    add(row)
    found = store.incidents()
    assert found.span.tolist() == [span]
    start = np.datetime64(row["start"], "m").astype(np.int64)
    assert started_at(found.minute, found.span).tolist() == [start]


@pytest.mark.parametrize("row", [{"end": "2024-03-01"}, {"registered": "2024-03-01"}])
def test_a_start_that_nobody_knows_is_marked(store, row, add):
    add(row)
    assert store.incidents().span.tolist() == [NO_START]


@pytest.mark.parametrize(
    ("row", "days"),
    [
        ({"start": "2024-03-01 23:50", "registered": "2024-03-02 00:05"}, 1),
        ({"start": "2024-03-01 10:00", "registered": "2024-03-01 23:59"}, 0),
        ({"end": "2024-03-01 10:00", "registered": "2025-03-01"}, 365),
        ({"registered": "2024-03-01 10:00"}, 0),
        ({"start": "2024-03-01", "end": "2024-03-01 08:00", "registered": "2024-02-28"}, 0),
        ({"start": "2024-03-01 10:00"}, NOT_TOLD),
    ],
)
def test_days_until_the_police_knew(store, row, days, add):
    add(row)
    assert store.incidents().wait.tolist() == [days]


def test_columns_from_before_a_rule_are_built_again(store, add, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(identity, "RULES", identity.RULES - 1)
        older.setattr(moments, "encode", lambda minutes: np.zeros(len(minutes), np.uint16))
        add({"start": "2024-03-01 10:00", "end": "2024-03-01 12:31"})
        assert store.incidents().span.tolist() == [0]
    assert Store(store.root, settings=store.settings).incidents().span.tolist() == [151]


def test_light_follows_the_sun_of_the_city():
    days = pd.to_datetime(["2024-06-21", "2024-12-21"]).to_numpy().astype("M8[D]").astype(np.int32)
    hours = np.arange(0, 1440, 60, dtype=np.int32)
    vaxjo = [light.light(np.full(24, day), hours, Settings()).sum() for day in days]
    kiruna = Settings(latitude=67.86, longitude=20.23)
    far_north = [light.light(np.full(24, day), hours, kiruna).sum() for day in days]
    assert vaxjo == [21, 9]  # civil twilight 02:58-23:06 and 07:47-16:11
    assert far_north[0] == 24  # the midnight sun
    assert 4 <= far_north[1] <= 7  # the polar night has a few hours of twilight
