"""Questions that a person answers before districts become the current ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from data.ingest.guards import Guard
from data.ingest.places import NEAR_KM, verdict
from geo.errors import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd

    from data.store import Store

OVERLAP = 0.01  # of the area; slivers along borders are less
MESSAGES: dict[str, str] = {
    "far": N_("Områdena ligger {distance} km från {city}. Är det rätt fil?"),
    "overlap": N_(
        "Områden överlappar varandra på {share} % av ytan. Ett brott där räknas till området "
        "med lägst kod."
    ),
    "same_version": N_(
        "Det finns redan en indelning som heter {version}. Den ersätts av filens områden."
    ),
}


class AreaGuard(Guard):
    """A question about districts."""

    @property
    def message(self) -> str:
        """Swedish source sentence, the key it is translated by."""
        return MESSAGES[self.code]


def area_guards(districts: gpd.GeoDataFrame, store: Store, version: str) -> list[Guard]:
    """Return every question about districts that would be put in as ``version``."""
    status = store.status()
    known = version in status["districts"]
    return [
        *_far(districts, store),
        *_overlap(districts),
        *([AreaGuard("same_version", {"version": version})] if known else []),
    ]


def _far(districts: gpd.GeoDataFrame, store: Store) -> Iterator[Guard]:
    middle = shapely.get_coordinates(shapely.centroid(districts.geometry.to_numpy()))
    place = verdict(middle[:, 0], middle[:, 1], store.settings.crs, store.settings)
    if place.distance_km > NEAR_KM:
        values = {"distance": round(place.distance_km), "city": store.settings.municipality}
        yield AreaGuard("far", values)


def _overlap(districts: gpd.GeoDataFrame) -> Iterator[Guard]:
    shapes = districts.geometry.to_numpy()
    whole = shapely.area(shapely.union_all(shapes))
    twice = float(shapely.area(shapes).sum() - whole)
    if twice > OVERLAP * whole:
        share = f"{100 * twice / whole:.1f}".replace(".", ",")
        yield AreaGuard("overlap", {"share": share})
