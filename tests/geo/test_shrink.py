"""Smoothing: the posterior by another integration, and by simulation nearer and as sure as said."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate

from geo.measures.perception import wilson
from geo.measures.shrink import posterior, smoothed

AREAS, ANSWERS = 9, 174


def asked(share, n=ANSWERS):
    """Figures by area with Wilson's interval."""
    low, high = wilson(share, n)
    index = pd.Index([f"a{i}" for i in range(len(share))], name="area")
    return pd.DataFrame({"value": share, "low": low, "high": high}, index=index)


def integrated(values, variances, centre):
    """Posterior by adaptive integration over the logarithm of the variance between areas."""

    def weight(log):
        total = variances + np.exp(log)
        centred = np.log((1 / total).sum())
        squares = np.log(total) + (values - centre) ** 2 / total
        return np.exp(log - (squares.sum() + centred) / 2 + offset)

    offset = 0.0
    offset = -np.log(max(weight(log) for log in np.linspace(-20, 5, 400)))

    def mean_of(function):
        spots = np.linspace(-30, 15, 20)
        return sum(
            integrate.quad(lambda log: weight(log) * function(np.exp(log)), *ends, limit=200)[0]
            for ends in pairwise(spots)
        )

    whole = mean_of(lambda _: 1.0)
    found = []
    for value, variance in zip(values, variances, strict=True):
        own = [mean_of(lambda a, v=variance, k=k: (a / (a + v)) ** k) / whole for k in (1, 2)]
        moved = mean_of(lambda a, v=variance: (v / (a + v)) ** 2 / (1 / (a + variances)).sum())
        apart = value - centre
        spread = variance * own[0] + apart**2 * (own[1] - own[0] ** 2) + moved / whole
        found.append((centre + own[0] * apart, np.sqrt(spread), own[0]))
    return np.array(found).T


@given(st.integers(0, 99), st.integers(5, 12), st.floats(0.0, 0.15))
@settings(max_examples=8, deadline=None)
def test_posterior_is_the_integral(seed, areas, between):
    rng = np.random.default_rng(seed)
    variances = rng.uniform(0.0008, 0.004, areas)
    values = 0.5 + rng.normal(0, np.sqrt(variances + between**2))
    found = np.array(posterior(values, variances, 0.5))
    assert found == pytest.approx(integrated(values, variances, 0.5), rel=2e-3)


def simulated(between, runs=120, seed=1):
    """Errors of raw and smoothed shares, and how often the smoothed interval holds the truth."""
    rng = np.random.default_rng(seed)
    raw, smooth, inside = [], [], []
    for _ in range(runs):
        truth = np.sin(np.clip(0.5 + rng.normal(0, between, AREAS), 0.1, 1.4)) ** 2
        share = rng.binomial(ANSWERS, truth) / ANSWERS
        found = smoothed(asked(share), share.mean())
        raw.append((share - truth) ** 2)
        smooth.append((found["value"] - truth) ** 2)
        inside.append((found["low"] <= truth) & (truth <= found["high"]))
    return np.mean(raw), np.mean(smooth), np.mean(inside)


@pytest.mark.parametrize(("between", "gain"), [(0.0, 0.5), (0.03, 0.65), (0.06, 0.9), (0.12, 0.99)])
def test_smoothed_is_nearer_the_truth_and_as_sure_as_it_says(between, gain):
    raw, smooth, inside = simulated(between)
    assert smooth < gain * raw
    assert 0.935 < inside < 0.997


def test_fewer_answers_are_drawn_further():
    rows = asked(np.array([0.3, 0.3, 0.2, 0.25]), np.array([300, 40, 200, 200]))
    found = smoothed(rows, 0.24)
    assert found["own_weight"].between(0, 1).all()
    assert found["own_weight"]["a1"] < found["own_weight"]["a0"]
    assert 0.24 < found["value"]["a1"] < found["value"]["a0"] < 0.3
    between = (found["low"] < found["value"]) & (found["value"] < found["high"])
    assert between.all()


def test_areas_far_apart_keep_their_own():
    found = smoothed(asked(np.array([0.02, 0.3, 0.6, 0.9, 0.98]), 2000), 0.5)
    assert (found["own_weight"] > 0.98).all()


def test_an_index_is_smoothed_as_it_is():
    rows = pd.DataFrame({"value": [1.4, 1.9, 1.6, 1.7], "low": [1.2, 1.7, 1.4, 1.5],
                         "high": [1.6, 2.1, 1.8, 1.9]}, index=list("abcd"))  # fmt: skip
    found = smoothed(rows, 1.65, scale="index")
    variances = np.full(4, (0.2 / 1.959964) ** 2)
    mean, deviation, own = posterior(rows["value"].to_numpy(), variances, 1.65)
    assert found["value"].to_numpy() == pytest.approx(mean)
    assert found["high"].to_numpy() == pytest.approx(mean + 1.959964 * deviation)
    assert found["own_weight"].to_numpy() == pytest.approx(own)


def test_what_has_no_figure_gets_none():
    rows = asked(np.array([0.3, np.nan, 0.2, 0.25, 0.22]))
    found = smoothed(rows, 0.24)
    assert found.loc["a1"].isna().all()
    assert found.drop(index="a1").notna().all(axis=None)
    assert smoothed(rows.iloc[:4], 0.24).isna().all(axis=None)
    assert smoothed(rows, np.nan).isna().all(axis=None)
