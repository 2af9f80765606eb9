"""Gi* against published numbers and against esda on random places."""

import numpy as np
import pytest
from esda.getisord import G_Local
from hypothesis import given, settings
from hypothesis import strategies as st
from libpysal.weights import DistanceBand
from scipy import sparse, stats

from geo.measures.hotspot import gi_star
from geo.measures.neighbours import within

POINTS = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)], dtype=float)
VALUES = [2, 3, 3.2, 5, 8, 7]
NEAR = within(*POINTS.T, distance_m=15)
Z = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]


def test_the_published_numbers_come_out():
    found = gi_star(VALUES, neighbours=NEAR)
    assert found.z == pytest.approx(Z, abs=1e-8)
    assert found.p == pytest.approx(2 * stats.norm.sf(np.abs(Z)))
    assert found.q == pytest.approx(stats.false_discovery_control(found.p))


@pytest.mark.filterwarnings("ignore:The weights matrix is not fully connected")
@given(st.integers(0, 2**32 - 1), st.integers(5, 40), st.floats(50, 600))
@settings(max_examples=40)
def test_agrees_with_esda(seed, n, distance):
    rng = np.random.default_rng(seed)
    points, values = rng.uniform(0, 1000, (n, 2)), rng.gamma(1, 10, n)
    weights = DistanceBand(points, distance, silence_warnings=True)
    if max(weights.cardinalities.values()) == n - 1:
        return  # all are neighbours: esda divides by zero
    oracle = G_Local(values, weights, transform="B", star=True, permutations=0)
    found = gi_star(values, neighbours=within(*points.T, distance_m=distance))
    assert found.z == pytest.approx(oracle.Zs, abs=1e-9)
    assert found.p == pytest.approx(2 * oracle.p_norm)  # esda's is one-sided


def test_many_sets_at_once_are_each_by_itself():
    sets = np.random.default_rng(2).gamma(1, 1, (7, len(POINTS)))
    together = gi_star(sets, neighbours=NEAR)
    for i, values in enumerate(sets):
        alone = gi_star(values, neighbours=NEAR)
        assert [part[i] for part in together] == [pytest.approx(part) for part in alone]


@pytest.mark.parametrize("value", [0, 1, 0.1, 1e9 + 0.1])
def test_where_all_are_alike_nothing_is_hot(value):
    found = gi_star([[value] * 6, VALUES], neighbours=NEAR)
    assert np.isnan([part[0] for part in found]).all()
    assert found.z[1] == pytest.approx(Z)


def test_one_place_alone_is_not_hot():
    assert np.isnan(gi_star([5.0], neighbours=within([0], [0], distance_m=1)).z).all()


def test_a_place_that_has_everybody_or_nobody_as_neighbour_is_not_judged():
    everybody = np.eye(4)
    everybody[0], everybody[1] = 1, 0
    found = gi_star([1, 2, 3, 9], neighbours=sparse.csr_array(everybody))
    assert np.isnan(found.z).tolist() == [True, True, False, False]
    assert found.q[3] == pytest.approx(2 * found.p[3])  # a family of two


def test_an_island_is_compared_by_its_own_value():
    x, y = np.array([0, 10, 20, 900]), np.zeros(4)
    found = gi_star([1, 1, 1, 9], neighbours=within(x, y, distance_m=15))
    assert found.z[3] == pytest.approx(np.sqrt(3))  # (9 − 3) / (√12 · √((4 − 1) / 3))


def test_a_missing_value_is_no_zero():
    assert np.isnan(gi_star([2, np.nan, 3, 5, 8, 7], neighbours=NEAR).z).all()


def test_neighbours_of_other_places_are_refused():
    with pytest.raises(ValueError, match="3 values"):
        gi_star([1, 2, 3], neighbours=NEAR)
