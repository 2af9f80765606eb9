"""Whether two areas vary more than chance, measured on series drawn with a known answer."""

import numpy as np
import pytest
from scipy import stats

from geo.measures.effect_spread import variance_ratio


def drawn(rng, ratio, level=4.0, season=1.0):
    """Weekly counts of two areas, before and after; gamma levels per four weeks."""
    mean = level * 4 * season * np.ones((2, 2, 13))
    each = rng.gamma(mean / (ratio - 1), ratio - 1) if ratio > 1 else mean
    return rng.poisson(np.repeat(each / 4, 4, axis=2))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_variance_ratio_is_found(ratio):
    rng = np.random.default_rng(1)
    found = np.median([variance_ratio(drawn(rng, ratio)) for _ in range(400)])
    assert found == pytest.approx(ratio, rel=0.1)


def test_a_season_in_both_is_no_spread():
    rng, season = np.random.default_rng(2), 1 + 0.8 * np.sin(np.arange(13))
    found = [variance_ratio(drawn(rng, 1.0, season=season)) for _ in range(400)]
    assert np.median(found) < 1.1


def test_it_is_the_chi_squared_of_each_table_over_its_degrees_of_freedom():
    rng = np.random.default_rng(3)
    before, after = rng.poisson(3, (2, 4, 24)) * [[[1]], [[2]]]
    tables = [period.reshape(4, 6, 4).sum(axis=2) for period in (before, after)]
    tests = [stats.chi2_contingency(table, correction=False) for table in tables]
    squares = sum(t.statistic * (1 - 1 / n.sum()) for t, n in zip(tests, tables, strict=True))
    expected = squares / sum(test.dof for test in tests)
    assert expected > 1
    assert variance_ratio([before, after]) == pytest.approx(expected)


def test_the_oldest_odd_weeks_are_left_out():
    table = np.random.default_rng(4).poisson(2, (2, 19)) ** 2
    assert variance_ratio([table]) == variance_ratio([table[:, 3:]])


@pytest.mark.parametrize("shape", [(2, 0), (2, 3), (1, 40), (2, 4)])
def test_too_little_to_tell_is_taken_for_chance(shape):
    assert variance_ratio([np.ones(shape, dtype=int), np.zeros(shape, dtype=int)]) == 1


def test_it_is_never_under_one():
    assert variance_ratio([np.ones((2, 52), dtype=int)]) == 1
