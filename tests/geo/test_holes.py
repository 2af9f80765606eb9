"""Weeks that the data tell nothing of are holes, not quiet weeks."""

import numpy as np
import pytest

from geo.measures.baseline import Coming, level
from geo.measures.course import course
from geo.measures.exceptions import weekly_exceptions
from geo.measures.holes import missing, without
from geo.measures.silence import silent
from geo.measures.spread import variance_ratio
from geo.measures.untested import ALONE, MISSING
from geo.measures.weeks import WHOLE, Weeks
from tests.geo.weekly import quiet, weeks_of


def town(weeks: int = 60, per_week: int = 12) -> np.ndarray:
    """Two areas with as many each."""
    return np.full((weeks, 2, 1), per_week)


def test_a_week_of_nothing_in_a_busy_town_is_a_hole_and_in_a_small_one_not():
    for per_week, hole in ((10, True), (9, False)):
        counts = town(per_week=per_week)
        counts[20:24] = 0
        expected = np.isin(np.arange(60), range(20, 24)) & hole
        assert (missing(weeks_of(counts)) == expected).all()


def test_a_whole_year_can_be_missing_but_not_the_time_before_the_first_offence():
    counts = town(200)
    counts[:30], counts[100:160] = 0, 0
    assert np.flatnonzero(missing(weeks_of(counts))).tolist() == list(range(100, 160))
    assert not missing(weeks_of(town(0))).any()


def test_a_week_cut_by_a_hole_is_one_too():
    counts, days = town(), np.full(60, 7)
    counts[20:24], days[20:24] = 0, 0
    days[[19, 24, 40]] = 6, 1, 6
    cut = weeks_of(counts)
    cut = Weeks(cut.mondays, cut.counts, cut.areas, cut.groups, days)
    assert np.flatnonzero(missing(cut)).tolist() == list(range(19, 25))


@pytest.mark.parametrize("after", [0, 1, 4])
def test_the_weeks_after_a_hole_are_judged_by_those_before_it(after):
    counts = town()
    counts[50:54] = 0
    found = weekly_exceptions(weeks_of(counts), at=54 + after)
    assert found.table["expected"].tolist() == pytest.approx([12, 12, 24])
    assert found.signals.empty
    last = course(weeks_of(counts), WHOLE, "g0", at=54 + after).iloc[-1 - after :]
    assert last["expected"].tolist() == pytest.approx([24] * (after + 1))


def test_the_hole_is_not_judged():
    counts = town()
    counts[50:54] = 0
    found = weekly_exceptions(weeks_of(counts), at=51)
    assert found.table.empty
    assert found.false_alarms == 0
    assert set(found.untested["reason"]) == {MISSING}
    assert course(weeks_of(counts), WHOLE, "g0", at=51)["low"].isna().sum() == 2


def test_a_week_after_eight_that_are_missing_has_nothing_to_be_compared_with():
    counts = town()
    counts[50:58] = 0
    assert set(weekly_exceptions(weeks_of(counts), at=58).untested["reason"]) == {ALONE}
    assert not weekly_exceptions(weeks_of(counts), at=59).table.empty


def test_nothing_is_learnt_from_a_hole():
    """Neither season nor spread, though the same weeks were missing in an earlier year."""
    rng = np.random.default_rng(3)
    counts = quiet(rng, 220, 1)[:, 0, :-1]
    whole = weekly_exceptions(weeks_of(counts)).table.set_index(["area", "group"])
    counts[162:170] = 0  # a year ago
    gap = weekly_exceptions(weeks_of(counts)).table.set_index(["area", "group"])
    town = [(WHOLE, f"g{i}") for i in range(12)]
    ratio = gap.loc[town, "expected"] / whole.loc[town, "expected"]
    assert ratio.between(0.85, 1.15).all()
    told = without(weeks_of(counts))  # as many as eight: the week after has no baseline
    padded = weeks_of(counts).with_whole().counts
    assert (variance_ratio(padded, level(padded, told))[-1] < 1.1).all()
    assert variance_ratio(padded, level(padded))[-1].max() > 1.5  # as it was with zeros


def test_what_is_still_to_come_holds_beside_the_holes():
    counts = town()
    counts[50:54] = 0
    share = np.linspace(1, 0.5, 60)[:, None]
    told = without(weeks_of(counts), Coming(share, share * 0))
    assert (told.share[50:54] == 0).all()
    assert (np.delete(told.share, range(50, 54)) == np.delete(share, range(50, 54))).all()


def test_no_area_has_fallen_silent_in_a_hole():
    counts = town(per_week=30)
    counts[-4:] = 0
    assert silent(weeks_of(counts)) == []
    counts[-8:, 0] = 0
    assert silent(weeks_of(counts)) == ["a0"]
