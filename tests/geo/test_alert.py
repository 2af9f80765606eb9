"""When the past justifies an alert, how far it reaches, and where it is drawn."""

from datetime import date

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measures.alert import alerts
from geo.measures.near_repeat import Knox, knox
from geo.measures.reach import Reach, reach

SPACE, TIME = (0, 1, 100, 200, 300), (0, 7, 14)
BANDS = {"space_bands_m": SPACE, "time_bands_days": TIME}
HUNDRED = Reach(100, 7, 2.0, 0.01)
SUNDAY = date(2026, 11, 22)


def table(*raised, space=SPACE, ratio=2.0):
    """A Knox table that is in excess in some cells only."""
    shape = (len(space), len(TIME))
    p, observed = np.full(shape, 0.5), np.full(shape, 10)
    for cell in raised:
        p[cell], observed[cell] = 0.01, 10 * ratio
    expected = np.full(shape, 10.0)
    return Knox(space, TIME, observed, expected, observed / expected, p, 100, 99)


@pytest.mark.parametrize(
    ("raised", "wanted"),
    [
        ([], None),
        ([(0, 0), (0, 1)], None),  # the same place again: repeats, not near repeats
        ([(2, 0), (1, 1)], None),  # beside the adjacent cell, which is not in excess
        ([(1, 0)], (100, 7)),
        ([(1, 0), (2, 0)], (200, 7)),
        ([(1, 0), (3, 0)], (100, 7)),
        ([(1, 0), (1, 1)], (100, 14)),
        ([(1, 0), (2, 0), (1, 1)], (200, 7)),  # not all of it lasts
        ([(1, 0), (2, 0), (1, 1), (2, 1)], (200, 14)),
        ([(row, column) for row in range(5) for column in range(3)], (300, 14)),
    ],
)
def test_the_rule_as_a_truth_table(raised, wanted):
    found = reach(table(*raised))
    assert (found and (found.radius_m, found.days)) == wanted
    assert found is None or (found.ratio, found.p) == (2.0, 0.01)


def test_without_a_band_for_the_same_place_the_first_one_decides():
    assert reach(table((0, 0), space=(0, 100, 200))).radius_m == 100


def test_a_small_excess_is_none_however_certain():
    assert reach(table((1, 0), ratio=1.1)) is None
    assert reach(table((1, 0), ratio=1.1), excess=1.0) is not None
    assert reach(table((1, 0)), level=0.001) is None


def test_planted_near_repeats_are_found_and_even_days_are_not():
    rng = np.random.default_rng(7)
    x, y, t = rng.uniform(0, [[4000], [4000], [700]], (3, 600))
    near = rng.uniform(-60, 60, (2, 60))
    planted = x[:60] + near[0], y[:60] + near[1], t[:60] + rng.uniform(0, 6, 60)
    both = [np.concatenate(pair) for pair in zip((x, y, t), planted, strict=True)]
    found = reach(knox(*both, **BANDS, permutations=99, seed=1))
    assert (found.radius_m, found.days) == (100, 7)
    assert reach(knox(x, y, t, **BANDS, permutations=99, seed=1)) is None


def on(*days):
    return np.array([f"2026-11-{day:02}" for day in days], "datetime64[s]")


def test_an_incident_raises_the_risk_for_seven_days_itself_included():
    for day, raised in ((15, False), (16, True), (22, True), (23, False)):
        found = alerts([0], [0], on(day), reach=HUNDRED, today=SUNDAY)
        assert bool(found) == raised
        assert [alert.until for alert in found] == [date(2026, 11, day + 6)] * raised


def test_a_time_of_day_counts_to_the_same_time():
    at = np.array(["2026-11-15T15:00"], "datetime64[m]")
    (alert,) = alerts([0], [0], at, reach=HUNDRED, today=SUNDAY)
    assert alert.until == SUNDAY


def test_circles_that_overlap_are_one_area():
    x, t = [0, 150, 300, 5000, 5200], on(20, 18, 22, 21, 21)
    first, *others = alerts(x, [0] * 5, t, reach=HUNDRED, today=SUNDAY)
    assert (first.rows, first.until) == ((1, 0, 2), date(2026, 11, 28))
    assert (first.x, first.y) == pytest.approx((150, 0), abs=0.1)
    assert first.radius_m == pytest.approx(250)
    assert first.area.area < np.pi * 250**2 / 2
    assert [alert.rows for alert in others] == [(3,), (4,)]  # they touch, and do not overlap
    assert others[0].radius_m == pytest.approx(100)


def test_nothing_is_drawn_without_a_reach_or_a_place():
    assert alerts([0], [0], on(22), reach=None, today=SUNDAY) == []
    assert alerts([np.nan], [0], on(22), reach=HUNDRED, today=SUNDAY) == []
    assert alerts([0], [0], np.array(["NaT"], "M8[s]"), reach=HUNDRED, today=SUNDAY) == []


grid = st.integers(0, 12).map(lambda step: step * 90)


@given(st.lists(st.tuples(grid, grid), max_size=20))
@settings(max_examples=40)
def test_every_recent_incident_is_in_one_area_and_areas_lie_apart(places):
    x, y = np.array(places, dtype=float).reshape(-1, 2).T
    found = alerts(x, y, on(*[22] * len(places)), reach=HUNDRED, today=SUNDAY)
    assert sorted(row for alert in found for row in alert.rows) == list(range(len(places)))
    for alert in found:
        circle = shapely.Point(alert.x, alert.y).buffer(alert.radius_m * 1.01)
        assert all(alert.area.contains(shapely.Point(x[row], y[row])) for row in alert.rows)
        assert circle.contains(alert.area)
    for one in found:
        far = [
            np.hypot(x[a] - x[b], y[a] - y[b])
            for o in found
            if o is not one
            for a in one.rows
            for b in o.rows
        ]
        assert all(distance >= 200 for distance in far)
