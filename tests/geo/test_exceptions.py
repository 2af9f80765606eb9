"""What the weekly check says of a week: signals, what was not tested, odd histories."""

import numpy as np
import pytest
from scipy import stats

from geo.measures.baseline import Coming
from geo.measures.course import course
from geo.measures.exceptions import COLUMNS, weekly_exceptions
from geo.measures.untested import ALONE, MISSING, NEW, REASONS, SHORT
from geo.measures.weeks import WHOLE
from tests.geo.weekly import MEANS, MONDAY, quiet, weeks_of

RNG = np.random.default_rng(11)


def steady(weeks: int, level=(4,), areas: int = 3) -> np.ndarray:
    """The same number of each group in every week and area."""
    return np.broadcast_to(np.array(level), (weeks, areas, len(level))).copy()


def row(found, area, group="g0"):
    """The verdict on one combination."""
    table = found.table
    return table[(table["area"] == area) & (table["group"] == group)].iloc[0]


def test_a_surge_is_found_and_comes_first():
    counts = quiet(RNG, 120, 1)[:, 0, :-1]
    counts[-1, 3, 1] += 30
    found = weekly_exceptions(weeks_of(counts))
    assert found.monday == MONDAY + 7 * 119
    assert tuple(found.table) == COLUMNS
    first = found.table.iloc[0]
    assert (first["area"], first["group"]) == ("a3", "g1")
    assert first["signal"]
    assert first["more"]
    assert first["q"] < 1e-6
    assert first["count"] > first["high"]
    assert found.signals.equals(found.table[found.table["signal"]])


def test_q_is_benjamini_hochbergs_over_all_that_was_tested():
    found = weekly_exceptions(weeks_of(quiet(RNG, 40, 1)[:, 0, :-1]))
    assert len(found.table) == 26 * 12
    assert np.allclose(found.table["q"], stats.false_discovery_control(found.table["p"]))
    assert found.table["q"].is_monotonic_increasing


def test_q_is_more_cautious_than_the_announced_number_where_counts_are_small():
    """As the page says beside them: chance can seldom make a p just so small."""
    counts = quiet(np.random.default_rng(3), 40, 1)[:, 0, :-1] // 4
    counts[-1] = counts[-2]  # nothing new but one count just over its limit
    counts[-1, 3, 1] = row(weekly_exceptions(weeks_of(counts)), "a3", "g1")["high"] + 1
    found = weekly_exceptions(weeks_of(counts))
    (signal,) = found.signals.itertuples()
    announced_share = found.false_alarms / len(found.signals)
    assert signal.q == pytest.approx(signal.p * len(found.table))
    assert announced_share < signal.q / 2


def test_the_expected_number_is_the_mean_of_the_eight_weeks_before():
    counts = steady(30)
    counts[:21] = 90
    counts[-1] = 4
    assert row(weekly_exceptions(weeks_of(counts)), "a0")["expected"] == pytest.approx(4)
    assert row(weekly_exceptions(weeks_of(counts)), WHOLE)["expected"] == pytest.approx(12)


def test_p_is_two_sided_and_exact():
    counts = steady(9)
    counts[-1, 0] = 13
    found = row(weekly_exceptions(weeks_of(counts)), "a0")
    assert found["p"] == pytest.approx(2 * stats.binom(45, 1 / 9).sf(12), rel=1e-5)
    assert found["signal"]
    counts[-1, 0] = 4
    assert row(weekly_exceptions(weeks_of(counts)), "a0")["p"] == 1


def test_unusually_few_is_a_signal_too():
    counts = steady(20, (30,))
    counts[-1, 0, 0] = 5
    found = row(weekly_exceptions(weeks_of(counts)), "a0")
    assert found["signal"]
    assert not found["more"]


def test_seven_weeks_of_history_are_too_few_and_eight_are_enough():
    short = weekly_exceptions(weeks_of(steady(8)))
    assert short.table.empty
    assert short.signals.empty
    assert short.false_alarms == 0
    assert set(short.untested["reason"]) == {SHORT}
    assert len(short.untested) == 4
    enough = weekly_exceptions(weeks_of(steady(9)))
    assert len(enough.table) == 4
    assert enough.untested.empty
    assert not enough.seasonal


def test_no_weeks_at_all():
    found = weekly_exceptions(weeks_of(steady(0)))
    assert np.isnat(found.monday)
    assert found.table.empty
    assert len(found.untested) == 4


def test_a_new_offence_code_is_named_and_not_tested():
    counts = steady(60, (4, 0))
    counts[-1, :, 1] = 25
    found = weekly_exceptions(weeks_of(counts))
    assert set(found.untested["reason"]) == {NEW}
    assert set(found.untested["group"]) == {"g1"}
    assert found.untested["count"].max() == 75
    assert set(found.table["group"]) == {"g0"}
    assert set(REASONS) == {NEW, SHORT, MISSING, ALONE}


def test_three_at_once_are_news_where_nothing_was_but_the_town_had_some():
    counts = steady(60, (4,))
    counts[:, 0] = 0
    counts[-1, 0] = 2
    assert not row(weekly_exceptions(weeks_of(counts)), "a0")["signal"]
    counts[-1, 0] = 3
    found = row(weekly_exceptions(weeks_of(counts)), "a0")
    assert found["signal"]
    assert found["expected"] == 0


def test_empty_weeks_of_a_small_place_are_counted_as_such():
    counts = steady(30, (6,))
    counts[-5:-1] = 0
    assert row(weekly_exceptions(weeks_of(counts)), "a0")["expected"] == pytest.approx(3)
    counts[-9:] = 0
    assert set(weekly_exceptions(weeks_of(counts)).untested["reason"]) == {NEW}


def test_one_district():
    found = weekly_exceptions(weeks_of(steady(30, areas=1)))
    assert set(found.table["area"]) == {"a0", WHOLE}


def test_an_earlier_week_is_judged_without_what_came_later():
    counts = quiet(RNG, 60, 1)[:, 0, :-1]
    then = weekly_exceptions(weeks_of(counts[:41]))
    counts[41:] += 50
    for at in (40, -20):
        found = weekly_exceptions(weeks_of(counts), at=at)
        assert found.table.equals(then.table)
        assert found.monday == then.monday


def test_incidents_outside_and_unknown_are_in_the_whole_only():
    weeks = weeks_of(steady(20))
    weeks.counts[:, -1] = 5
    found = weekly_exceptions(weeks)
    assert row(found, WHOLE)["expected"] == pytest.approx(17)
    assert len(found.table) == 4


def test_less_is_expected_of_a_week_that_is_half_registered():
    counts = steady(40, (40,))
    counts[-1] = 20
    share = np.ones((40, 1))
    share[-1] = 0.5
    assert row(weekly_exceptions(weeks_of(counts)), "a0")["signal"]
    half = weekly_exceptions(weeks_of(counts), coming=Coming(share, 0 * share))
    assert row(half, "a0")["expected"] == pytest.approx(20)
    assert not row(half, "a0")["signal"]
    unsure = weekly_exceptions(weeks_of(counts), coming=Coming(share, share * 0 + 0.05))
    assert row(unsure, "a0")["high"] > row(half, "a0")["high"]


def test_the_course_ends_with_the_numbers_of_the_table():
    weeks = weeks_of(quiet(RNG, 130, 1)[:, 0, :-1])
    found = weekly_exceptions(weeks)
    for area, group in (("a0", "g0"), (WHOLE, "g3")):
        line = course(weeks, area, group)
        assert len(line) == 26
        names = ["count", "expected", "low", "high"]
        assert line.iloc[-1][names].tolist() == row(found, area, group)[names].tolist()
    short = course(weeks, "a0", "g0", at=9)
    assert short["expected"].isna().sum() == 8
    assert short["low"].notna().sum() == 2


def test_demo_levels_have_sparse_cells_among_them():
    assert (MEANS < 0.1).sum() > 50
    assert (MEANS > 2).sum() > 20
