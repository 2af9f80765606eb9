"""The running difference: its numbers, and how often chance crosses its limit."""

import numpy as np
import pytest
from scipy import stats

from geo.measures.effect_exact import exact
from geo.measures.effect_monitor import FEWER, MORE, monitor

YEAR = 52
RUNS = 100
RNG = np.random.default_rng(7)


def run(rng, mean, *, size=1.0, after=1.0, town=1.0):
    """Follow an intervention drawn by chance: ``mean`` offences in the year before."""
    before = tuple(rng.poisson([mean, mean * size]).tolist())
    weekly = np.array([[mean * after * town], [mean * size * town]]) / YEAR
    return monitor(before, rng.poisson(np.repeat(weekly, YEAR, axis=1)), planned=YEAR)


def test_the_numbers_of_a_week():
    weekly = np.array([[3, 1, 0], [2, 6, 4]])
    found = monitor((40, 20), weekly, planned=10)
    assert found["treated"].tolist() == [3, 4, 4]
    assert found["control"].tolist() == [2, 8, 12]
    assert found["expected"].tolist() == [4, 16, 24]
    assert found["difference"].tolist() == [-1, -12, -20]
    p = [float(min(exact((40, t), (20, c)))) for t, c in ((3, 2), (4, 8), (4, 12))]
    assert found["p"].tolist() == pytest.approx(p)


def test_a_signal_is_a_difference_beyond_its_limit():
    for _ in range(12):
        found = run(RNG, 100, size=2, after=RNG.choice([0.4, 1.0, 1.8]))
        assert ((found["signal"] == FEWER) == (found["difference"] <= found["low"])).all()
        assert ((found["signal"] == MORE) == (found["difference"] >= found["high"])).all()


@pytest.mark.parametrize(("mean", "size", "town"), [(5, 3, 1), (50, 3, 1.5), (200, 1, 1)])
def test_looked_at_every_week_chance_seldom_crosses(mean, size, town):
    rng = np.random.default_rng(mean)
    runs = [set(run(rng, mean, size=size, town=town)["signal"]) for _ in range(RUNS)]
    for side in (FEWER, MORE):
        assert sum(side in seen for seen in runs) <= stats.binom.ppf(0.99, RUNS, 0.025)


def test_looked_at_every_week_the_plain_test_often_does():
    """What the limit is for: without it one in eight or more is found in the end."""
    rng = np.random.default_rng(1)
    before = rng.poisson([[200], [600]], (80, 2, 1))
    weekly = rng.poisson(np.array([[200], [600]]) / YEAR, (80, 2, YEAR))
    tables = np.stack(np.broadcast_arrays(before, weekly.cumsum(axis=2)), axis=-1)
    for p in exact(tables[:, 0], tables[:, 1]):
        assert (p <= 0.025).any(axis=1).mean() > 0.06
    assert (np.minimum(*exact(tables[:, 0], tables[:, 1])) <= 0.025).any(axis=1).mean() > 0.12


def test_a_large_effect_is_found_before_the_planned_end():
    rng = np.random.default_rng(3)
    runs = [run(rng, 150, size=3, after=0.4)["signal"] == FEWER for _ in range(30)]
    assert all(seen.any() for seen in runs)
    assert np.median([seen.argmax() for seen in runs]) < 32


def test_weeks_after_the_planned_end_are_not_judged():
    weekly = RNG.poisson(2, (2, 40))
    found = monitor((100, 100), weekly, planned=26)
    assert len(found) == 26
    assert found.equals(monitor((100, 100), weekly[:, :26], planned=26))


def test_what_comes_later_does_not_change_a_week():
    weekly = RNG.poisson(2, (2, 40))
    whole, half = (monitor((100, 90), weekly[:, :n], planned=52) for n in (40, 20))
    assert whole.iloc[:20].equals(half)


def test_spread_makes_it_slower():
    weekly = np.vstack([np.full(YEAR, 1), np.full(YEAR, 3)])
    one, other = (monitor((104, 156), weekly, planned=YEAR, spread=s)["signal"] for s in (1, 2))
    assert 0 < (one == FEWER).argmax() < (other == FEWER).argmax()


@pytest.mark.parametrize("before", [(0, 0), (0, 9), (9, 0), (4, 90)])
def test_little_before_is_nothing_to_judge(before):
    found = monitor(before, np.full((2, 5), 9), planned=5)
    assert (found["signal"] == "").all()
    assert found[["low", "high"]].isna().all(axis=None)
    assert monitor(before, np.zeros((2, 0), dtype=int), planned=5).empty
