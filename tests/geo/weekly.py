"""Quiet and unquiet weeks, made up at the levels of a town like Växjö."""

from __future__ import annotations

import numpy as np

from geo.measures.weeks import Weeks
from geo.schema import OUTSIDE, UNKNOWN

PEOPLE = np.array(
    [12834, 9541, 8020, 6520, 4829, 4518, 4489, 3694, 3090, 2710, 2213, 8344, 1260,
     279, 2411, 1983, 1761, 1746, 1453, 697, 438, 344, 341, 270, 11379]
)  # fmt: skip
PER_WEEK = np.array([56, 52, 8, 15, 28, 5, 12, 18, 20, 8, 4, 2])
MEANS = PEOPLE[:, None] / PEOPLE.sum() * PER_WEEK  # 25 districts × 12 groups, 228 a week
MONDAY = np.datetime64("2020-01-06")


def quiet(rng: np.random.Generator, weeks: int, runs: int, means=MEANS) -> np.ndarray:
    """Return counts (weeks, runs, areas + 1, groups), the last area being all of them."""
    counts = rng.poisson(means, (weeks, runs, *MEANS.shape))
    return np.concatenate([counts, counts.sum(axis=-2, keepdims=True)], axis=-2)


def weeks_of(counts: np.ndarray) -> Weeks:
    """Name counts (weeks, areas, groups), with nothing outside and nothing unknown."""
    counts = np.asarray(counts, dtype=np.int64)
    padded = np.pad(counts, ((0, 0), (0, 2), (0, 0)))
    areas = (*(f"a{i}" for i in range(counts.shape[1])), OUTSIDE, UNKNOWN)
    groups = tuple(f"g{i}" for i in range(counts.shape[2]))
    return Weeks(MONDAY + 7 * np.arange(len(counts)), padded, areas, groups)
