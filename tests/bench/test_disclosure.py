"""The bench of what may be public attacks what it says, and notices a missed promise."""

from __future__ import annotations

from geo.disclosure import closing
from tests.bench import disclosure
from tests.geo.disclosure.towns import random_town, released


def test_towns_are_attacked():
    found = disclosure.attacked((1, 2))
    assert found["findings"] == []
    assert len(found["narrow"]) == 2
    assert sum(small for small, _, _ in found["narrow"]) > 50
    assert sum(exact + narrow for _, exact, narrow in found["narrow"]) == 0
    assert len(found["cell"]) > 100


def test_a_count_that_is_narrowed_is_counted(monkeypatch):
    monkeypatch.setattr(closing, "may_show", lambda *_: True)
    whole = random_town(1)
    whole.values[:, 0, :] = 0
    whole.values[0, 0, :] = 12
    whole.values[1, 0, :] = 1  # published as 15 and 0, the total 13 being known: 0 to 2
    small, exact, narrow = disclosure.narrowed(whole, released(whole))
    assert small >= 24
    assert narrow > exact == 0


def test_missed_promises_are_seen():
    good = {
        "town": [4],
        "year": [10],
        "district": [30],
        "wrong": [False],
        "page_wrong": [False],
        "findings": [],
        "narrow": [(9, 0, 0)],
    }
    bad = {
        "town": [5.5],
        "year": [11],
        "district": [31],
        "wrong": [True],
        "page_wrong": [True],
        "findings": ["x"],
        "narrow": [(9, 1, 1)],
    }
    for towns, seconds, kept in ((good, 1, True), (bad, 999, False)):
        found = {
            "towns": towns,
            "demo": towns,
            "demo_findings": [],
            "demo_narrow": (0, 0, 0),
            "seconds": dict.fromkeys(("round", "extend", "audit"), seconds),
        }
        assert {bar.kept for bar in disclosure.bars(found)} == {kept}
