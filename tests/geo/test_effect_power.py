"""What could be detected: the rule of thumb, and what the verdict really finds."""

import numpy as np
import pytest

from geo.measures.effect import Cells
from geo.measures.effect_power import detectable, outlook, seen, threshold
from geo.measures.effect_verdict import HELPED, judge

LEVELS = [(50, 50), (50, 150), (100, 50), (200, 200), (500, 1500)]


def share_found(treated, control, decrease, *, n=1500):
    """Share of drawn interventions that the verdict says helped."""
    rng = np.random.default_rng([treated, control])
    means = [(treated, treated - decrease), (control, control)]
    counts = rng.poisson(means, (n, 2, 2)).tolist()
    return np.mean([judge(Cells(*map(tuple, one))).verdict == HELPED for one in counts])


def test_fifty_in_each_cell_need_about_thirty_three():
    assert threshold(50, 50, tail=0.01) == pytest.approx(32.9, abs=0.05)
    assert threshold([50, 50], [50, 5000], tail=0.01) == pytest.approx([32.9, 23.4], abs=0.05)


@pytest.mark.parametrize(("treated", "control"), LEVELS)
def test_the_verdict_finds_it_as_often_as_is_said(treated, control):
    decrease = detectable(treated, control)
    found = share_found(treated, control, decrease)
    assert found == pytest.approx(0.8, abs=0.02 + 2.6 * np.sqrt(0.16 / 1500))


@pytest.mark.parametrize(("treated", "control"), LEVELS)
def test_at_the_threshold_it_is_found_far_less_often(treated, control):
    assert float(seen(treated, control, [threshold(treated, control)])[0]) < 0.6


@pytest.mark.parametrize("level", [2, 5, 12, 20])
def test_where_little_happens_nothing_can_be_detected(level):
    assert np.isnan(detectable(level, 1000))


def test_chance_alone_is_seldom_found():
    assert (seen(100, 100, [0.0, 5.0]) < [0.025, 0.06]).all()


def test_longer_time_and_larger_comparison_find_smaller_decreases():
    weekly = np.full(150, 2.0)
    found = outlook(weekly, weekly, weeks=[13, 26, 52, 104])
    assert found["treated"].tolist() == [26, 52, 104, 208]
    assert found["share"].isna().tolist() == [True, False, False, False]
    assert found["share"].dropna().is_monotonic_decreasing
    larger = outlook(weekly, 3 * weekly, weeks=[13, 26, 52, 104])
    assert (larger["share"] < found["share"])[1:].all()
    assert (found["detectable"] / found["treated"]).dropna().equals(found["share"].dropna())


def test_the_last_two_years_tell_what_is_expected():
    weekly = np.concatenate([np.full(300, 9.0), np.full(104, 1.0)])
    assert outlook(weekly, weekly, weeks=[50])["treated"].tolist() == [50]


def test_no_history_is_nothing_to_expect():
    found = outlook([], [], weeks=[52])
    assert found[["treated", "control"]].eq(0).all(axis=None)
    assert found[["detectable", "share"]].isna().all(axis=None)
