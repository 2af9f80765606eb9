"""The check announces its own false alarms: are there as many? And does it see a surge?"""

import numpy as np
import pytest
from scipy import stats

from geo.measures import power as powers
from geo.measures.judgement import judge
from tests.geo.weekly import MEANS, quiet


def announced(counts: np.ndarray) -> tuple[int, float, int]:
    """Return signals, false alarms to expect, and what was tested."""
    found = judge(counts)
    tested = np.broadcast_to(found.before[..., -1:, :] > 0, found.before.shape)
    alarms = found.tails.false_alarm[tested].sum()
    return int(found.tails.signal[tested].sum()), float(alarms), int(tested.sum())


def within(signals: int, alarms: float, tested: int) -> bool:
    """Whether the signals lie in the binomial 99 % interval of the stated number."""
    low, high = stats.binom.interval(0.99, tested, alarms / tested)
    return low <= signals <= high


def test_a_thousand_quiet_weeks_have_as_many_false_alarms_as_announced():
    signals, alarms, tested = announced(quiet(np.random.default_rng(1), 9, 1000))
    assert tested > 300_000
    assert 150 < alarms < 210
    assert within(signals, alarms, tested)
    assert not within(round(alarms * 1.3), alarms, tested)  # so wide is the interval not


def test_so_they_have_with_season_and_spread_to_learn():
    rng = np.random.default_rng(5)
    runs = [announced(quiet(rng, 130, 25)) for _ in range(4)]
    assert within(*(sum(each) for each in zip(*runs, strict=True)))


def test_and_where_the_year_really_has_seasons():
    rng = np.random.default_rng(6)
    year = np.arange(170)[:, None, None, None] * 2 * np.pi / 52.1775
    runs = [
        announced(quiet(rng, 170, 20, MEANS * (1 + 0.4 * np.sin(year + phase))))
        for phase in (0, 1.5, 3, 4.5)
    ]
    assert within(*(sum(each) for each in zip(*runs, strict=True)))


@pytest.mark.parametrize("ratio", [1.25, 2.0])
def test_and_where_weeks_vary_more_than_chance(ratio):
    rng = np.random.default_rng(7)
    level = rng.gamma(MEANS / (ratio - 1), ratio - 1, (113, 50, *MEANS.shape))
    counts = quiet(rng, 113, 50, level)
    signals, alarms, tested = announced(counts)
    assert within(signals, alarms, tested)


def test_planted_surges_are_seen_as_often_as_the_power_says():
    rng = np.random.default_rng(8)
    means = MEANS * 8
    for factor in (2, 3):
        counts = quiet(rng, 9, 60, means)
        counts[-1, :, :-1] = rng.poisson(factor * means, (60, *MEANS.shape))
        seen = judge(counts).tails.signal[:, :-1].mean()
        expected = powers.power(means, factor=factor).mean()
        assert seen == pytest.approx(expected, abs=0.01)


def test_power_by_level():
    levels = [1, 4, 8, 16, 32]
    doubled, tripled = (powers.power(levels, factor=factor) for factor in (2, 3))
    assert np.allclose(doubled, [0.0145, 0.0943, 0.2566, 0.5906, 0.9307], atol=5e-5)
    assert np.allclose(tripled, [0.0662, 0.4672, 0.8479, 0.9946, 1.0], atol=5e-5)
    assert (powers.power([0.05, *levels, 300], factor=1) < 0.0028).all()
    assert powers.power(64.0, factor=0.5) == pytest.approx(0.9093, abs=5e-5)


def test_the_fewest_that_are_seen():
    assert powers.fewest_seen([0, 0.5, 1, 4, 16]).tolist() == [3, 5, 7, 13, 31]
