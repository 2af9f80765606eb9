"""Where an intervention acts and what it is compared with: as it says, or as proposed.

Kept a while, as in ``results.py``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import shapely

from geo.measures import effect_counts
from geo.measures.effect_control import of_districts, rank
from geo.measures.effect_place import Place, place, zone
from geo.measures.effect_power import HISTORY_WEEKS
from geo.measures.weeks import DAYS
from geo.offences import types_of

if TYPE_CHECKING:
    import pandas as pd

    from data.records import Intervention
    from pages.parts.cached import Records

RADIUS_M, RING_M = 100, 300  # where the intervention does not say
PROPOSED = 3  # districts: one alone has too few offences, many are not alike
FLAT = 2  # dimensions
FEWEST_WEEKS = 8  # of history, before anything can be called alike
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, eq=False)
class Laid:
    """The areas of an intervention.

    Attributes
    ----------
    place
        Zone, surroundings and comparison.
    codes
        Districts it is compared with; none where an area was drawn.
    proposed
        Whether they were proposed and nobody has chosen.
    """

    place: Place
    codes: tuple[str, ...]
    proposed: bool


def offences(row: Intervention) -> tuple[str, ...]:
    """Return the offence types aimed at; none is all."""
    return tuple(offence for group in row.groups for offence in types_of(group))


def radius(row: Intervention) -> int:
    """Return how far round its geometry it acts, in metres."""
    if row.radius_m is not None:
        return row.radius_m
    return 0 if shapely.get_dimensions(row.geometry) == FLAT else RADIUS_M


def ring(row: Intervention) -> int:
    """Return how wide the surroundings are, in metres."""
    return RING_M if row.ring_m is None else row.ring_m


def reference(kept: Records, row: Intervention) -> dt.date:
    """Return the first day after what is known before it: its start, or the day after the data."""
    return min(row.start, kept.last_day + DAY)


def history(kept: Records, row: Intervention) -> int:
    """Return how many whole weeks of data there are before it."""
    return max((reference(kept, row) - kept.first_day).days // DAYS, 0)


def past(kept: Records, row: Intervention, weeks: int) -> effect_counts.Points:
    """Return the offences aimed at during so many weeks before the start, and none after."""
    return effect_counts.points(
        kept.incidents, offences=offences(row), start=reference(kept, row), weeks=(-weeks, 0)
    )


@lru_cache(maxsize=64)
def own(kept: Records, row: Intervention) -> Place:
    """Return zone and surroundings, without a comparison."""
    drawn = row.displacement
    if drawn is None and row.displacement_codes:
        drawn = _union(kept, row.displacement_codes)
    return place(zone(row.geometry, radius_m=radius(row)), reach_m=ring(row), ring=drawn)


@lru_cache(maxsize=64)
def alike(kept: Records, row: Intervention) -> pd.DataFrame:
    """Order the districts that lie apart by how alike they were before the start.

    Empty, with its columns, where there is too little to go by.
    """
    weeks = min(history(kept, row), HISTORY_WEEKS)
    free = of_districts(kept.districts, own(kept, row)) if len(kept.districts) else []
    if weeks < FEWEST_WEEKS or not len(free):
        return rank([0] * FEWEST_WEEKS, [], names=[])
    found = past(kept, row, weeks)
    first, *others = effect_counts.weekly(found, [own(kept, row).zone, *free])
    return rank(first, others, names=list(free.index))


@lru_cache(maxsize=64)
def laid(kept: Records, row: Intervention) -> Laid:
    """Lay out the areas of an intervention.

    Raises
    ------
    UserError
        If the comparison that was chosen overlaps where it acts.
    """
    codes = tuple(code for code in row.control_codes if code in kept.names)
    chosen, proposed = row.control, False
    if chosen is None and not codes:
        codes, proposed = tuple(alike(kept, row).index[:PROPOSED]), True
    if chosen is None and codes:
        chosen = _union(kept, codes)
    alone = own(kept, row)
    around = alone.zone.union(alone.ring)
    whole = place(alone.zone, reach_m=ring(row), control=chosen, ring=around)
    return Laid(whole, codes, proposed)


def _union(kept: Records, codes: tuple[str, ...]) -> shapely.Geometry:
    shapes = kept.districts.set_index("code").geometry
    return shapely.union_all(shapes.loc[[code for code in codes if code in kept.names]].to_numpy())
