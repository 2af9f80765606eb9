"""Offences in circles of an intervention's size, at other places and times.

For ``geo.measures.effect_placebo``: one slice of the offences and one pass over it each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.effect_counts import within
from geo.measures.effect_place import around

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.effect_counts import Points
    from geo.measures.effect_place import Place

    Ints = npt.NDArray[np.int64]


def _radius(place: Place) -> float:
    return float(np.sqrt(place.zone.area / np.pi))


def free(found: Points, place: Place) -> Ints:
    """Return the offences far enough from the intervention and its comparison."""
    apart = np.isfinite(found.x)
    for area in place.all:
        apart[within(found.x, found.y, around(area, _radius(place)))] = False
    return np.flatnonzero(apart)


def edges(found: Points, day: npt.NDArray[np.integer], days: int) -> Ints:
    """Return the positions where before begins, after begins and after ends, first axis."""
    return found.first[np.stack([day - days, day, day + days])]


def in_comparison(found: Points, place: Place, moments: Ints) -> Ints:
    """Count in the comparison and its surroundings: shape (n, 2, 2)."""
    tables = []
    for area in (place.control, place.control_ring):
        inside = np.empty(0, dtype=np.int64) if area is None else within(found.x, found.y, area)
        tables.append(np.diff(np.searchsorted(inside, moments), axis=0).T)
    return np.stack(tables, axis=1)


def in_circle(found: Points, place: Place, middle: int, moments: Ints) -> Ints:
    """Count in a circle and in the ring around it: shape (2, 2)."""
    rows, radius = slice(moments[0], moments[2]), _radius(place)
    squared = (found.x[rows] - found.x[middle]) ** 2 + (found.y[rows] - found.y[middle]) ** 2
    reached = np.flatnonzero(squared <= (radius + place.reach_m) ** 2)
    inside = squared[reached] <= radius**2
    after = reached >= moments[1] - moments[0]
    counts = np.bincount(2 * ~inside + after, minlength=4)
    return counts.reshape(2, 2)
