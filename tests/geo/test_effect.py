"""The weighted displacement difference: the table of Wheeler & Ratcliffe, to six figures."""

import dataclasses

import numpy as np
import pytest

from geo.measures.effect import Weights, change, estimate, wdd

AROUND = {"displacement": (178, 157), "displacement_control": (150, 140)}
BURGLARIES = (207, 110), (308, 318)


def close(value):
    """As printed: six figures."""
    return pytest.approx(value, rel=5e-7)


def test_the_published_example():
    found = wdd(*BURGLARIES, **AROUND)
    assert (found.local.value, found.local.se) == (-107, close(30.70831))
    assert (found.displacement.value, found.displacement.se) == (-11, 25)
    assert (found.total.value, found.total.se) == (-118, close(39.59798))
    assert found.total.z == pytest.approx(-2.97995, abs=5e-6)
    assert found.total.low == pytest.approx(-195.61, abs=5e-3)
    assert found.total.high == pytest.approx(-40.39, abs=5e-3)


def test_the_sentence_s_own_numbers_are_the_local_interval():
    local = wdd(*BURGLARIES, **AROUND).local
    assert (round(-local.high), round(-local.value), round(-local.low)) == (47, 107, 167)


def test_areas_are_weights():
    found = wdd(*BURGLARIES, **AROUND, weights=Weights.of(areas=(1.2, 0.9, 1.5, 1.6)))
    assert found.local.value == close(-91.94444)
    assert found.local.se == close(31.51156)
    assert found.total.value == close(-99.69444)
    assert found.total.se == close(35.42808)
    assert found.total.z == close(-2.813995)
    assert found.total.low == close(-169.1322)
    assert found.total.high == close(-30.25669)


def test_lengths_of_time_are_weights():
    found = wdd((80, 20), (100, 50), weights=Weights.of(time=(2, 1)))
    assert found.local.value == -20
    assert found.local.se == close(10.72381)
    assert found.displacement is None
    assert found.total == found.local


def test_other_levels():
    found = wdd((120, 100), (130, 150), level=0.9)
    assert found.local.value == -40
    assert found.local.se == close(22.36068)
    assert found.local.low == pytest.approx(-76.780, abs=5e-4)
    assert found.local.high == pytest.approx(-3.220, abs=5e-4)


def test_surroundings_without_a_comparison_count_as_they_are():
    found = wdd(*BURGLARIES, displacement=(178, 157))
    assert found.displacement.value == -21
    assert found.displacement.se == close((178 + 157) ** 0.5)


def test_areas_and_time_multiply():
    weights = Weights.of(areas=(2, 3, 1, 1), time=(5, 7))
    assert (weights.treated, weights.control) == ((10, 14), (15, 21))


def test_nothing_at_all_is_no_difference():
    found = wdd((0, 0), (0, 0)).local
    assert dataclasses.astuple(found) == (0, 0, 0, 0, 0)
    assert estimate(3.0, 0.0).z == 0


def test_changes_of_many_at_once():
    value, variance = change(np.array([[80, 20], [100, 50]]), np.array([2, 1]))
    assert value.tolist() == [-20, 0]
    assert variance.tolist() == [40, 75]
