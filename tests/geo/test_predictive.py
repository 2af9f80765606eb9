"""Tails and limits of the weekly check: scipy's distributions are the oracle."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from geo.measures.limits import band, limits
from geo.measures.predictive import shapes, tails

cells = st.tuples(
    st.integers(0, 40), st.integers(0, 300), st.floats(0.02, 0.5), st.sampled_from([0, 0.01, 0.2])
)


@pytest.mark.parametrize(
    ("mean", "low", "high"), [(4, 0.25, 12.25), (8, 1.765, 18.735), (16, 6.25, 30.25)]
)
def test_band_of_a_known_mean(mean, low, high):
    assert np.allclose(band(mean), (low, high), atol=5e-4)


def test_the_band_stops_at_nothing():
    assert band(0) == (0, 2.25)


def test_limits_from_eight_weeks_are_the_band_in_whole_numbers():
    mean = np.array([0.125, 1, 2, 3, 4, 8, 16])
    _, high = limits(8 * mean, share=1 / 9)
    assert high.tolist() == np.floor(band(mean)[1]).tolist()


def test_a_week_without_offences_is_no_news_where_two_a_week_are_usual():
    assert band(3)[0] > 0  # the plain band would make a signal of it, in 4 weeks of 100
    low, _ = limits([16, 24], share=1 / 9)
    assert low.tolist() == [0, 0]


@given(st.lists(cells, min_size=1, max_size=6))
@settings(max_examples=40)
def test_tails_are_scipys(made):
    now, before, share, spread = map(np.array, zip(*made, strict=True))
    found = tails(now, before, share=share, spread=spread)
    for i, (x, s, q, rho) in enumerate(made):
        n = x + s
        oracle = stats.betabinom(n, *shapes(q, rho)) if rho else stats.binom(n, q)
        chance = oracle.pmf(np.arange(n + 1))
        assert found.more[i] == pytest.approx(chance[x:].sum(), rel=1e-4, abs=1e-12)
        assert found.fewer[i] == pytest.approx(chance[: x + 1].sum(), rel=1e-4, abs=1e-12)
        middle = np.cumsum(chance) - chance / 2
        rare = (middle <= stats.norm.sf(3)) | (1 - middle <= stats.norm.sf(3))
        assert found.false_alarm[i] == pytest.approx(chance[rare].sum(), rel=1e-4, abs=1e-10)


@given(st.lists(cells, min_size=1, max_size=20))
@settings(max_examples=60)
def test_a_signal_is_a_count_outside_the_limits(made):
    now, before, share, spread = map(np.array, zip(*made, strict=True))
    low, high = limits(before, share=share, spread=spread)
    outside = (now < low) | (now > high)
    found = tails(now, before, share=share, spread=spread)
    assert found.signal.tolist() == outside.tolist()
    assert (low <= high).all()


@pytest.mark.parametrize("before", [1, 7, 60, 500])
def test_limits_are_the_mid_p_of_the_negative_binomial(before):
    low, high = limits(before, share=1 / 9)
    x = np.arange(400)
    same, one_more = (stats.nbinom(before + more, 8 / 9) for more in (0, 1))
    middle = (same.cdf(x) + one_more.cdf(x - 1)) / 2
    tail = stats.norm.sf(3)
    assert (low, high) == ((middle <= tail).sum(), (middle < 1 - tail).sum() - 1)


def test_extra_spread_is_beta_negative_binomial():
    alpha, beta = shapes(np.array(0.2), np.array(0.05))
    x = np.arange(2000)
    same, one_more = (stats.betanbinom(30 + more, beta, alpha) for more in (0, 1))
    middle = (np.cumsum(same.pmf(x)) + np.append(0, np.cumsum(one_more.pmf(x))[:-1])) / 2
    tail = stats.norm.sf(3)
    expected = ((middle <= tail).sum(), (middle < 1 - tail).sum() - 1)
    assert limits(30, share=0.2, spread=0.05) == expected


def test_a_spread_without_bounds_ends_and_makes_no_signal():
    low, high = limits(2, share=0.107, spread=0.95)
    assert low == 0
    assert high >= 8000
    assert not tails(60, 2, share=0.107, spread=0.95).signal


def test_any_shape():
    found = tails(np.ones((2, 3), int), np.ones((2, 3), int), share=np.full((1, 3), 0.1))
    assert found.more.shape == found.signal.shape == (2, 3)
    assert limits(np.ones((2, 3)), share=0.1)[0].shape == (2, 3)
    assert tails(3, 0, share=0.1).more == pytest.approx(0.001)
