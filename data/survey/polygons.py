"""Survey areas as polygons, and the crosswalk that follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.survey.shares import check
from geo.errors import UserError
from geo.overlay import shares

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from data.store import Store

PEOPLE, SURFACE = "befolkning", "yta"
COVERED = 0.9  # of a division's units that have to have inhabitants
SHAPES = "survey_areas"


def crosswalk(areas: gpd.GeoDataFrame, store: Store, *, weight: str, version: str) -> pd.DataFrame:
    """Return how the districts' inhabitants are shared out over survey areas.

    Parameters
    ----------
    areas
        ``code``, ``name`` and polygons.
    weight
        "befolkning" where smaller units with inhabitants are in the store, else it is
        by surface; "yta". ``method`` of the result tells which it became.

    Raises
    ------
    UserError
        If there are no districts, no area meets them, or areas overlap.
    """
    districts = store.districts()
    if districts.empty:
        raise UserError("Det finns inga områden att fördela på. Läs in dem först.")
    units = _units(store) if weight == PEOPLE else None
    found = shares(areas.to_crs(districts.crs), districts, units)
    if found.empty:
        raise UserError("Inget av områdena ligger i områdesindelningen. Är det rätt fil?")
    check(found)
    return found.assign(method=SURFACE if units is None else PEOPLE, version=version)


def _units(store: Store) -> gpd.GeoDataFrame | None:
    """Return the finest division whose units have inhabitants, finer than the current one."""
    current, found = len(store.districts()), None
    people = store.population()
    latest = people.sort_values("year").drop_duplicates("code", keep="last").set_index("code")
    for version in store.status()["districts"]:
        units = store.districts(version)
        known = units["code"].isin(latest.index)
        finer = len(units) > (current if found is None else len(found))
        if finer and known.sum() >= COVERED * len(units):
            people_of = units["code"].map(latest["population"]).fillna(0)
            found = units.assign(population=people_of.to_numpy())
    return found
