"""Season, extra spread and whole weeks: what the weekly check stands on."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from geo.measures.baseline import level
from geo.measures.season import season, years_back
from geo.measures.spread import correlation, variance_ratio
from geo.measures.totals import running_totals
from geo.measures.weeks import sums, whole_weeks
from geo.offences import GROUPS, types_of
from tests.geo import made

WAVE = 1 + 0.5 * np.sin(np.arange(320) * 2 * np.pi / (365.2425 / 7))


def test_years_back_is_the_nearest_week_by_date():
    assert years_back(5, 400) == [52, 104, 157, 209, 261]
    assert years_back(5, 105) == [52, 104]
    week_53 = np.datetime64("2020-12-28")
    for year, lag in enumerate(years_back(5, 400), start=1):
        same = np.datetime64(date(2020 - year, 12, 28))
        assert abs((week_53 - 7 * lag - same).astype(int)) <= 3


def test_the_season_is_found_and_not_before_two_years():
    counts = np.round(1000 * WAVE).astype(np.int64)[:, None]
    factor, doubt = season(counts)
    assert (factor[:104] == 1).all()
    assert (doubt[:104] == 0).all()
    expected = factor[:, 0] * sums(counts, -8, 0)[:, 0] / 8
    assert np.allclose(expected[104:], counts[104:, 0], rtol=0.05)
    assert np.abs(factor[104:] - 1).max() > 0.2
    judged = level(np.stack([counts, counts], axis=1))
    assert np.allclose(judged.expected[104:, 0], counts[104:], rtol=0.05)


def test_a_season_of_few_offences_is_drawn_to_none():
    few = np.random.default_rng(1).poisson(0.2 * WAVE)[:, None]
    factor, doubt = season(few)
    assert np.abs(np.log(factor)).max() < 0.25
    assert doubt[-1] > 0.01
    nothing, unsure = season(np.zeros((200, 1), np.int64))
    assert (nothing == 1).all()
    assert unsure[-1] == pytest.approx(0.04)


def quiet_weeks(ratio: float = 1.0, weeks: int = 120) -> np.ndarray:
    """Weeks of 20 districts and their sum, with the variance ``ratio`` times the mean."""
    rng = np.random.default_rng(3)
    mean = rng.gamma(5 / (ratio - 1), ratio - 1, (weeks, 20, 1)) if ratio > 1 else 5
    counts = rng.poisson(mean, (weeks, 20, 1))
    return np.concatenate([counts, counts.sum(axis=1, keepdims=True)], axis=1)


def test_spread_is_believed_only_where_history_shows_it():
    for ratio, found in ((1.0, 1.0), (1.5, 1.5), (2.0, 2.0)):
        counts = quiet_weeks(ratio)
        assert np.median(variance_ratio(counts, level(counts))) == pytest.approx(found, abs=0.12)
    calm = quiet_weeks(weeks=100)
    assert (correlation(calm, level(calm)) == 0).all()


def test_one_earlier_surge_does_not_pass_for_spread():
    counts = quiet_weeks()
    counts[60, [0, -1]] += 60
    assert variance_ratio(counts, level(counts))[0] < 1.12
    counts[20:120:10, [0, -1]] += 60
    assert variance_ratio(counts, level(counts))[0] > 1.5


def test_a_sparse_cell_may_still_surge_in_a_group_that_varies():
    counts = quiet_weeks(2.0)
    counts[:, 0] = 0
    divided = correlation(counts, level(counts))
    assert 0.4 < divided[0, 0] < 0.55
    assert divided[1, 0] < 0.05


def test_few_offences_tell_nothing_of_spread():
    counts = np.zeros((120, 3, 1), np.int64)
    counts[60:62] = 4
    assert variance_ratio(counts, level(counts))[0] == 1
    assert variance_ratio(counts[:9], level(counts[:9])).max() == 1


@pytest.mark.parametrize("days", [1, 5, 12, 60])
def test_whole_weeks_count_every_incident_of_theirs(days):
    rows = made.frame(400, seed=days, days=days)
    incidents = made.arrays(rows, days=days)
    found = whole_weeks(incidents, running_totals(incidents))
    rows["monday"] = pd.to_datetime(rows["day"]).dt.to_period("W").dt.start_time
    last = made.DAY0 + timedelta(days=days - 1)
    whole = [
        m
        for m in pd.date_range(made.DAY0, last, freq="W-MON")
        if m + timedelta(6) <= pd.Timestamp(last)
    ]
    assert found.mondays.tolist() == [m.date() for m in whole]
    for w, monday in enumerate(whole):
        for a, area in enumerate(made.AREAS):
            mine = rows[(rows["monday"] == monday) & (rows["area"] == area)]
            expected = [mine["offence"].isin(types_of(group)).sum() for group in GROUPS]
            assert found.counts[w, a].tolist() == expected


def test_days_after_the_last_incident_are_empty_if_the_data_reach_so_far():
    rows = made.frame(300)
    incidents = made.arrays(rows)
    totals = running_totals(incidents)
    last = made.DAY0 + timedelta(days=made.DAYS - 1)
    plain = whole_weeks(incidents, totals)
    further = whole_weeks(incidents, totals, through=last + timedelta(days=21))
    assert len(further.mondays) == len(plain.mondays) + 3
    assert further.counts[-2:].sum() == 0
    groups = {"mina": ("cykelstold", "klotter")}
    mine = whole_weeks(incidents, totals, groups=groups)
    assert mine.counts.shape == (len(plain.mondays), len(made.AREAS), 1)


def test_a_week_with_a_change_of_clock_is_a_week():
    """The night to 30 March 2025 has 23 hours; its incidents are counted by the wall clock."""
    days = (date(2025, 4, 6) - made.DAY0).days + 1
    rows = made.frame(2 * days, days=days)
    incidents = made.arrays(rows, days=days)
    found = whole_weeks(incidents, running_totals(incidents))
    at = found.mondays.tolist().index(date(2025, 3, 24))
    within = rows["day"].between(date(2025, 3, 24), date(2025, 3, 30))
    assert found.counts[at].sum() == within.sum()
