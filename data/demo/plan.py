"""How many offences of each type, when: the calibration against the national statistics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.demo.profiles import PROFILES
from data.demo.truths import CLUSTERS, Cluster
from data.demo.when import day_weights
from geo.offences import OFFENCES, UNKNOWN_OFFENCE, types_of

if TYPE_CHECKING:
    import numpy.typing as npt

# Reported offences in Växjö a year (Brå): all, and five groups that do not overlap.
_GROUPS = ("person", "stold", "inbrott", "skadegorelse", "narkotika_vapen")
REPORTED: dict[int, tuple[int, ...]] = {
    2019: (8760, 1919, 2759, 371, 894, 763),
    2020: (9049, 1953, 2933, 426, 1060, 888),
    2021: (8907, 2048, 2955, 511, 726, 842),
    2022: (8945, 2058, 2900, 427, 691, 769),
    2023: (10187, 2457, 2979, 563, 701, 864),
    2024: (10883, 2819, 2624, 432, 695, 1075),
    2025: (11959, 2911, 2712, 429, 767, 1438),
}
_UNKNOWN_CODE = 0.01  # of all
_REST = "rest"
_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True)
class Run:
    """Offences of one type between two days, both included; round a cluster, or anywhere.

    A run cut in two starts its second part after ``done`` offences.
    """

    offence: str
    first: np.datetime64
    last: np.datetime64
    count: int
    cluster: Cluster | None = None
    done: int = 0


def reported(year: int) -> dict[str, int]:
    """Return the offences of a full year by group; the nearest year outside the table.

    The key "rest" holds everything outside the five groups of the table.
    """
    total, *groups = REPORTED[min(REPORTED, key=lambda known: abs(known - year))]
    return {**dict(zip(_GROUPS, groups, strict=True)), _REST: total - sum(groups)}


def runs(first: np.datetime64, last: np.datetime64, *, n: int | None = None) -> list[Run]:
    """Plan every offence between two days, both included.

    Parameters
    ----------
    first, last
        Days (datetime64[D]).
    n
        Total number; the calibration decides when not given.
    """
    plan = [run for part in _years(first, last) for run in _year(*part)]
    if n is None:
        return _with_clusters(plan, last, 1.0)
    total = sum(run.count for run in plan)
    counts = shared(np.array([run.count for run in plan], dtype=float), n)
    scaled = [
        Run(run.offence, run.first, run.last, int(count))
        for run, count in zip(plan, counts, strict=True)
    ]
    return _with_clusters(scaled, last, n / max(total, 1))


def shared(weights: npt.NDArray[np.float64], total: int) -> npt.NDArray[np.int64]:
    """Share out a whole number by weight, largest remainders first; the sum is exact."""
    exact = weights * (total / max(float(weights.sum()), 1e-12))
    counts = np.floor(exact).astype(np.int64)
    most = np.argsort(counts - exact, kind="stable")
    counts[most[: total - int(counts.sum())]] += 1
    return counts


def _years(first: np.datetime64, last: np.datetime64) -> list[tuple[np.datetime64, np.datetime64]]:
    """Cut a span of days at the turns of the years."""
    years = np.arange(first.astype("M8[Y]"), last.astype("M8[Y]") + np.timedelta64(1, "Y"))
    starts = np.maximum(years.astype("M8[D]"), first)
    ends = np.minimum((years + np.timedelta64(1, "Y")).astype("M8[D]") - _DAY, last)
    return list(zip(starts, ends, strict=True))


def _year(first: np.datetime64, last: np.datetime64) -> list[Run]:
    """Plan the part of one year between two days."""
    year = int(first.astype("M8[Y]").astype(int)) + 1970
    plan: list[Run] = []
    for group, total in reported(year).items():
        types = _types(group, total, year)
        exact = np.array([w * _share_of_year(t, first, last) for t, w in types.items()])
        counts = shared(exact, round(float(exact.sum())))
        plan += [Run(t, first, last, int(count)) for t, count in zip(types, counts, strict=True)]
    return plan


def _types(group: str, total: int, year: int) -> dict[str, float]:
    """Return the expected offences of a full year for each type of a group."""
    known: dict[str, float] = {}
    if group == _REST:
        known[UNKNOWN_OFFENCE] = sum(reported(year).values()) * _UNKNOWN_CODE
        ids = [o.id for o in OFFENCES if o.group not in _GROUPS and o.id != UNKNOWN_OFFENCE]
    else:
        ids = list(types_of(group))
    weight = sum(PROFILES[i].share for i in ids)
    left = total - sum(known.values())
    return known | {i: left * PROFILES[i].share / weight for i in ids}


def _share_of_year(offence: str, first: np.datetime64, last: np.datetime64) -> float:
    """Return the part of a year's offences that season and weekdays put between two days."""
    start = first.astype("M8[Y]").astype("M8[D]")
    end = (first.astype("M8[Y]") + np.timedelta64(1, "Y")).astype("M8[D]")
    weights = day_weights(offence, np.arange(start, end))
    part = weights[int((first - start).astype(int)) : int((last - start).astype(int)) + 1]
    return float(part.sum() / weights.sum())


def _with_clusters(plan: list[Run], last: np.datetime64, scale: float) -> list[Run]:
    """Move part of the planned offences into the clusters, within the same year and type."""
    left = {(run.offence, run.first): run for run in plan}
    planted: list[Run] = []
    for cluster in CLUSTERS:
        begin = last - np.timedelta64(cluster.weeks[0] * 7 - 1, "D")
        end = last - np.timedelta64(cluster.weeks[1] * 7, "D")
        days = int((end - begin).astype(int)) + 1
        for key, run in left.items():
            lo, hi = max(begin, run.first), min(end, run.last)
            if run.offence != cluster.offence or lo > hi:
                continue
            part = (int((hi - lo).astype(int)) + 1) / days
            count = min(round(cluster.size * scale * part), run.count)
            left[key] = Run(run.offence, run.first, run.last, run.count - count)
            planted.append(Run(run.offence, lo, hi, count, cluster))
    return [run for run in (*left.values(), *planted) if run.count]
