"""Offences round an intervention, counted fast and counted slowly."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.measures import effect_counts as ec
from geo.measures.effect_place import place, zone
from geo.measures.effect_windows import Span, windows
from tests.geo.made import DAY0, DAYS, TYPES, arrays, frame, subsets

ROWS = frame(3000, 5)
INCIDENTS = arrays(ROWS)
START = DAY0 + dt.timedelta(days=30)
PLACE = place(
    zone(shapely.Point(3000, 3000), radius_m=1500),
    reach_m=1000,
    control=zone(shapely.LineString([(7500, 1000), (7500, 8000)]), radius_m=700),
)
WINDOWS = windows(START, Span(DAY0, DAY0 + dt.timedelta(days=DAYS - 1)), weeks=4)


PLACED = ROWS.dropna(subset=["x", "y"]).astype({"x": np.float32, "y": np.float32})
POINTS = shapely.points(PLACED[["x", "y"]].to_numpy(dtype=float))
INSIDE = [shapely.covers(area, POINTS) for area in PLACE.all]
WEEK = (pd.to_datetime(PLACED["day"]) - pd.Timestamp(START)).dt.days // 7


def slowly(inside, offences):
    """Weekly counts with pandas and shapely points."""
    wanted = inside & (PLACED["offence"].isin(offences) if offences else True)
    return [int((WEEK[wanted] == week).sum()) for week in range(-4, 4)]


@given(subsets(TYPES))
def test_every_area_has_its_weeks(offences):
    found = ec.around(INCIDENTS, PLACE, WINDOWS, offences=offences)
    assert found.weekly.tolist() == [slowly(inside, offences) for inside in INSIDE]


def test_cells_are_sums_before_and_after():
    found = ec.around(INCIDENTS, PLACE, WINDOWS, offences=())
    assert found.cells.treated == tuple(found.weekly[0].reshape(2, 4).sum(axis=1))
    assert found.cells.displacement == tuple(found.weekly[2].reshape(2, 4).sum(axis=1))
    alone = place(PLACE.zone, reach_m=1000)
    cells = ec.around(INCIDENTS, alone, WINDOWS, offences=()).cells
    assert cells == (found.cells.treated, (0, 0), found.cells.displacement, None)


def test_offences_without_place_are_told():
    found = ec.around(INCIDENTS, PLACE, WINDOWS, offences=("klotter",))
    lost = ROWS[ROWS["x"].isna() & (ROWS["offence"] == "klotter")]
    week = (pd.to_datetime(lost["day"]) - pd.Timestamp(START)).dt.days // 7
    assert found.unplaced == (week.between(-4, -1).sum(), week.between(0, 3).sum())
    assert min(found.unplaced) > 0


def test_a_point_on_a_shared_border_counts_once():
    one, other = shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)
    points = ec.Points(np.array([100.0]), np.array([50.0]), np.array([0] + [1] * 7))
    assert ec.weekly(points, [one, other]).tolist() == [[1], [0]]
    assert ec.weekly(points, [other, one]).tolist() == [[1], [0]]


@pytest.mark.parametrize("weeks", [(-200, -100), (100, 200), (-100, 100)])
def test_weeks_outside_the_data_hold_nothing(weeks):
    points = ec.points(INCIDENTS, offences=(), start=START, weeks=weeks)
    assert len(points.first) == 7 * (weeks[1] - weeks[0]) + 1
    assert len(points.x) == (len(ROWS) if weeks == (-100, 100) else 0)
    assert ec.weekly(points, [PLACE.zone]).shape == (1, weeks[1] - weeks[0])


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), max_size=30))
def test_nothing_lies_in_an_empty_area(points):
    x, y = np.array(points).reshape(-1, 2).T
    assert not len(ec.within(x, y, shapely.Polygon()))
    assert not len(ec.within(x * np.nan, y, shapely.box(-9, -9, 9, 9)))
