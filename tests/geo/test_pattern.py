"""Weeks, hours and types against the same rows counted with pandas."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measures.pattern import largest_types, weekly, without_hour, without_weekday
from geo.measures.tally import tally
from geo.measures.totals import running_totals
from geo.offences import BY_ID
from geo.period import Period
from geo.schema import NO_DAY, NO_HOUR
from geo.selection import Selection
from tests.geo import made

ROWS = made.frame(500, 4)
ALL = made.arrays(ROWS)
TOTALS = running_totals(ALL)
EVERYTHING = Selection(Period(made.DAY0, made.DAY0 + timedelta(days=made.DAYS - 1)))


@given(st.lists(st.integers(0, 9), max_size=60), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_weeks_are_those_of_the_calendar(counts, first):
    weeks = weekly(np.array(counts, dtype=np.int64), np.datetime64(first, "D"))
    days = pd.date_range(first, periods=len(counts))
    by_week = pd.Series(counts, index=days, dtype=int).groupby(
        days - pd.to_timedelta(days.day_of_week, unit="D")
    )
    assert weeks["count"].tolist() == by_week.sum().tolist()
    assert weeks["days"].tolist() == by_week.size().tolist()
    assert weeks["week"].tolist() == list(by_week.groups)
    assert weeks["count"].sum() == sum(counts)


def test_the_first_and_last_week_say_how_much_of_them_there_is():
    weeks = weekly(np.ones(10, dtype=np.int64), np.datetime64("2026-11-20"))  # a Friday
    assert weeks["days"].tolist() == [3, 7]
    assert weeks["week"].tolist() == [pd.Timestamp("2026-11-16"), pd.Timestamp("2026-11-23")]


@given(made.selections)
@settings(max_examples=40)
def test_what_a_filter_on_time_leaves_out_is_counted(selection):
    anytime = replace(selection, hours=(0, 24), light="")
    left_out = made.passing(ROWS, anytime, selection.period)["hour"] == NO_HOUR
    assert without_hour(ALL, selection) == (left_out.sum() if selection.timed else 0)
    any_day = made.passing(ROWS, replace(anytime, weekdays=()), selection.period)
    lost = (any_day["weekday"] == NO_DAY).sum()
    assert without_weekday(ALL, selection) == (lost if selection.on_some_days else 0)


@pytest.mark.parametrize("area", [None, "b"])
def test_the_largest_types_in_order(area):
    counted = tally(ALL, EVERYTHING, totals=TOTALS)
    rows = ROWS if area is None else ROWS[ROWS["area"] == area]
    wanted = rows.groupby("offence").size()
    found = largest_types(counted, area, most=4)
    assert len(found) == 4
    assert [now for _, now, _ in found] == sorted(wanted, reverse=True)[:4]
    by_name = {BY_ID[offence].name: n for offence, n in wanted.items()}
    assert all(by_name[name] == now for name, now, _ in found)


def test_types_that_did_not_happen_are_not_listed():
    one = replace(EVERYTHING, offences=("klotter", "bedrageri"))
    found = largest_types(tally(ALL, one, totals=TOTALS), None)
    assert [name for name, _, _ in found] == ["Klotter"]
