"""Year over year and what drives a change, against statsmodels and scipy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.rates import confint_poisson, etest_poisson_2indep

from geo.measures.change import change_z, e_test
from geo.measures.compare import COLUMNS, compare, drivers, ratio_interval
from geo.measures.rate import poisson_interval

counts = st.integers(0, 80)
days = st.sampled_from([7, 83, 84, 365, 366])


@given(counts, counts, days, days)
@settings(max_examples=15, deadline=None)
def test_e_test_is_statsmodels(now, before, days_now, days_before):
    if now / days_now == before / days_before:
        return
    _, oracle = etest_poisson_2indep(now, days_now, before, days_before)
    found = e_test(now, before, exposure_now=days_now, exposure_before=days_before)
    assert found == pytest.approx(oracle, abs=1e-6)


def test_the_other_e_test_is_not_meant():
    _, wald = etest_poisson_2indep(100, 10, 25, 5, method="wald")
    assert wald == pytest.approx(0.00057472, abs=5e-9)
    assert e_test(100, 25, exposure_now=10, exposure_before=5) > 2 * wald


@given(st.integers(0, 5000), st.sampled_from([0.9, 0.95, 0.99]))
def test_poisson_interval_is_statsmodels(count, level):
    low, high = poisson_interval(count, level=level)
    if count:  # statsmodels has no lower limit of nothing
        assert (low, high) == pytest.approx(confint_poisson(count, 1, "exact-c", 1 - level))
    assert high == pytest.approx(stats.chi2.isf((1 - level) / 2, 2 * count + 2) / 2)


@given(counts, counts, days, days, st.sampled_from([0.9, 0.95]))
@settings(max_examples=60)
def test_ratio_interval_is_scipys_binomial_as_odds(now, before, days_now, days_before, level):
    ratio, low, high = ratio_interval(
        now, before, exposure_now=days_now, exposure_before=days_before, level=level
    )
    if now + before == 0:
        assert np.isnan(ratio)
        assert (low, high) == (0, np.inf)
        return
    part = stats.binomtest(now, now + before).proportion_ci(level, "exact")
    scale = days_before / days_now
    assert low == pytest.approx(part.low / (1 - part.low) * scale, rel=1e-6)
    if before:
        assert ratio == pytest.approx(now / days_now / (before / days_before))
        assert high == pytest.approx(part.high / (1 - part.high) * scale, rel=1e-6)
        assert low <= ratio <= high
    else:
        assert ratio == high == np.inf


def test_ratio_intervals_cover_at_least_as_often_as_they_say():
    rng = np.random.default_rng(1)
    now, before = rng.poisson(12, 5000), rng.poisson(8, 5000)
    _, low, high = ratio_interval(now, before)
    assert 0.95 <= ((low <= 1.5) & (high >= 1.5)).mean() < 0.985


def test_year_over_year_says_it_all():
    table = compare([25, 33, 71, 0], [16, 54, 106, 0], exposure_now=365, exposure_before=365)
    assert tuple(table) == COLUMNS
    assert np.allclose(table["z"], [2, -3.207813, -3.738961, 0], atol=1e-6)
    assert table["p"].tolist() == [e_test(25, 16), e_test(33, 54), e_test(71, 106), 1]
    assert table["difference"].tolist() == [9, -21, -35, 0]


def test_a_leap_year_is_longer():
    table = compare([366], [365], exposure_now=366, exposure_before=365)
    assert table["z"][0] == pytest.approx(0)
    assert table["ratio"][0] == pytest.approx(1)
    assert table["difference"][0] == pytest.approx(0)


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=12), days, days)
@settings(max_examples=40)
def test_the_parts_of_a_change_sum_to_it(pairs, days_now, days_before):
    now, before = np.array(pairs).T
    areas = [f"a{i}" for i in range(len(pairs))]
    exposures = {"exposure_now": days_now, "exposure_before": days_before}
    table = drivers(now, before, areas=areas, **exposures)
    whole = compare([now.sum()], [before.sum()], **exposures)
    assert table["difference"].sum() == pytest.approx(whole["difference"][0], abs=1e-9)
    assert sorted(table.index) == sorted(areas)
    assert table["difference"].abs().is_monotonic_decreasing
    scale = days_now / days_before
    for code, row in table.iterrows():
        i = areas.index(code)
        assert row["z"] == pytest.approx(float(change_z(now[i], before[i], ratio=scale)))


def test_nothing_to_compare():
    assert compare([], []).empty
    assert drivers([], [], areas=[]).empty
