"""From counts to verdict: registration and spread are seen to."""

import datetime as dt
from dataclasses import astuple

import numpy as np
import pytest

from geo.measures import effect_placebo
from geo.measures.effect_assess import assess
from geo.measures.effect_counts import Counts
from geo.measures.effect_scale import beyond
from geo.measures.effect_spread import variance_ratio
from geo.measures.effect_windows import WANTED, Windows

WEEKS = 52
TOWNS = 10_000  # a level of 2.9 % where 2.5 are stated is seen 99 times in 100
RNG = np.random.default_rng(1)


def counts(weekly, share=1.0):
    """Counts of a year each way."""
    registered = np.repeat([1.0, share], WEEKS)
    return Counts(weekly, (0, 0), Windows(dt.date(2025, 1, 1), WEEKS, WANTED, registered, True))  # noqa: FBT003


def test_what_is_yet_to_be_registered_and_the_spread_are_in_the_numbers():
    weekly = RNG.negative_binomial(1, 0.3, (4, 2 * WEEKS))
    made = counts(weekly, share=0.8)
    spread = variance_ratio([weekly[:, :WEEKS], weekly[:, WEEKS:]])
    assert spread > 1.5
    found, expected = assess(made).wdd, beyond(made.cells, exposure=(1, 0.8), spread=spread)
    for part in ("local", "displacement", "total"):
        one, other = (astuple(getattr(wdd, part)) for wdd in (found, expected))
        assert one == pytest.approx(other)


def test_the_estimated_spread_keeps_the_level():
    """Each four weeks' level varies so that the variance is half as much again as chance's."""
    mean = np.array([2.0, 6.0])[:, None] * 4
    level = RNG.gamma(np.repeat(mean, 26, axis=1) / 0.5, 0.5, (TOWNS, 2, 26))
    weekly = RNG.poisson(np.repeat(level / 4, 4, axis=2))
    every = np.concatenate([weekly, np.zeros_like(weekly)], axis=1)
    z = effect_placebo._z(every.reshape(TOWNS, 4, 2, WEEKS).sum(axis=3))
    could = every[z < -1.9]  # the spread only widens the interval
    helped = sum(assess(counts(each)).verdict == "hjalpte" for each in could)
    assert 0 < helped <= 0.025 * TOWNS


@pytest.mark.parametrize("worthwhile", [0.1, 0.9])
def test_options_are_passed_on(worthwhile):
    weekly = np.tile([[2], [4], [3], [3]], 2 * WEEKS)
    verdict = assess(counts(weekly), worthwhile=worthwhile).verdict
    assert verdict == ("hjalpte_inte" if worthwhile == 0.9 else "kan_inte_avgoras")
