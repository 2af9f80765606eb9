"""The exact test beside scipy's, and its level beside the true one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from geo.measures.effect_exact import exact

pairs = st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(pairs, pairs)
def test_it_is_fisher_s(treated, control):
    found = exact(treated, control)
    table = [[treated[1], treated[0]], [control[1], control[0]]]
    for got, side in ((found.fewer, "less"), (found.more, "greater")):
        assert float(got) == pytest.approx(stats.fisher_exact(table, alternative=side).pvalue)


def test_many_at_once():
    treated, control = np.array([[50, 30], [9, 9]]), np.array([[60, 55], [8, 8]])
    found = exact(treated, control)
    each = [exact(t, c) for t, c in zip(treated, control, strict=True)]
    assert found.fewer.tolist() == [one.fewer for one in each]
    assert found.more.tolist() == [one.more for one in each]


def test_spread_takes_away_certainty():
    plain, spread = (exact((60, 30), (60, 60), spread=s).fewer for s in (1, 2))
    assert spread == exact((30, 15), (30, 30)).fewer
    assert spread > plain


def test_the_level_is_kept_whatever_the_town_does():
    rng = np.random.default_rng(1)
    for mean, size, trend in ((5, 1, 1), (20, 3, 1.5), (50, 0.5, 0.6), (200, 1, 1)):
        treated = rng.poisson([mean, mean * trend], (4000, 2))
        control = rng.poisson([mean * size, mean * size * trend], (4000, 2))
        for p in exact(treated, control):
            assert (p <= 0.025).sum() <= stats.binom.ppf(0.995, 4000, 0.025)
