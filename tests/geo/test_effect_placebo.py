"""Interventions that never were: where and when they are drawn, and what they tell."""

import numpy as np
import pytest
import shapely
from scipy import stats

from geo.errors import UserError
from geo.measures import effect_counts as ec
from geo.measures.effect import Cells
from geo.measures.effect_place import place, zone
from geo.measures.effect_placebo import placebo
from geo.measures.effect_scale import beyond
from geo.measures.effect_verdict import HELPED, judge

SIDE = 4000
WEEKS = 20
DAYS = 7 * 120
TREATED = zone(shapely.Point(500, 500), radius_m=200)
PLACE = place(TREATED, reach_m=300, control=zone(shapely.Point(3300, 3300), radius_m=400))


def town(n, seed=1, *, days=DAYS):
    """Offences evenly spread in space and time; one in ten without a place."""
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, SIDE, (2, n))
    x[rng.random(n) < 0.1] = np.nan
    day = np.sort(rng.integers(0, days, n))
    return ec.Points(x, y, np.searchsorted(day, np.arange(days + 1)))


def bursting(seed=5):
    """Half the offences even, half in bursts of four months that end."""
    rng = np.random.default_rng(seed)
    spots = rng.uniform(800, SIDE, (60, 2))
    begins = rng.integers(0, DAYS - 120, 60)
    which = rng.integers(0, 60, 6000)
    xy = np.concatenate(
        [spots[which] + rng.normal(0, 60, (6000, 2)), rng.uniform(0, SIDE, (6000, 2))]
    )
    day = np.concatenate([begins[which] + rng.integers(0, 120, 6000), rng.integers(0, DAYS, 6000)])
    order = np.argsort(day, kind="stable")
    return ec.Points(*xy[order].T, np.searchsorted(day[order], np.arange(DAYS + 1)))


def drawn(points, where=PLACE, *, weeks=WEEKS, seed=3, draws=200):
    """Draw placebos."""
    return placebo(points, where, weeks=weeks, rng=np.random.default_rng(seed), draws=draws)


def test_each_is_counted_as_the_intervention_would_be():
    points = town(20_000)
    found = drawn(points, draws=30)
    for x, y, day, cells in zip(found.x, found.y, found.day, found.cells, strict=True):
        middle = shapely.Point(x, y)
        circle, wide = (middle.buffer(r, quad_segs=256) for r in (200, 500))
        first = int(day) - 7 * WEEKS
        window = points.first[[first, int(day), int(day) + 7 * WEEKS]]
        areas = (circle, PLACE.control, wide, PLACE.control_ring)
        inside = [np.diff(np.searchsorted(ec.within(points.x, points.y, a), window)) for a in areas]
        inside[2] -= inside[0]
        assert np.abs(cells - inside).max() <= 1  # a polygon is not quite a circle


def test_they_lie_outside_and_before():
    found = drawn(town(20_000))
    assert len(found.z) == 200
    at = shapely.points(found.x, found.y)
    for area in PLACE.all:
        assert shapely.distance(at, area).min() > 199
    assert found.day.min() >= 7 * WEEKS
    assert found.day.max() <= DAYS - 7 * WEEKS
    assert len(np.unique(found.day)) > 100
    assert found.cells[:, :2, 0].min() >= 5


def test_the_numbers_are_those_of_the_verdict():
    found = drawn(bursting())
    assert ((found.z < -1.96) & (found.z > -3) & found.helped).any()
    for cells, z, helped in zip(found.cells, found.z, found.helped, strict=True):
        one = Cells(*(tuple(pair) for pair in cells.tolist()))
        assert z == pytest.approx(beyond(one).local.z)
        assert helped == (judge(one).verdict == HELPED)


def test_in_a_steady_town_few_help_and_chance_is_even():
    found = [drawn(town(20_000, seed), seed=seed) for seed in range(4)]
    z = np.concatenate([one.z for one in found])
    helped = sum(one.helped.sum() for one in found)
    assert abs(z.mean()) < 0.5
    assert 0.6 < z.std() < 1.15
    assert helped <= stats.binom.ppf(0.999, 800, 0.025)
    assert found[0].as_well(-9.0) == pytest.approx(1 / 201)
    assert found[0].as_well(9.0) == 1
    assert found[0].as_well(float(np.median(found[0].z))) == pytest.approx(0.5, abs=0.02)


def test_places_that_calm_down_by_themselves_are_seen():
    """The formulas take the end of a burst for an effect, the placebo does not."""
    bursts, steady = drawn(bursting()), drawn(town(12_000))
    assert bursts.helped.mean() > 0.1 > steady.helped.mean()
    assert bursts.as_well(-2.5) > 5 * steady.as_well(-2.5)


def test_the_same_generator_draws_the_same():
    points = town(9_000)
    one, same, other = (drawn(points, seed=seed) for seed in (1, 1, 2))
    assert one.cells.tolist() == same.cells.tolist()
    assert one.day.tolist() != other.day.tolist()


def test_a_short_history_makes_shorter_times():
    found = drawn(town(9_000, days=7 * 30), weeks=52)
    assert found.weeks == 15
    assert set(found.day.tolist()) == {7 * 15}


def test_where_few_places_have_enough_there_are_fewer():
    sparse = drawn(town(1_500))
    assert sparse.tried == 2000
    assert 0 < len(sparse.z) < 200
    assert len(sparse.z) == len(sparse.helped) == len(sparse.day)


@pytest.mark.parametrize(
    ("points", "where"),
    [
        (town(9_000), place(TREATED, reach_m=300)),
        (town(100), PLACE),
        (town(0), PLACE),
        (town(9_000, days=13), PLACE),
    ],
)
def test_too_little_to_draw_from_is_said(points, where):
    with pytest.raises(UserError, match="för få tidigare brott"):
        drawn(points, where)
