"""Where an intervention acts, where the problem may have gone, and what it is compared with.

Everything is in metres in the projected CRS. None of the areas overlap.
"""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from geo.errors import UserError

_ROUND = 32  # corners in a quarter of a circle: a thousandth of the area is lost


@dataclass(frozen=True, eq=False)
class Place:
    """The areas of an intervention; the last two are None without a comparison.

    Attributes
    ----------
    zone
        Where it acts.
    ring
        Its surroundings, the zone left out.
    control
        What the zone is compared with: one area or several as one.
    control_ring
        What the ring is compared with: the control's own surroundings.
    reach_m
        How far the surroundings reach.
    """

    zone: shapely.Geometry
    ring: shapely.Geometry
    control: shapely.Geometry | None
    control_ring: shapely.Geometry | None
    reach_m: float

    @property
    def all(self) -> tuple[shapely.Geometry, ...]:
        """The areas that there are, in the order of :class:`geo.measures.effect.Cells`."""
        found = (self.zone, self.control, self.ring, self.control_ring)
        return tuple(area for area in found if area is not None)


def zone(geometry: shapely.Geometry, *, radius_m: float = 0.0) -> shapely.Geometry:
    """Return where an intervention acts.

    Parameters
    ----------
    geometry
        A point, a line or an area.
    radius_m
        How far from it the intervention reaches; 0 is enough for an area.

    Raises
    ------
    UserError
        If there is no area: a point or a line without a distance.
    """
    area = shapely.make_valid(geometry).buffer(radius_m, quad_segs=_ROUND)
    if area.is_empty or area.area == 0:
        raise UserError("Ange hur många meter från punkten eller linjen som insatsen når.")
    return area


def place(
    treated: shapely.Geometry,
    *,
    reach_m: float,
    control: shapely.Geometry | None = None,
    ring: shapely.Geometry | None = None,
) -> Place:
    """Lay out the areas of an intervention.

    Parameters
    ----------
    treated
        From :func:`zone`.
    reach_m
        How far around it, and around the comparison, the surroundings reach.
    control
        What to compare with; several areas as a multipolygon.
    ring
        Other surroundings than those within ``reach_m``, such as a neighbouring district.

    Raises
    ------
    UserError
        If the comparison overlaps the zone or its surroundings: what is driven away would
        count against the intervention.
    """
    reached = around(treated, reach_m) if ring is None else ring
    taken = treated.union(reached)
    if control is None:
        return Place(treated, reached.difference(treated), None, None, reach_m)
    if control.intersection(taken).area > 0:
        raise UserError(
            "Jämförelseområdet överlappar insatsens område eller dess omgivning. Välj ett annat."
        )
    beside = around(control, reach_m).difference(taken.union(control))
    return Place(treated, reached.difference(treated), control, beside, reach_m)


def around(area: shapely.Geometry, reach_m: float) -> shapely.Geometry:
    """Return an area and all within a distance of it."""
    return area.buffer(reach_m, quad_segs=_ROUND)
