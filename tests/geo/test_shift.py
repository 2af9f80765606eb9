"""Changes of a share: against scipy's binomial, and no false alarms in a steady town."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from geo.measures.shift import directions, jumps

series = arrays(
    np.int64, st.tuples(st.integers(1, 6), st.integers(1, 3)), elements=st.integers(0, 9)
)


@given(series, st.integers(0, 50))
@settings(max_examples=60)
def test_jumps_are_the_binomial_tests_of_every_moment(sums, elsewhere):
    totals = sums.sum(axis=1) + elsewhere
    rose, fell = jumps(sums, totals)
    for i, place in enumerate(sums.T):
        cuts = range(1, len(place))
        after = [
            (place[cut:].sum(), place.sum(), totals[cut:].sum() / max(totals.sum(), 1))
            for cut in cuts
        ]
        up = [stats.binom.sf(k - 1, n, share) for k, n, share in after if k > n * share]
        down = [stats.binom.cdf(k, n, share) for k, n, share in after if k <= n * share]
        assert rose[i] == pytest.approx(min([1, *(len(cuts) * p for p in up)]), abs=1e-9)
        assert fell[i] == pytest.approx(min([1, *(len(cuts) * p for p in down)]), abs=1e-9)


@example(np.array([[3], [0], [0], [0], [0]]), 1, 0.5)  # the bound is the tail, and the limit
@given(series, st.integers(0, 50), st.sampled_from([0.5, 0.1, 0.025]))
@settings(max_examples=200)
def test_with_a_limit_what_is_under_it_is_the_same_and_the_rest_is_over(sums, elsewhere, limit):
    totals = sums.sum(axis=1) + elsewhere
    for exact, short in zip(jumps(sums, totals), jumps(sums, totals, limit=limit), strict=True):
        under = exact <= limit
        assert short[under] == pytest.approx(exact[under])
        assert (short[~under] > limit).all()


def test_a_jump_a_fall_a_slide_and_a_season():
    season = np.array([300, 200, 100, 100, 200, 300, 400, 500, 500, 400, 300, 200, 100])
    places = np.stack(
        [
            [0] * 10 + [6, 9, 8],
            [7, 3, 6, 6, 2] + [0] * 8,
            [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
            season // 20,
            [0, 0, 0, 0, 8, 9, 9, 8, 0, 0, 0, 0, 0],
        ],
        axis=1,
    )
    more, fewer = directions(places, season)
    assert more.tolist() == [True, False, False, False, True]
    assert fewer.tolist() == [False, True, True, False, True]


def test_a_slow_slide_is_found_though_no_moment_stands_out():
    place = np.arange(113, 100, -1)[:, None]
    totals = np.full(13, 5000)
    assert jumps(place, totals)[1] > 0.5
    more, fewer = directions(place, totals)
    assert (more.tolist(), fewer.tolist()) == ([False], [True])


def test_steady_places_seldom_change():
    rng = np.random.default_rng(8)
    alarms = 0
    for _ in range(200):
        sums = rng.poisson(np.linspace(0.2, 9, 40), (13, 40))
        more, fewer = directions(sums, sums.sum(axis=1))
        alarms += more.any() + fewer.any()
    assert alarms <= stats.binom.ppf(0.995, 400, 0.05)


def test_nothing_to_compare_is_no_change():
    for sums in (np.zeros((5, 2), int), np.ones((1, 2), int), np.empty((5, 0), int)):
        more, fewer = directions(sums, sums.sum(axis=1))
        assert not more.any()
        assert not fewer.any()
        assert more.shape == (sums.shape[1],)
