"""What is planted in the demonstration, so that a method that misses it is wrong.

Weeks are counted backwards from the last day of the data (``until``): a
cluster with ``weeks=(8, 0)`` lasts from eight weeks before it and is still
there. Sizes hold for the calibrated demonstration and grow in proportion
when another number of incidents is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cluster:
    """Offences of one type gathered round one point during some weeks.

    Attributes
    ----------
    x, y
        Middle in EPSG:3006, metres.
    district
        Code of the district it lies in.
    offence
        Id in geo.offences.
    weeks
        First and last week, counted backwards from the last day.
    size
        Number of offences in the calibrated demonstration.
    radius_m
        All of them lie within this distance.
    """

    x: int
    y: int
    district: str
    offence: str
    weeks: tuple[int, int]
    size: int
    radius_m: int = 90


# A hot spot that emerged in the last eight weeks, and one that has ended.
EMERGING = Cluster(491050, 6305050, "hogstorp", "stold_ur_bil", (8, 0), 44)
ENDED = Cluster(488650, 6306350, "hov", "ofredande", (86, 34), 90)

# Many at once in one district: news for the weekly check. Two weeks hold the latest whole
# week whatever day the data end.
SURGE = Cluster(489400, 6304050, "oster", "fordonsstold", (2, 0), 30, 380)


@dataclass(frozen=True)
class Effect:
    """An intervention with what really happened, before and after its start.

    Attributes
    ----------
    intervention
        Its id in the table of interventions.
    start_weeks
        Weeks between its start and the last day.
    clusters
        The offences where it acted and, where the problem moved, where it went.
    """

    intervention: str
    start_weeks: int
    clusters: tuple[Cluster, ...]


WORKS = Effect(
    "insats-01",
    52,
    (
        Cluster(488100, 6303700, "centrum", "cykelstold", (104, 52), 190),
        Cluster(488100, 6303700, "centrum", "cykelstold", (52, 0), 15),
    ),
)
MOVED = Effect(
    "insats-02",
    48,
    (
        Cluster(487780, 6305400, "araby", "narkotika_forsaljning", (96, 48), 105),
        Cluster(487780, 6305400, "araby", "narkotika_forsaljning", (48, 0), 15),
        Cluster(487950, 6305200, "norr", "narkotika_forsaljning", (96, 48), 12),
        Cluster(487950, 6305200, "norr", "narkotika_forsaljning", (48, 0), 100),
    ),
)
# A few fewer, as chance will have it: with so few nobody can tell.
NO_EFFECT = Effect(
    "insats-03",
    44,
    (
        Cluster(487000, 6307350, "hovshaga", "skadegorelse_bil", (88, 44), 60),
        Cluster(487000, 6307350, "hovshaga", "skadegorelse_bil", (44, 0), 48),
    ),
)
EFFECTS: tuple[Effect, ...] = (WORKS, MOVED, NO_EFFECT)
CLUSTERS: tuple[Cluster, ...] = (
    EMERGING,
    ENDED,
    SURGE,
    *(cluster for effect in EFFECTS for cluster in effect.clusters),
)


@dataclass(frozen=True)
class Series:
    """Offences that follow each other: a share of some types happen soon after, and near, another.

    The one that follows comes within ``days`` days and ``radius_m`` metres.
    """

    offences: tuple[str, ...]
    share: float
    days: int
    radius_m: int


SERIES = Series(("inbrott_villa", "inbrott_lagenhet"), 0.35, 7, 180)

# Districts that are survey areas of their own, where feeling and record part ways.
UNSAFE_WITH_LITTLE_CRIME = "lammhult"
SAFE_WITH_MUCH_CRIME = "vaster"
