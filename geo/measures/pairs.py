"""Pairs of incidents by distance and by days apart, without a matrix of all pairs.

A band is [low, high): a pair a hundred metres apart is in [100, 200). The last
band has no end, and what lies in it is counted as the rest.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

EUCLIDEAN, MANHATTAN = "euclidean", "manhattan"
DAY_S = 24 * 60 * 60
BLOCK = 2**18  # pairs held at a time, each counted from both its ends
_NORM = {EUCLIDEAN: 2, MANHATTAN: 1}
Pairs = list[tuple["npt.NDArray[np.intp]", "npt.NDArray[np.intp]"]]  # one and other, per band


def known(
    x: npt.ArrayLike, y: npt.ArrayLike, t: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.signedinteger]]:
    """Return places, shape (n, 2), and seconds from the first, of incidents that have both."""
    points, moment = np.column_stack([x, y]).astype(float), np.asarray(t)
    if moment.dtype.kind == "M":
        has, seconds = ~np.isnat(moment), moment.astype("datetime64[s]").astype(np.int64)
    else:
        days = moment.astype(float)
        has = np.isfinite(days)
        seconds = np.rint(np.where(has, days, 0) * DAY_S).astype(np.int64)
    has &= np.isfinite(points).all(axis=1)
    points, seconds = points[has], seconds[has]
    if len(seconds):
        seconds -= seconds.min()
    return points, seconds.astype(np.int32 if seconds.max(initial=0) < 2**31 else np.int64)


def near(
    points: npt.NDArray[np.float64], edges: Sequence[float], *, metric: str
) -> Iterator[Pairs]:
    """Find the pairs of rows in each band of space but the last, some at a time.

    A few hundred thousand pairs stay in the processor's cache while they are gone
    through again and again, and never fill the memory, whatever lies in one spot.
    """
    if metric not in _NORM:
        raise ValueError(f"{metric} is none of {', '.join(_NORM)}")
    norm, order = _NORM[metric], np.argsort(points[:, 0], kind="stable")
    reach = edges[-1] * (1 + 1e-9)  # the tree rounds in its own way; the edge is drawn below
    points = points[order]
    around = cKDTree(points).query_ball_point(points, reach, p=norm, return_length=True)
    starts = np.flatnonzero(np.diff(np.cumsum(around) // BLOCK, prepend=-1))
    for start, stop in pairwise([*starts, len(points)]):
        end = np.searchsorted(points[:, 0], points[stop - 1, 0] + reach, side="right")
        found = cKDTree(points[start:stop]).sparse_distance_matrix(
            cKDTree(points[start:end]), reach, p=norm, output_type="ndarray"
        )
        found = found[found["i"] < found["j"]]
        one, other = (order[start + found[side]] for side in "ij")
        band = np.searchsorted(edges, found["v"], side="right") - 1
        yield [(one[band == k], other[band == k]) for k in range(len(edges) - 1)]


def table(
    near: Pairs, seconds: npt.NDArray[np.signedinteger], limits: Sequence[int]
) -> npt.NDArray[np.int64]:
    """Sort pairs that :func:`near` found into bands of time: a row for each band of space."""
    counts = []
    for one, other in near:
        apart = np.abs(seconds.take(one) - seconds.take(other))
        sooner = [np.count_nonzero(apart < limit) for limit in limits]
        counts.append(np.diff([0, *sooner, len(apart)]))
    return np.array(counts, np.int64).reshape(len(near), len(limits) + 1)


def totals(seconds: npt.NDArray[np.signedinteger], limits: Sequence[int]) -> npt.NDArray[np.int64]:
    """Count the pairs in each band of time, however far apart in space.

    ``limits`` are the bands' inner edges in seconds.
    """
    ordered = np.sort(seconds).astype(np.int64)
    own = np.arange(1, len(ordered) + 1)
    sooner = [(np.searchsorted(ordered, ordered + limit) - own).sum() for limit in limits]
    return np.diff([0, *sooner, len(ordered) * (len(ordered) - 1) // 2])
