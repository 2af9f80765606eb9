"""The bench of interventions measures what it says, and notices when time is out."""

import numpy as np

from tests.bench import effects


def test_both_are_timed():
    found = effects.measured(40_000, 40_000)
    assert set(found) == {"counts_s", "placebo_s"}
    assert min(found.values()) > 0


def test_the_town_holds_what_is_asked_for():
    town = effects.town(2000)
    assert len(town.x) == town.first[-1] == 2000
    assert 100 < np.isnan(town.x).sum() < 300


def test_a_missed_promise_is_seen():
    kept = [bar.kept for bar in effects.bars({"counts_s": 0.051, "placebo_s": 0.9})]
    assert kept == [False, True]
