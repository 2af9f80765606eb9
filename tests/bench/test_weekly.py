"""The bench of the weekly check measures what was promised, and notices when it is slow."""

from __future__ import annotations

from geo.measures.exceptions import weekly_exceptions
from geo.measures.totals import running_totals
from geo.measures.weeks import whole_weeks
from tests.bench import weekly

FAST = {"totals": 0.1, "check": 0.1, "trend": 0.01, "trends": 0.5, "delay": 0.1}


def test_every_district_and_group_is_tested():
    found = weekly.incidents(50_000)
    weeks = whole_weeks(found, running_totals(found), groups=weekly.GROUP_TYPES)
    assert weeks.counts.shape == (weekly.WEEKS, weekly.DISTRICTS + 2, weekly.GROUPS)
    assert weeks.counts.sum() == 50_000
    assert len(weekly_exceptions(weeks).table) == 26 * 12


def test_a_slow_check_is_a_missed_promise():
    assert all(bar.kept for bar in weekly.bars(FAST))
    for slow in ({"check": 0.95}, {"trend": 0.06}, {"trends": 1.1}, {"delay": 1.1}):
        assert sum(not bar.kept for bar in weekly.bars(FAST | slow)) == 1
