"""The scan statistic: published numbers, closed forms, and series drawn at random."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measures.scan import naus_p, scan_p, three, two

RNG = np.random.default_rng(1982)


def drawn(n, mean, length, series):
    """Share of random series in which some window of length 1 holds ``n``."""
    counts = RNG.poisson(mean * length, series)
    times = RNG.uniform(0, length, (series, counts.max()))
    times[np.arange(counts.max()) >= counts[:, None]] = np.inf
    times.sort(axis=1)
    with np.errstate(invalid="ignore"):
        return float((times[:, n - 1 :] - times[:, : 1 - n] < 1).any(axis=1).mean())


@pytest.mark.parametrize(
    ("windows", "window", "mean", "p"), [(208, 2, 0.6, 0.03902238), (260, 1, 1, 0.486814)]
)
def test_the_published_numbers(windows, window, mean, p):
    assert scan_p(6, windows=windows, window=window, mean=mean) == pytest.approx(p, rel=2e-7)


@given(st.floats(0.01, 5))
def test_two_events_in_two_and_three_windows_are_the_birthday_problem(mean):
    shorter, longer = 2 * mean, 3 * mean  # so much room is left once two events keep apart
    apart = np.exp(-shorter) * (1 + shorter + mean**2 / 2)
    assert two(2, mean) == pytest.approx(apart, rel=1e-9)
    apart = np.exp(-longer) * (1 + longer + shorter**2 / 2 + mean**3 / 6)
    assert three(2, mean) == pytest.approx(apart, rel=1e-9)


def test_three_windows_are_exact_and_need_the_term_that_ptools_leaves_out():
    simulated = drawn(5, 2, 3, 600_000)
    complete = 1 - three(5, 2)
    short = scan_p(5, windows=3, window=2, mean=2)
    assert complete == pytest.approx(naus_p(5, windows=3, mean=2))
    assert abs(simulated - complete) < 2 * np.sqrt(0.28 * 0.72 / 600_000)
    assert abs(simulated - complete) < abs(simulated - short)


def test_mean_is_of_a_window_and_windows_fill_the_series():
    simulated = drawn(5, 1, 26, 100_000)
    error = np.sqrt(simulated * (1 - simulated) / 100_000)
    assert abs(naus_p(5, windows=26, mean=1) - simulated) < 3 * error
    for other in (
        naus_p(5, windows=26, mean=2),
        naus_p(5, windows=13, mean=1),
        scan_p(5, windows=26, window=1, mean=1),
    ):
        assert abs(other - simulated) > 4 * error


@given(
    n=st.integers(1, 60), windows=st.floats(2, 1000), mean=st.floats(0.001, 80)
)  # fmt: skip
@settings(max_examples=50)
def test_a_chance_that_falls_with_the_number_and_grows_with_the_series(n, windows, mean):
    p = naus_p(n, windows=windows, mean=mean)
    assert 0 <= naus_p(n + 1, windows=windows, mean=mean) <= p + 1e-9 <= 1 + 1e-9
    assert naus_p(n, windows=windows + 1, mean=mean) >= p - 1e-9


def test_one_event_or_none_is_no_surprise():
    assert naus_p(0, windows=10, mean=1) == 1
    assert naus_p(1, windows=10, mean=0.1) == pytest.approx(1 - np.exp(-1))
