"""Offences per week where an intervention acts, around it and in the comparison.

The cost is one pass over the rows of the time asked for (``Incidents.rows``); offences
of other types, and those outside an area's bounding box, are left out before any
geometry is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.measures.effect import Cells
from geo.measures.weeks import DAYS
from geo.offences import INDEX, N_TYPES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import numpy.typing as npt

    from geo.measures.effect import Pair
    from geo.measures.effect_place import Place
    from geo.measures.effect_windows import Windows
    from geo.schema import Incidents

    Ints = npt.NDArray[np.int64]
    Coordinates = npt.NDArray[np.floating]


@dataclass(frozen=True, eq=False)
class Points:
    """Offences aimed at, oldest first.

    Attributes
    ----------
    x, y
        Metres, shape (n,); NaN without place.
    first
        int64, shape (days + 1,): the offences of day d are ``first[d]`` … ``first[d + 1] - 1``.
    """

    x: Coordinates
    y: Coordinates
    first: Ints


@dataclass(frozen=True, eq=False)
class Counts:
    """Offences around an intervention.

    Attributes
    ----------
    weekly
        int64, shape (areas, 2·weeks): zone, control, ring and its comparison, as many as
        there are; oldest week first.
    unplaced
        Offences of the types aimed at without a place, before and after. They are in no
        area, wherever they happened.
    windows
        The weeks.
    """

    weekly: Ints
    unplaced: tuple[int, int]
    windows: Windows

    @property
    def cells(self) -> Cells:
        """Offences before and after. Without a comparison it is (0, 0), and nothing is decided."""
        sums = self.weekly.reshape(len(self.weekly), 2, -1).sum(axis=2)
        pairs: list[Pair] = [(int(before), int(after)) for before, after in sums]
        if len(pairs) == len(Cells._fields):
            return Cells(*pairs)
        return Cells(pairs[0], (0, 0), pairs[1])


def points(
    incidents: Incidents, *, offences: Sequence[str], start: dt.date, weeks: tuple[int, int]
) -> Points:
    """Gather the offences of some types during some weeks.

    Parameters
    ----------
    incidents
        All there is.
    offences
        Ids of the types aimed at; all types if none are given.
    start
        The day week 0 begins on.
    weeks
        The first week and the one after the last.
    """
    begin = int((np.datetime64(start, "D") - incidents.day0).astype(int)) + DAYS * weeks[0]
    day = np.arange(begin, begin + DAYS * (weeks[1] - weeks[0]) + 1)
    edges = incidents.first[day.clip(0, incidents.days)]
    rows = slice(edges[0], edges[-1])
    if not offences:
        return Points(incidents.x[rows], incidents.y[rows], edges - edges[0])
    types = np.zeros(N_TYPES, dtype=bool)
    types[[INDEX[offence] for offence in offences]] = True
    wanted = np.flatnonzero(np.tile(types, len(incidents.areas))[incidents.cell[rows]])
    first = np.searchsorted(wanted, edges - edges[0])
    return Points(incidents.x[rows][wanted], incidents.y[rows][wanted], first)


def weekly(found: Points, areas: Sequence[shapely.Geometry]) -> Ints:
    """Count offences per area and week: int64, shape (areas, weeks), oldest week first.

    An offence counts in the first area that holds it, so a point on a shared border is
    never two.
    """
    edges = found.first[::DAYS]
    table = np.zeros((len(areas), len(edges) - 1), dtype=np.int64)
    taken = np.zeros(len(found.x), dtype=bool)
    for number, area in enumerate(areas):
        inside = within(found.x, found.y, area)
        inside = inside[~taken[inside]]
        taken[inside] = True
        table[number] = np.diff(np.searchsorted(inside, edges))
    return table


def within(
    x: npt.NDArray[np.floating], y: npt.NDArray[np.floating], area: shapely.Geometry
) -> Ints:
    """Return the positions of the points in an area, its border included."""
    if area.is_empty:
        return np.empty(0, dtype=np.int64)
    west, south, east, north = area.bounds
    near = np.flatnonzero((x >= west) & (x <= east))
    near = near[(y[near] >= south) & (y[near] <= north)]
    shapely.prepare(area)
    inside = shapely.intersects_xy(area, x[near].astype(float), y[near].astype(float))
    return np.asarray(near[inside], dtype=np.int64)


def around(
    incidents: Incidents, place: Place, windows: Windows, *, offences: Sequence[str]
) -> Counts:
    """Count the offences aimed at, before and after, in the areas of an intervention."""
    weeks = -windows.weeks, windows.weeks
    found = points(incidents, offences=offences, start=windows.start, weeks=weeks)
    lost = np.searchsorted(np.flatnonzero(np.isnan(found.x)), found.first[:: DAYS * windows.weeks])
    before, after = (int(n) for n in np.diff(lost))
    return Counts(weekly(found, place.all), (before, after), windows)
