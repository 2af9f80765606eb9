"""Rank correlation over survey areas, against scipy, and with an interval that holds."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from geo.measures.together import FEWEST_AREAS, SENTENCES, together

RUNS = 300
values = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=FEWEST_AREAS, max_size=20
).filter(lambda rows: all(len(set(column)) > 1 for column in zip(*rows, strict=True)))


def series(column):
    return pd.Series(column, index=[f"a{i}" for i in range(len(column))], dtype=float)


@given(values)
@settings(max_examples=60, deadline=None)
def test_rho_is_scipys(rows):
    one, other = (series(column) for column in zip(*rows, strict=True))
    found = together(one, other)
    oracle = stats.spearmanr(one, other)
    assert (found.rho, found.p) == pytest.approx((oracle.statistic, oracle.pvalue))
    assert -1 <= found.low <= found.rho <= found.high <= 1
    assert found.high > found.low
    assert (found.n, found.status) == (len(rows), "ok")


def test_the_interval_by_hand():
    found = together(series([1, 2, 3, 4, 5, 6, 7, 8, 9]), series([2, 1, 4, 3, 6, 5, 9, 8, 7]))
    rho = 1 - 6 * (6 * 1 + 2 * 4) / (9 * 80)
    assert found.rho == pytest.approx(rho)
    half = 1.959964 * np.sqrt((1 + rho**2 / 2) / 6)
    assert found.low == pytest.approx(np.tanh(np.arctanh(rho) - half), abs=1e-6)
    assert found.high == pytest.approx(np.tanh(np.arctanh(rho) + half), abs=1e-6)


def test_ranks_that_agree_wholly_are_no_certainty():
    ranks = series(range(9))
    same, turned = together(ranks, ranks), together(ranks, -ranks)
    assert (same.rho, same.high) == pytest.approx((1, 1))
    assert 0.9 < same.low < 0.999
    assert (turned.low, turned.high) == pytest.approx((-1, -same.low))


def test_areas_without_both_are_left_out():
    one, other = series([1, 2, 3, 4, 5, 6, 7, np.nan]), series([2, 1, 4, 3, 6, 5, 7, 8])
    found = together(one, other[::-1])
    assert found.n == 7
    assert found.rho == pytest.approx(stats.spearmanr(one[:7], other[:7]).statistic)


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [([1, 2, 3, 4, 5], [5, 4, 3, 2, 1], "few_areas"), ([], [], "few_areas"),
     ([2] * 8, range(8), "constant"), (range(8), [0] * 8, "constant")],
)  # fmt: skip
def test_what_cannot_be_told_is_said_in_a_sentence(one, other, status):
    found = together(series(list(one)), series(list(other)))
    assert found.status == status
    assert SENTENCES[status].endswith(".")
    assert np.isnan([found.rho, found.low, found.high, found.p]).all()
    assert found.n == len(one)


@pytest.mark.parametrize("rho", [0.0, 0.6])
def test_the_interval_of_nine_areas_holds_nearly_what_it_says(rho):
    rng = np.random.default_rng(6)
    spearman = 6 / np.pi * np.arcsin(rho / 2)
    drawn = rng.multivariate_normal([0, 0], [[1, rho], [rho, 1]], (RUNS, 9))
    found = [together(series(each[:, 0]), series(each[:, 1])) for each in drawn]
    held = sum(each.low <= spearman <= each.high for each in found)
    least, most = stats.binom.ppf([0.001, 0.999], RUNS, 0.95)
    assert least <= held <= most


def test_the_interval_is_statpsychs():
    y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19]
    x = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51]
    found = together(series(y), series(x))
    # R package statpsych, example of ci.spear.
    assert found[:3] == pytest.approx((0.8699639, 0.5840951, 0.9638297), abs=5e-8)
