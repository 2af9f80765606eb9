"""Limits for looking often: printed tables, and random walks."""

import numpy as np
import pytest
from scipy import stats

from geo.measures.effect_boundary import boundary, spent

RNG = np.random.default_rng(1983)


def test_the_printed_table_of_five_looks():
    """Lan & DeMets 1983, O'Brien-Fleming-like spending, two-sided 5 %, equal steps."""
    looks = np.arange(1, 6) / 5
    found = boundary(looks, looks, tail=0.025)
    assert found == pytest.approx([4.8769, 3.3569, 2.6803, 2.2898, 2.0310], abs=2e-4)


def test_four_looks_as_another_program_has_them():
    """SeqBounds.jl, one-sided 5 %; its step is coarse, so three decimals."""
    looks = np.arange(1, 5) / 4
    found = boundary(looks, looks, tail=0.05)
    assert found == pytest.approx([3.74955, 2.53993, 2.01604, 1.72014], abs=1e-3)


@pytest.mark.parametrize("tail", [0.01, 0.025, 0.1])
def test_one_look_is_the_plain_test(tail):
    assert boundary([7.0], [1.0], tail=tail) == pytest.approx([stats.norm.isf(tail)])


def test_all_is_spent_at_the_end_and_little_at_first():
    assert spent([0, 0.1, 1, 1.4], tail=0.025) == pytest.approx(
        [0, 1.4e-12, 0.025, 0.025], abs=1e-7
    )


@pytest.mark.parametrize("looks", ["even", "late", "uneven"])
def test_random_walks_cross_as_often_as_is_said(looks):
    time = np.arange(1, 31) / 30
    information = {"even": time, "late": time**3, "uneven": np.cumsum(RNG.exponential(size=30))}[
        looks
    ]
    limits = boundary(information, time, tail=0.05)
    steps = np.sqrt(np.diff(information, prepend=0))
    walks = np.cumsum(RNG.normal(size=(40_000, 30)) * steps, axis=1) / np.sqrt(information)
    crossed = (walks > limits).any(axis=1).sum()
    low, high = stats.binom.interval(0.99, 40_000, 0.05)
    assert low <= crossed <= high


def test_a_look_at_nothing_new_spends_nothing():
    information, time = np.array([1.0, 1, 2, 2, 3]), np.arange(1, 6) / 5
    found = boundary(information, time, tail=0.05)
    assert np.isinf(found).tolist() == [False, True, False, True, False]
    kept = [0, 2, 4]
    assert found[kept].tolist() == boundary(information[kept], time[kept], tail=0.05).tolist()


def test_nothing_at_all_has_no_limit():
    assert np.isinf(boundary(np.zeros(4), np.arange(1, 5) / 4, tail=0.05)).all()
    assert boundary([], [], tail=0.05).size == 0
