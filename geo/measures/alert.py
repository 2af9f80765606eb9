"""Where near repeats raise the risk right now, until when, and because of what.

Nothing is said unless the past shows that an offence of the kind does raise the
risk near by: see ``geo.measures.reach``. Then every incident of the last days is a circle,
and circles that overlap are one area.

The assumption that could mislead: what held on average over the years in the
Knox table is taken to hold around each incident of this week.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.reach import Reach


@dataclass(frozen=True, eq=False)
class Alert:
    """An area of raised risk.

    Attributes
    ----------
    x, y, radius_m
        The smallest circle around ``area``, metres.
    area
        The circles of its incidents as one shape.
    until
        The last day of raised risk anywhere in it.
    rows
        The incidents that made it, oldest first, as positions in the arrays given.
    """

    x: float
    y: float
    radius_m: float
    area: shapely.Geometry
    until: dt.date
    rows: tuple[int, ...]


def alerts(
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    t: npt.NDArray[np.datetime64],
    *,
    reach: Reach | None,
    today: dt.date,
) -> list[Alert]:
    """Draw the areas where risk is raised on a day; none without a reach.

    Parameters
    ----------
    x, y, t
        Metres and moments of incidents of one kind, shape (n,); those without a
        place or a moment, and those after ``today``, raise nothing.
    reach
        From ``geo.measures.reach``. As in its table, an incident raises the risk for less
        than that many days: one dated by day for seven days, itself included.
    today
        The day to draw.

    Returns
    -------
    list
        The area with the most incidents first.
    """
    if reach is None:
        return []
    points, moment = np.column_stack([x, y]).astype(float), np.asarray(t, "datetime64[s]")
    seconds = np.timedelta64(round(reach.days * 24 * 60 * 60), "s")
    until = (moment + seconds - 1).astype("datetime64[D]")
    day = np.datetime64(today, "D")
    recent = (moment.astype("datetime64[D]") <= day) & (until >= day)
    rows = np.flatnonzero(recent & np.isfinite(points).all(axis=1))
    rows = rows[np.argsort(moment[rows], kind="stable")]
    labels = _together(points[rows], reach.radius_m)
    groups = [rows[labels == label] for label in np.unique(labels)]
    found = [_alert(points[group], group, until[group].max(), reach) for group in groups]
    return sorted(found, key=lambda alert: (-len(alert.rows), alert.rows))


def _together(points: npt.NDArray[np.float64], radius_m: float) -> npt.NDArray[np.int32]:
    """Label points so that circles that overlap, one by one, share a label."""
    if not len(points):
        return np.empty(0, np.int32)
    near = cKDTree(points).query_pairs(2 * radius_m, output_type="ndarray")
    apart = np.hypot(*(points[near[:, 0]] - points[near[:, 1]]).T)
    one, other = near[apart < 2 * radius_m].T
    links = coo_array((np.ones(len(one)), (one, other)), shape=(len(points),) * 2)
    labels: npt.NDArray[np.int32] = connected_components(links, directed=False)[1]
    return labels


def _alert(
    points: npt.NDArray[np.float64], rows: npt.NDArray[np.int64], until: np.datetime64, reach: Reach
) -> Alert:
    area = shapely.union_all(shapely.buffer(shapely.points(points), reach.radius_m))
    circle = shapely.minimum_bounding_circle(area).centroid
    radius = float(shapely.minimum_bounding_radius(area))
    return Alert(
        circle.x, circle.y, radius, area, dt.date.fromisoformat(str(until)), tuple(rows.tolist())
    )
