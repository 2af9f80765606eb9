"""Shares, indexes and their differences: published numbers, statsmodels, and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from geo.measures.answer_sums import summed
from geo.measures.perception import difference, index_of, share_of, wilson

shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
answers = st.lists(
    st.tuples(st.sampled_from([0.0, 1.0]), st.floats(0.05, 20)), min_size=1, max_size=60
)
indexes = st.lists(st.tuples(st.floats(0, 6), st.floats(0.05, 20)), min_size=2, max_size=60)


def newcombe(x1, n1, x2, n2):
    one, other = ((x / n, *wilson(x / n, n)) for x, n in ((x1, n1), (x2, n2)))
    return difference(one, other)


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"),
    [
        (81, 263, 0.255289, 0.366210),
        (15, 148, 0.062386, 0.160487),
        (0, 20, 0, 0.161125),
        (1, 29, 0.006113, 0.171755),
    ],
)
def test_wilson_is_newcombes_table(yes, n, low, high):
    assert wilson(yes / n, n) == (pytest.approx(low, abs=5e-7), pytest.approx(high, abs=5e-7))


@given(shares, st.sampled_from([0.9, 0.95, 0.99]))
@settings(max_examples=60, deadline=None)
def test_wilson_is_statsmodels(case, level):
    yes, n = case
    found = wilson(yes / n, n, level=level)
    assert found == pytest.approx(proportion_confint(yes, n, 1 - level, "wilson"), abs=1e-12)
    assert 0 <= found[0] <= yes / n <= found[1] <= 1


def test_the_limits_of_none_and_all_are_exact():
    low, high = wilson([0, 1, np.nan, 0.5], [20, 20, 20, 0])
    assert low[0] == 0
    assert high[1] == 1
    assert np.isnan([low[2], high[2], low[3], high[3]]).all()


def test_weighted_share_of_the_methods():
    found = share_of(summed([1, 0, 1, 0, 1], [1, 1, 2, 2, 4]))
    assert found.value == pytest.approx(0.7)
    assert found.n_eff == pytest.approx(3.846154, abs=5e-7)
    assert found.n == 5
    assert (found.low, found.high) == wilson(0.7, 100 / 26)


@given(answers)
@settings(max_examples=60, deadline=None)
def test_weighted_share_is_the_sum_by_hand(rows):
    found = share_of(summed(*np.array(rows).T))
    total = sum(w for _, w in rows)
    assert found.value == pytest.approx(sum(w for y, w in rows if y) / total)
    n_eff = total**2 / sum(w * w for _, w in rows)
    assert found.n_eff == pytest.approx(n_eff)
    oracle = proportion_confint(float(found.value) * n_eff, n_eff, 0.05, "wilson")
    assert (found.low, found.high) == pytest.approx(oracle, abs=1e-9)
    assert 1 <= found.n_eff <= len(rows) + 1e-9


@given(indexes)
@settings(max_examples=60, deadline=None)
def test_weighted_index_is_the_formula_by_hand(rows):
    found = index_of(summed(*np.array(rows).T))
    y, w = np.array(rows).T
    mean = np.average(y, weights=w)
    n_eff = w.sum() ** 2 / (w**2).sum()
    if n_eff < 3:  # t is so large there that the oracle itself is rounding
        return
    unbiased = (w * (y - mean) ** 2).sum() / (w.sum() - (w**2).sum() / w.sum())
    half = stats.t.ppf(0.975, n_eff - 1) * np.sqrt(unbiased / n_eff)
    assert found.value == pytest.approx(mean)
    assert (found.low, found.high) == pytest.approx((mean - half, mean + half), rel=1e-6, abs=4e-5)


def test_index_with_equal_weights_is_scipys_interval_of_a_mean():
    y = np.random.default_rng(1).uniform(0, 6, (7, 40))
    found = index_of(summed(y, np.full_like(y, 3.5)))
    oracle = stats.ttest_1samp(y, 0, axis=1).confidence_interval()
    assert np.allclose((found.low, found.high), oracle)
    assert np.allclose(found.n_eff, 40)


@pytest.mark.parametrize("weights", [[4.25, 0.25], [1] * 30, [0.7, 1.9, 1.3]])
def test_equal_answers_have_no_spread_at_all(weights):
    value = 2.0060469028990227
    found = index_of(summed([value] * len(weights), weights))
    assert (found.low, found.high) == (found.value, found.value) == pytest.approx((value, value))


def test_without_answers_there_is_nothing():
    empty = share_of(summed([[np.nan, 1], [1, 0]], [[1, 0], [1, np.nan]]))
    assert empty.n.tolist() == [0, 1]
    assert empty.n_eff.tolist() == [0, 1]
    assert np.isnan([empty.value[0], empty.low[0], empty.high[0]]).all()
    single = index_of(summed([2.5]))
    assert single.value == 2.5
    assert np.isnan([single.low, single.high]).all()


def test_difference_of_shares_is_newcombes():
    found = newcombe(56, 70, 48, 80)
    assert found == pytest.approx((0.2, 0.052431, 0.333873), abs=5e-7)


@given(shares, shares)
@settings(max_examples=60, deadline=None)
def test_difference_of_shares_is_statsmodels(one, other):
    apart, low, high = newcombe(*one, *other)
    oracle = confint_proportions_2indep(*one, *other, method="newcomb", compare="diff")
    assert (low, high) == pytest.approx(oracle, abs=1e-9)
    assert -1 <= low <= apart <= high <= 1


@given(st.integers(30, 300), st.integers(30, 300), st.integers(0, 999))
@settings(max_examples=40, deadline=None)
def test_difference_of_indexes_is_nearly_welch(n1, n2, seed):
    rng = np.random.default_rng(seed)
    one, other = rng.beta(2, 4, n1) * 6, rng.beta(2, 3, n2) * 6
    found = difference(index_of(summed(one))[:3], index_of(summed(other))[:3])
    oracle = stats.ttest_ind(one, other, equal_var=False).confidence_interval()
    assert found[0] == pytest.approx(one.mean() - other.mean())
    assert found[2] - found[1] == pytest.approx(oracle.high - oracle.low, rel=0.03)


def covered(draw, estimate, truth, *, size, runs=4000):
    """Share of simulated surveys whose interval holds the truth, weights from a design."""
    rng = np.random.default_rng(5)
    weights = rng.choice([0.7, 0.85, 1.3, 1.9], (runs, size), p=[0.33, 0.33, 0.24, 0.1])
    found = estimate(summed(draw(rng, (runs, size)), weights))
    return float(((found.low <= truth) & (truth <= found.high)).mean())


@pytest.mark.parametrize("share", [0.05, 0.22, 0.44])
@pytest.mark.parametrize("size", [30, 174])
def test_weighted_shares_cover_as_often_as_they_say(share, size):
    found = covered(lambda rng, shape: rng.random(shape) < share, share_of, share, size=size)
    assert 0.935 < found < 0.97


@pytest.mark.parametrize("size", [30, 174])
def test_weighted_indexes_cover_as_often_as_they_say(size):
    found = covered(lambda rng, shape: 6 * rng.beta(1.5, 4, shape), index_of, 18 / 11, size=size)
    assert 0.935 < found < 0.965
