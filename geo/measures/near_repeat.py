"""Near repeats: whether an offence raises the risk near by for a while (Knox 1964).

Every pair of incidents is counted by how far apart it is in space and in time;
the days are then shuffled among the places many times, which shows how many such
pairs the places alone, and the days alone, would give (Johnson et al. 2007,
Journal of Quantitative Criminology 23:201; the "Near Repeat Calculator").

The assumption that could mislead: places and days do not belong together. A
district that was built last year, or a hot spot that moved, also makes pairs.

``pointpats.Knox`` (PySAL) was considered: it counts one distance and one span of
days at a time, closed at the top, in Euclidean metres only. Here the pairs are
found once, and a permutation is one pass over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NotRequired, TypedDict, Unpack

import numpy as np

from geo.measures import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class Knox:
    """Pairs per band of space (rows) and time (columns).

    Attributes
    ----------
    space_m, time_days
        Lower edges of the bands; a band ends before the next one begins, and the
        last has no end.
    observed
        int64, shape (space, time): pairs of incidents.
    expected
        float64, same shape: mean over the permutations.
    ratio
        Observed over expected; NaN where nothing is expected.
    p
        Share of all arrangements, the observed one included, with as many pairs or
        more. One-sided, per cell, and never under 1 / (permutations + 1).
    n
        Incidents with a place and a time; pairs of others are not counted.
    """

    space_m: tuple[float, ...]
    time_days: tuple[float, ...]
    observed: npt.NDArray[np.int64]
    expected: npt.NDArray[np.float64]
    ratio: npt.NDArray[np.float64]
    p: npt.NDArray[np.float64]
    n: int
    permutations: int


class Design(TypedDict):
    """How pairs are sorted and shuffled.

    ``space_bands_m`` and ``time_bands_days`` are lower edges, from 0 and rising:
    (0, 100, 200) is [0, 100), [100, 200) and [200, ∞). ``metric`` is "euclidean",
    which is the default, or "manhattan".
    """

    space_bands_m: Sequence[float]
    time_bands_days: Sequence[float]
    permutations: int
    seed: int
    metric: NotRequired[str]


def knox(x: npt.ArrayLike, y: npt.ArrayLike, t: npt.ArrayLike, **design: Unpack[Design]) -> Knox:
    """Count pairs by distance and days, against the same with the days shuffled.

    Pairs nearer than the last edge of space are found and let go a few hundred
    thousand at a time; the others are counted through the totals of the bands. What
    is held grows with incidents times permutations, 4 bytes each.

    Parameters
    ----------
    x, y
        Metres, shape (n,); NaN is no place.
    t
        Days as numbers, or datetime64, shape (n,). Read to the second, so that
        incidents exactly a week apart are.
    **design
        See :class:`Design`.
    """
    space, days = (_edges(design[key]) for key in ("space_bands_m", "time_bands_days"))
    points, seconds = pairs.known(x, y, t)
    limits = [round(edge * pairs.DAY_S) for edge in days[1:]]
    rng, runs = np.random.default_rng(design["seed"]), design["permutations"]
    arranged = [seconds, *(rng.permutation(seconds) for _ in range(runs))]
    tables = np.zeros((runs + 1, len(space), len(days)), np.int64)
    for near in pairs.near(points, space, metric=design.get("metric", pairs.EUCLIDEAN)):
        for counts, order in zip(tables, arranged, strict=True):
            counts[:-1] += pairs.table(near, order, limits)
    tables[:, -1] = pairs.totals(seconds, limits) - tables[:, :-1].sum(axis=1)
    observed, shuffled = tables[0], tables[1:]
    expected = shuffled.mean(axis=0)
    ratio = np.divide(observed, expected, out=np.full_like(expected, np.nan), where=expected > 0)
    p = (1 + (shuffled >= observed).sum(axis=0)) / (runs + 1)
    return Knox(space, days, observed, expected, ratio, p, len(points), runs)


def _edges(edges: Sequence[float]) -> tuple[float, ...]:
    if not len(edges) or edges[0] != 0 or (np.diff(edges) <= 0).any():
        raise ValueError(f"bands begin at 0 and rise: {edges}")
    return tuple(edges)
