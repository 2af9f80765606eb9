"""The weekly check and the trends at a million incidents: ``python -m tests.bench.weekly``."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from geo.measures.delay import learn
from geo.measures.exceptions import weekly_exceptions
from geo.measures.totals import running_totals
from geo.measures.trend import decompose
from geo.measures.triangle import triangle
from geo.measures.weeks import Weeks, whole_weeks
from geo.offences import N_TYPES, OFFENCES
from geo.schema import OUTSIDE, UNKNOWN, Incidents
from tests.bench.report import Bar, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

DISTRICTS, GROUPS, WEEKS, MILLION = 25, 12, 313, 1_000_000
TYPES = [offence.id for offence in OFFENCES]
GROUP_TYPES = {f"g{i}": tuple(TYPES[i::GROUPS]) for i in range(GROUPS)}


def incidents(n: int = MILLION) -> Incidents:
    """Make up incidents over six years, the districts and types unlike in size."""
    rng = np.random.default_rng(1)
    days = 7 * WEEKS
    day = np.sort(rng.integers(0, days, n))
    area = (DISTRICTS * rng.random(n) ** 2).astype(np.int64)
    kind = (len(TYPES) * rng.random(n) ** 2).astype(np.int64)
    nothing = np.zeros(n, np.float32)
    return Incidents(
        day0=np.datetime64("2019-12-30"),
        first=np.searchsorted(day, np.arange(days + 1)).astype(np.int64),
        cell=(area * N_TYPES + kind).astype(np.uint16),
        when=np.zeros(n, np.uint16),
        source=np.zeros(n, np.uint8),
        x=nothing,
        y=nothing,
        minute=np.zeros(n, np.int32),
        span=np.zeros(n, np.uint16),
        wait=np.zeros(n, np.uint16),
        areas=(*(f"a{i:02d}" for i in range(DISTRICTS)), OUTSIDE, UNKNOWN),
        sources=("bench",),
        version="bench",
    )


def seconds(work: Callable[[], object], *, times: int = 7) -> float:
    """Return the best time of some work: what it takes, not what else the machine does."""
    work()
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return min(taken)


def measured() -> dict[str, float]:
    """Measure the check from incidents to verdicts, a trend, 25 trends, the delays."""
    found = incidents()
    totals = running_totals(found)
    weeks = whole_weeks(found, totals, groups=GROUP_TYPES)
    series = weeks.counts[:312].sum(axis=(1, 2))
    return {
        "totals": seconds(lambda: running_totals(found)),
        "check": seconds(lambda: weekly_exceptions(whole_weeks(found, totals, groups=GROUP_TYPES))),
        "trend": seconds(lambda: decompose(series)),
        "trends": seconds(lambda: _every_district(weeks)),
        "delay": _delay(),
    }


def _every_district(weeks: Weeks) -> None:
    for area in range(DISTRICTS):
        decompose(weeks.counts[:312, area].sum(axis=1))


def _delay() -> float:
    rng = np.random.default_rng(2)
    now = np.datetime64("2025-12-28")
    event = now - rng.integers(0, 7 * WEEKS, MILLION)
    told = event + rng.geometric(0.1, MILLION)
    group = rng.integers(0, GROUPS, MILLION)
    return seconds(lambda: learn(triangle(event, told, group, as_of=now, groups=GROUPS), as_of=now))


def bars(found: dict[str, float]) -> list[Bar]:
    """Return the promises with what was measured."""
    return [
        Bar("weekly check, 25 × 12, 1,000,000, s", found["totals"] + found["check"], 1),
        Bar("trend of 312 weeks, s", found["trend"], 0.05),
        Bar("25 trends, s", found["trends"], 1),
        Bar("delays of 1,000,000, s", found["delay"], 1),
    ]


if __name__ == "__main__":
    promises = bars(measured())
    print(verdict(promises))  # noqa: T201 - a command
    sys.exit(int(any(bar.kept is False for bar in promises)))
