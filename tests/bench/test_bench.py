"""The bench must notice a missed promise, and its clicks must not repeat themselves."""

from __future__ import annotations

import pytest

from tests.bench import report
from tests.bench.browser import switch


def steps(shown, *, rest=None, size=1000.0):
    """Five steps alike."""
    return [{"shown": shown, "rest": rest or shown, "bytes": size} for _ in range(5)]


def found(page_ms=90.0, *, rest=200.0, size=50_000, rss=(200e6, 600e6), usual=4000.0):
    """What a good run finds, or a worse one."""
    page = report.summary(steps(page_ms, rest=rest, size=size))
    empty = report.summary(steps(50.0))
    small, large = ({"page": page, "empty": empty, "rss": each} for each in rss)
    situation = {"10000": small, "1000000": small, "10000000": large}
    heat = report.summary(steps(usual)) if usual else None
    return {"situation": situation, "usual": heat, "import_s": 12.0, "cold_s": 8.0}


def missed(measured):
    """Names of the promises that are not kept."""
    return {bar.name for bar in report.bars(measured) if bar.kept is False}


def test_a_good_run_keeps_every_promise():
    promises = report.bars(found())
    assert all(bar.kept for bar in promises)
    assert "MISSED" not in report.verdict(promises)


@pytest.mark.parametrize(
    ("worse", "names"),
    [
        ({"page_ms": 101.0}, {"map at 1,000,000 / empty rerun"}),
        ({"rest": 251.0}, {"page at rest at 1,000,000 / empty rerun"}),
        ({"size": 100_001}, {"kB per step at 1,000,000", "kB per step at 10,000,000"}),
        ({"rss": (200e6, 200e6 + 61 * 9_990_000)}, {"bytes of memory per incident"}),
        ({"usual": 1799.0}, {"usual way / map at 1,000,000"}),
    ],
)
def test_a_missed_promise_is_seen(worse, names):
    assert missed(found(**worse)) == names


def test_a_long_tail_is_a_missed_promise():
    measured = found()
    measured["situation"]["1000000"]["page"]["shown_p95"] = 181.0
    assert missed(measured) == {
        "map at 1,000,000, p95 / median",
        "map at 10,000,000, p95 / median",
    }


def test_a_slow_or_heavy_layer_is_a_missed_promise():
    empty = report.summary(steps(50.0))
    slow, heavy = report.summary(steps(101.0)), report.summary(steps(90.0, size=100_001))
    layers = {"slow": {"page": slow, "empty": empty}, "heavy": {"page": heavy, "empty": empty}}
    assert missed(found() | {"layers": {"1000000": layers}}) == {
        "slow at 1,000,000 / empty rerun", "kB per step of heavy at 1,000,000"
    }  # fmt: skip


def test_ten_times_as_many_incidents_may_take_half_as_long_again():
    empty = report.summary(steps(50.0))
    layers = {ms: {"page": report.summary(steps(ms)), "empty": empty} for ms in (149.0, 151.0)}
    assert missed(found() | {"layers": {"10000000": layers}}) == {
        "151.0 at 10,000,000 / empty rerun"
    }


def test_what_was_not_measured_is_said():
    promises = report.bars(found(usual=None))
    assert [bar.name for bar in promises if bar.kept is None] == ["usual way / map at 1,000,000"]
    assert "not measured" in report.verdict(promises)


def test_the_table_shows_every_size():
    table = report.table(found())
    assert all(size in table for size in ("10,000 page", "1,000,000 page", "10,000,000 page"))
    assert "first map" in table


def test_no_state_of_the_filter_comes_twice():
    on, states = frozenset(), []
    for step in range(1, 48):
        on = on ^ {switch(step, 7)}
        states.append(on)
    assert states[6] == frozenset(range(7))
    assert len(set(states)) == len(states)
    assert sum(map(len, states[7:])) / 40 > 4
