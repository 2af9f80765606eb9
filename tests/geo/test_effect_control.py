"""Proposed comparisons: the most alike before the start, and nothing read after it."""

import datetime as dt

import numpy as np
import pytest
import shapely

from geo.measures import effect_counts as ec
from geo.measures.effect_control import of_districts, rank, squares
from geo.measures.effect_place import place, zone
from tests.geo import made

WEEKS = 104
RNG = np.random.default_rng(1)
SEASON = 1 + 0.6 * np.sin(np.arange(WEEKS) * 2 * np.pi / 52)
RISING = np.linspace(0.5, 1.5, WEEKS)


def many(shape, mean=40.0):
    """Weekly counts so many that chance hardly shows."""
    return RNG.poisson(mean * shape * np.ones(WEEKS))


def test_each_way_of_being_unlike_is_seen():
    names = ("twin", "small", "falling", "summerless")
    table = [many(SEASON), many(SEASON / 9), many(SEASON * RISING[::-1]), many(1.0)]
    found = rank(many(SEASON), table, names=names)
    assert found.index[0] == "twin"
    worst = found[["level", "trend", "season"]].idxmax()
    assert worst.tolist() == ["small", "falling", "summerless"]
    assert found.loc["twin", ["level", "trend", "season"]].max() < 0.5
    assert found["offences"].to_dict() == {n: t.sum() for n, t in zip(names, table, strict=True)}


def test_the_distance_is_the_root_of_the_mean_square():
    found = rank(many(1.0), [many(1.0), many(2.0), many(RISING)], names=("a", "b", "c"))
    parts = found[["level", "trend", "season"]]
    assert found["distance"].tolist() == pytest.approx(np.sqrt((parts**2).mean(axis=1)).tolist())
    assert found["distance"].is_monotonic_increasing


def test_a_level_is_in_standard_deviations_of_the_candidates():
    steady = [np.full(WEEKS, n) for n in (1, 4, 9)]
    found = rank(np.full(WEEKS, 4), steady, names=("a", "b", "c")).loc[["a", "b", "c"]]
    roots = np.sqrt(WEEKS * np.array([1, 4, 9]))
    assert found["level"].tolist() == pytest.approx(abs(roots - roots[1]) / roots.std())
    assert found[["trend", "season"]].max(axis=None) == 0


def test_only_the_last_two_years_are_read():
    old = RNG.poisson(50, 60)
    pairs = many(1.0), [many(1.0), many(2.0)]
    longer = np.concatenate([old, pairs[0]]), [np.concatenate([old * 7, one]) for one in pairs[1]]
    assert rank(*longer, names=("a", "b")).equals(rank(*pairs, names=("a", "b")))


def test_candidates_with_few_offences_are_left_out():
    few = np.zeros(WEEKS, dtype=int)
    few[:4] = 1
    assert rank(many(1.0), [few, many(1.0)], names=("few", "many")).index.tolist() == ["many"]
    assert rank(many(1.0), [few], names=("few",)).empty
    assert rank(many(1.0), [], names=()).empty


def test_districts_apart_from_the_intervention_are_candidates():
    districts = made.voronoi(12, 3)
    found = place(zone(shapely.Point(5000, 5000), radius_m=200), reach_m=800)
    free = of_districts(districts, found)
    reached = found.zone.union(found.ring)
    apart = [d.code for d in districts.itertuples() if not d.geometry.intersects(reached)]
    assert free.index.tolist() == apart
    assert 0 < len(apart) < 12


def test_squares_have_the_zone_s_size_and_hold_offences():
    x, y = np.random.default_rng(2).uniform(0, 3000, (2, 4000))
    x[:50] = np.nan
    points = ec.Points(x, y, np.linspace(0, 4000, 7 * 20 + 1).astype(int))
    found = place(zone(shapely.Point(1500, 1500), radius_m=100), reach_m=200)
    boxes = squares(points, found)
    assert len(boxes) > 100
    assert {round(box.area) for box in boxes.values()} == {round(found.zone.area)}
    assert min(box.distance(found.zone) for box in boxes.values()) >= 399
    assert min(len(ec.within(x, y, box)) for box in boxes.values()) >= 5
    clear = [n for n, b in boxes.items() if place(found.zone, reach_m=200, control=b)]
    assert len(clear) == len(boxes)


def test_nothing_after_the_start_is_read():
    rows = made.frame(4000, 9)
    start = made.DAY0 + dt.timedelta(days=35)
    before = made.arrays(rows)
    changed = rows.copy()
    late = changed["day"] >= start
    changed.loc[late, ["x", "y"]] = 5000.0
    changed.loc[late, "offence"] = "klotter"

    def proposed(incidents):
        points = ec.points(incidents, offences=(), start=start, weeks=(-5, 0))
        own = place(zone(shapely.Point(4500, 4500), radius_m=600), reach_m=300)
        boxes = squares(points, own)
        table = ec.weekly(points, [own.zone, *boxes.values()])
        return rank(table[0], table[1:], names=list(boxes))

    one, other = proposed(before), proposed(made.arrays(changed))
    assert len(one) > 10
    assert one.equals(other)
