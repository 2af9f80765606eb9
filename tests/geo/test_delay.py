"""Reporting delay: the share of young weeks that is registered, and what is still to come."""

import numpy as np
import pytest
from scipy import optimize

from geo.measures.delay import ENOUGH, learn, nowcast
from geo.measures.exceptions import weekly_exceptions
from geo.measures.triangle import STEPS, WEEKS, triangle
from geo.measures.weeks import Weeks
from geo.schema import OUTSIDE, UNKNOWN

NOW = np.datetime64("2025-11-26")  # a Wednesday
NEWEST = np.datetime64("2025-11-17")  # the last Monday whose week is over
MONDAYS = NEWEST - 7 * np.arange(WEEKS)[::-1]


def made(n: int = 60_000, *, mean_days=(10.0, 25.0), seed: int = 1, weeks: int = 110):
    """Events of two groups, registered on weekdays only; some of them after today."""
    rng = np.random.default_rng(seed)
    event = NOW - rng.integers(0, 7 * weeks, n)
    group = rng.integers(0, len(mean_days), n)
    late = event + rng.exponential(np.array(mean_days)[group]).astype(int)
    weekday = (late.astype(int) + 3) % 7
    return event, late + np.where(weekday > 4, 7 - weekday, 0), group


def learnt(rows, *, as_of=NOW, groups: int = 2):
    """What a day of knowledge makes of rows."""
    return learn(triangle(*rows, as_of=as_of, groups=groups), as_of=as_of)


def test_the_triangle_counts_by_hand():
    day = np.datetime64
    event = [day("2025-11-17"), day("2025-11-23"), day("2025-11-24"), day("2025-11-10"), day("NaT")]
    told = [day("2025-11-26"), day("2025-11-01"), day("2025-11-24"), day("2025-11-20"), NOW]
    later = (np.array([*event, NEWEST]), np.array([*told, NOW + 1]))
    found = triangle(*later, np.zeros(6, int), as_of=NOW, groups=1)[..., 0]
    assert found.shape == (WEEKS, STEPS + 1)
    assert found[-1, 0] == 2  # of the last week; one of them before it happened
    assert np.isnan(found[-1, 1:]).all()  # it is not older yet
    assert found[-2, :2].tolist() == [0, 1]  # registered on the Thursday after the first step
    assert np.nansum(found[:-2]) == 0


def test_the_shares_are_those_of_weeks_when_all_is_registered():
    rows = made()
    found = learnt(rows)
    event, told, group = rows
    sunday = event + 6 - (event.astype(int) + 3) % 7
    old = (sunday + 7 * STEPS < NOW) & (told <= sunday + 3 + 7 * STEPS)
    assert found.known
    for age in (0, 1, 2, 4, 8):
        for g in (0, 1):
            truth = (told[old & (group == g)] <= sunday[old & (group == g)] + 3 + 7 * age).mean()
            assert found.share[age, g] == pytest.approx(truth, abs=0.012)
    assert (np.diff(found.share, axis=0) >= 0).all()
    assert (found.share[-1] == 1).all()
    assert (found.doubt >= 0).all()


def test_a_plain_share_of_what_is_known_would_be_too_large():
    """Right truncation: of the youngest weeks only the quickly registered are seen."""
    event, told, _ = rows = made(weeks=30, mean_days=(40.0, 40.0))
    sunday = event + 6 - (event.astype(int) + 3) % 7
    seen = told <= NOW
    plain = (told <= sunday + 3)[seen].mean()
    complete = (told <= sunday + 3).mean()
    found = learnt(rows).share[0].mean()
    assert plain > 1.15 * complete
    assert found == pytest.approx(complete, rel=0.12)


def test_by_hand_the_hazard_in_reverse_time():
    counts = np.full((WEEKS, STEPS + 1, 1), np.nan)
    counts[-1, :1] = 90
    counts[-2, :2] = [[60], [80]]
    counts[-3, :3] = [[60], [100], [100]]
    found = learn(counts, as_of=NOW)
    assert found.share[0, 0] == pytest.approx(120 / 180 * 100 / 100)
    assert found.share[1, 0] == 1
    sampling = (180 - 120) / (180 * 120)
    assert found.doubt[0, 0] == pytest.approx(sampling)


def test_the_shares_are_the_most_likely_ones():
    """Against the likelihood of truncated delays, maximised by scipy."""
    new = np.array(
        [[50, 30, 15, 5], [40, 38, 12, np.nan], [55, 25, np.nan, np.nan], [44, *[np.nan] * 3]]
    )

    def unlikely(logits):
        chance = np.exp(logits) / np.exp(logits).sum()
        parts = [w[~np.isnan(w)] for w in new]
        return -sum((p * np.log(chance[: len(p)] / chance[: len(p)].sum())).sum() for p in parts)

    best = optimize.minimize(unlikely, np.zeros(4), tol=1e-10).x
    counts = np.full((WEEKS, STEPS + 1, 1), np.nan)
    counts[-4:, :4, 0] = np.cumsum(new, axis=1)
    found = learn(counts, as_of=NOW).share[:4, 0]
    assert np.allclose(found, np.cumsum(np.exp(best)) / np.exp(best).sum(), atol=1e-4)


def test_a_small_group_follows_all_together():
    event, told, group = made(20_000)
    few = np.flatnonzero(group == 1)[ENOUGH - 40 :]
    keep = np.setdiff1d(np.arange(len(group)), few)
    found = learnt((event[keep], told[keep], group[keep]))
    assert found.share[0, 1] == pytest.approx(found.share[0, 0], abs=0.01)


def test_without_registration_dates_nothing_is_corrected():
    event, told, group = made(1000)
    found = learnt((event, np.full_like(told, "NaT"), group))
    assert not found.known
    coming = found.coming(MONDAYS)
    assert (coming.share == 1).all()
    assert (coming.doubt == 0).all()


def test_a_file_that_begins_at_a_day_of_registration():
    event, told, group = rows = made(weeks=200, mean_days=(60.0, 60.0))
    recent = told >= NOW - 7 * 20
    cut = learnt((event[recent], told[recent], group[recent]))
    assert cut.share[0] == pytest.approx(learnt(rows).share[0], abs=0.015)


def test_weeks_that_vary_are_doubted_more():
    event, told, group = made(120_000)
    week = (event.astype(int) + 3) // 7
    closed = np.random.default_rng(2).random(week.max() + 1) < 0.3
    jumped = told + np.where(closed[week], 14, 0)
    assert learnt((event, jumped, group)).doubt[0, 0] > 5 * learnt((event, told, group)).doubt[0, 0]


def test_nowcasts_hold_what_comes():
    rng = np.random.default_rng(3)
    final = rng.poisson(40, 4000)
    so_far = rng.binomial(final, 0.7)
    expected, low, high = nowcast(so_far, share=0.7)
    assert expected.mean() == pytest.approx(final.mean(), rel=0.01)
    assert 0.93 < ((final >= low) & (final <= high)).mean() < 0.97
    assert (low >= so_far).all()
    assert nowcast(12, share=1.0) == (12, 12, 12)
    assert nowcast(12, share=0.7, doubt=0.05)[2] > nowcast(12, share=0.7)[2]


def test_the_weekly_check_takes_a_young_week_for_what_it_is():
    event, told, group = made(60_000, seed=5)
    week = (event - MONDAYS[0]).astype(int) // 7
    use = (told <= NOW) & (week >= 0) & (week < WEEKS)
    counts = np.zeros((WEEKS, 3, 2), np.int64)
    np.add.at(counts[:, 0], (week[use], group[use]), 1)
    weeks = Weeks(MONDAYS, counts, ("a", OUTSIDE, UNKNOWN), ("g", "h"))
    blind = weekly_exceptions(weeks)
    assert blind.table["signal"].all()  # everything looks unusually calm
    found = weekly_exceptions(weeks, coming=learnt((event, told, group)).coming(MONDAYS))
    assert not found.table["signal"].any()
