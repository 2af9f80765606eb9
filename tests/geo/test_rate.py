from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from geo.measures import change, rate
from geo.period import Period


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0, 3.688879),
        (1, 0.0253178, 5.571643),
        (3, 0.6186721, 8.767273),
        (10, 4.795389, 18.39036),
        (25, 16.17868, 36.90493),
    ],
)
def test_poisson_interval_is_garwoods(count, low, high):
    assert np.allclose(rate.poisson_interval(count), (low, high), rtol=1e-6)


@pytest.mark.parametrize(
    ("before", "now", "z"), [(16, 25, 2), (54, 33, -3.207813), (106, 71, -3.738961)]
)
def test_change_z(before, now, z):
    assert change.change_z(now, before) == pytest.approx(z, abs=1e-6)


@pytest.mark.parametrize(
    ("pair", "p"),
    [
        ((0, 3), 0.0883790),
        ((6, 2), 0.1748748),
        ((10, 5), 0.2061644),
        ((15, 5), 0.0250351),
        ((20, 10), 0.0688318),
    ],
)
def test_e_test(pair, p):
    assert change.e_test(*pair) == pytest.approx(p, abs=5e-7)


def test_e_test_with_exposures():
    p = change.e_test(100, 25, exposure_now=10, exposure_before=5)
    assert p == pytest.approx(0.00153807, abs=5e-9)


def test_e_test_of_nothing_is_one():
    assert change.e_test(0, 0) == 1


def test_percent_only_from_twenty():
    assert change.percent_change(30, 20) == pytest.approx(0.5)
    assert np.isnan(change.percent_change(30, 19))


POPULATION = rate.population_by_year(
    pd.DataFrame(
        {"code": ["a", "a", "b"], "year": [2024, 2025, 2025], "population": [1000, 2000, 500]}
    ),
    codes=("a", "OUTSIDE"),
)


def test_each_day_has_its_own_years_population():
    period = Period(date(2024, 12, 31), date(2025, 1, 2))
    years = rate.person_years(POPULATION, period)
    assert years[0] == pytest.approx((1000 + 2 * 2000) / 365.25)
    assert np.isnan(years[1])


def test_years_without_population_use_the_nearest():
    late = rate.person_years(POPULATION, Period(date(2026, 1, 1), date(2026, 1, 1)))
    early = rate.person_years(POPULATION, Period(date(2020, 1, 1), date(2020, 1, 1)))
    assert late[0] * 365.25 == pytest.approx(2000)
    assert early[0] * 365.25 == pytest.approx(1000)


def test_rate_is_per_thousand_and_year_and_nan_without_people():
    value, low, high = rate.rate([10, 10], [500, 0])
    assert value[0] == 20
    assert low[0] == pytest.approx(4.795389 * 2)
    assert high[0] == pytest.approx(18.39036 * 2)
    assert np.isnan([value[1], low[1], high[1]]).all()


@given(
    now=st.integers(0, 60),
    before=st.integers(0, 60),
    ratio=st.sampled_from([1.0, 0.5, 2.0, 83 / 84, 7 / 30]),
)
@settings(max_examples=60)
def test_e_test_agrees_with_the_plain_double_sum(now, before, ratio):
    """Every pair of counts up to where nothing is left, one by one."""
    if now + before == 0:
        return
    t1, t2 = ratio, 1.0
    pooled = (now + before) / (t1 + t2)
    x1, x2 = np.arange(400)[:, None], np.arange(400)[None, :]

    def score(a, b):
        variance = (a + b) / (t1 * t2)
        return np.abs(a / t1 - b / t2) / np.sqrt(np.where(variance > 0, variance, np.inf))

    joint = stats.poisson.pmf(x1, pooled * t1) * stats.poisson.pmf(x2, pooled * t2)
    plain = joint[score(x1, x2) >= score(np.array(now), np.array(before)) * (1 - 1e-12)].sum()
    ours = change.e_test(now, before, exposure_now=t1, exposure_before=t2)
    assert ours == pytest.approx(min(plain, 1), abs=1e-9)
