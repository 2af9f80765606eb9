"""The lookup tables of a selection against the sentence they stand for."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.period import Period
from geo.schema import N_WHEN, NO_DAY, NO_HOUR, NO_LIGHT, encode_when
from geo.selection import Selection
from tests.geo import made

PERIOD = Period(made.DAY0, made.DAY0 + timedelta(days=9))
ROWS = made.frame(200)
ALL = made.arrays(ROWS)


def let_through(**filters):
    """Return the (light, hour, weekday) that a selection lets pass."""
    table = Selection(PERIOD, **filters).when_table()
    return {tuple(map(int, index)) for index in np.argwhere(table.reshape(3, 25, 8))}


def test_no_filter_on_time_needs_no_table():
    assert Selection(PERIOD).when_table() is None
    assert Selection(PERIOD, offences=("klotter",), areas=("a",)).when_table() is None


@pytest.mark.parametrize(
    ("hours", "wanted"),
    [((0, 24), None), ((8, 10), {8, 9}), ((22, 2), {22, 23, 0, 1}), ((0, 1), {0}),
     ((23, 24), {23}), ((5, 4), set(range(24)) - {4})],
)  # fmt: skip
def test_hours_run_through_midnight(hours, wanted):
    assert Selection(PERIOD, hours=hours).timed is (wanted is not None)
    if wanted is not None:
        assert {hour for _, hour, _ in let_through(hours=hours)} == wanted


def test_an_unknown_hour_passes_weekdays_but_neither_hours_nor_light():
    assert any(hour == NO_HOUR for _, hour, _ in let_through(weekdays=(4,)))
    assert all(hour != NO_HOUR for _, hour, _ in let_through(hours=(1, 24)))
    dark = let_through(light="morker")
    assert dark
    assert all(light != NO_LIGHT for light, _, _ in dark)


def test_an_unknown_weekday_passes_hours_but_no_weekday():
    assert any(day == NO_DAY for *_, day in let_through(hours=(1, 24)))
    assert all(day != NO_DAY for *_, day in let_through(weekdays=tuple(range(6))))
    assert Selection(PERIOD, weekdays=tuple(range(7))).when_table() is None


def test_filters_on_time_are_all_obeyed_at_once():
    passed = let_through(weekdays=(5, 6), hours=(22, 3), light="morker")
    assert passed == {(0, hour, day) for hour in (22, 23, 0, 1, 2) for day in (5, 6)}


@given(st.integers(0, 2), st.integers(0, 24), st.integers(0, 7))
def test_a_moment_has_one_code(light, hour, weekday):
    code = int(encode_when(np.array([light]), np.array([hour]), np.array([weekday]))[0])
    assert code < N_WHEN
    assert (code // 8 // 25, code // 8 % 25, code % 8) == (light, hour, weekday)


@given(made.selections)
@settings(max_examples=60)
def test_the_cell_table_is_the_areas_and_types_chosen(selection):
    table = selection.cell_table(ALL)[ALL.cell]
    areas, types = selection.areas or made.AREAS, selection.offences or made.TYPES
    assert np.array_equal(table, ROWS["area"].isin(areas) & ROWS["offence"].isin(types))


@given(made.periods)
def test_a_period_is_a_slice_of_rows(period):
    rows = ALL.rows(np.datetime64(period.start, "D"), np.datetime64(period.end, "D"))
    inside = (ROWS["day"] >= period.start) & (ROWS["day"] <= period.end)
    assert np.array_equal(np.arange(len(ROWS))[rows], np.flatnonzero(inside))


def test_the_arrays_say_what_they_cover():
    assert ALL.days == made.DAYS
    assert ALL.last_day.astype(object) == ROWS["day"].iloc[-1]
    assert [ALL.areas[ALL.area_index[code]] for code in made.AREAS] == list(made.AREAS)


def test_another_period_keeps_every_filter():
    selection = Selection(PERIOD, areas=("a",), light="morker", hours=(3, 4))
    moved = selection.over(made.Period(made.DAY0, made.DAY0))
    assert moved.over(PERIOD) == selection
    assert moved != selection
