"""The survey's own areas as the map draws them, once per version of the data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from data.store.kinds import CROSSWALK
from data.survey import SHAPES
from geo.figures.ground import TOWN
from pages.parts import cached

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

OWN = "matomraden"  # in addresses
RURAL = "landsbygd"


def of_now() -> gpd.GeoDataFrame:
    """Return ``code, name, kind`` and polygons, sorted by code; empty if any of them has none."""
    opened = cached.store()
    return _shapes(opened.version, str(opened.root))


@lru_cache(maxsize=2)
def _shapes(version: str, root: str) -> gpd.GeoDataFrame:  # noqa: ARG001 - what is read is in the key
    opened = cached.store()
    districts, key, shapes = opened.districts(), opened.table(CROSSWALK), opened.table(SHAPES)
    if key.empty or shapes.empty or set(key["area"]) - set(shapes["code"]):
        return districts.iloc[:0]
    known = shapes[shapes["code"].isin(key["area"])].sort_values("code", ignore_index=True)
    town = _in_town(key, districts)
    kinds = [TOWN if code in town else RURAL for code in known["code"]]
    return known.to_crs(districts.crs).assign(kind=kinds)


def _in_town(key: pd.DataFrame, districts: pd.DataFrame) -> set[str]:
    """Return the areas that take in nothing but districts of the town."""
    outside = districts.loc[districts["kind"] != TOWN, "code"]
    return set(key["area"]) - set(key.loc[key["code"].isin(outside), "area"])
