"""Dual density: ratios, what is too small to divide by, and what is chance."""

import numpy as np
import pytest
from scipy import stats

from geo.measures.dual import now_over_before, over_population

SIZE = (60, 70)
SMOOTHED = {"cell_m": 50, "bandwidth_m": 300}
RNG = np.random.default_rng(12)


def test_twice_as_many_in_twice_the_time_is_no_change():
    before = RNG.poisson(2, SIZE)
    found = now_over_before(2 * before, before, exposure=2, **SMOOTHED)
    assert found.ratio == pytest.approx(np.ones(SIZE))
    assert not found.sign.any()


def test_the_ratio_is_what_was_multiplied():
    before = np.full(SIZE, 5)
    found = now_over_before(3 * before, before, **SMOOTHED)
    assert found.ratio == pytest.approx(np.full(SIZE, 3))
    assert (found.sign == 1).all()
    assert (now_over_before(before, 3 * before, **SMOOTHED).sign == -1).all()


def test_too_little_to_divide_by_has_no_ratio_but_may_have_begun():
    now, before = np.zeros(SIZE, dtype=int), np.zeros(SIZE, dtype=int)
    now[20, 20], now[40, 40], before[40, 40], before[40, 20] = 30, 2, 4, 40
    found = now_over_before(now, before, **SMOOTHED)
    assert np.isnan(found.ratio[[20, 40], [20, 40]]).all()
    assert found.ratio[40, 20] == pytest.approx(0, abs=1e-9)
    assert found.sign[[20, 40, 40], [20, 40, 20]].tolist() == [1, 0, -1]
    assert np.isnan(found.ratio[0, 0])
    assert found.sign[0, 0] == 0


def test_one_spot_is_the_binomial_test_of_its_counts():
    """With all in one cell the effective counts are the counts."""
    now, before = np.zeros(SIZE, dtype=int), np.zeros(SIZE, dtype=int)
    now[30, 30] = 20
    for earlier, certain in ((8, True), (10, False)):
        before[30, 30] = earlier
        p = stats.binomtest(20, 20 + earlier, 0.5).pvalue
        assert (p <= 0.05) == certain
        found = now_over_before(now, before, **SMOOTHED)
        assert found.sign[30, 30] == certain
        assert found.ratio[30, 30] == pytest.approx(20 / earlier)


@pytest.mark.parametrize("exposure", [1.0, 0.2])
def test_in_a_town_that_has_not_changed_little_has_a_sign(exposure):
    mean = RNG.gamma(0.1, 3, SIZE)
    alarms = [
        now_over_before(
            RNG.poisson(mean * exposure), RNG.poisson(mean), exposure=exposure, **SMOOTHED
        ).sign.any()
        for _ in range(60)
    ]
    assert sum(alarms) <= stats.binom.ppf(0.995, 60, 0.05)


def test_a_planted_change_is_found_where_it_is():
    mean = np.full(SIZE, 0.2)
    now = RNG.poisson(mean)
    now[10:13, 50:53] += 3
    found = now_over_before(now, RNG.poisson(mean), **SMOOTHED)
    assert found.sign[11, 51] == 1
    assert found.ratio[11, 51] > 2
    there = np.count_nonzero(found.sign[4:19, 44:59])
    assert np.count_nonzero(found.sign) - there <= 0.1 * there


def test_over_population_one_is_as_in_the_whole_grid():
    people = RNG.integers(0, 200, SIZE)
    events = people // 10 * 10 // 10
    found = over_population(events, people, **SMOOTHED)
    assert found.ratio == pytest.approx(np.ones(SIZE), abs=0.1)
    assert not found.sign.any()


def test_over_population_where_few_live_there_is_no_ratio():
    people = np.zeros(SIZE)
    people[:, :30] = 20
    people[:, 45:] = 0.5
    events = RNG.poisson(people * 0.02)
    events[30, 10] += 60
    found = over_population(events, people, **SMOOTHED)
    assert np.isnan(found.ratio[:, 36:]).all()
    assert not found.sign[:, 36:].any()
    assert found.sign[30, 10] == 1
    assert found.ratio[30, 10] > 2


def test_over_population_chance_is_left_without_a_sign():
    people = RNG.gamma(0.3, 30, SIZE)
    alarms = [
        over_population(RNG.poisson(people * 0.05), people, **SMOOTHED).sign.any()
        for _ in range(60)
    ]
    assert sum(alarms) <= stats.binom.ppf(0.995, 60, 0.05)


def test_nothing_over_nothing():
    nothing = np.zeros(SIZE)
    for found in (
        now_over_before(nothing, nothing, **SMOOTHED),
        over_population(nothing, nothing, **SMOOTHED),
    ):
        assert np.isnan(found.ratio).all()
        assert not found.sign.any()
