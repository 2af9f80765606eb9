"""Make a crosswalk out of geometry: which survey areas a district's inhabitants live in.

The assumption that could mislead: by area, inhabitants are taken to be spread evenly over
a district, lakes and forest included. By population is better wherever finer units are
known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.areas import assign

if TYPE_CHECKING:
    import numpy.typing as npt

SLIVER = 0.005  # smaller shares come from borders that were drawn twice
COLUMNS = ["area", "area_name", "code", "share", "method"]
BY_AREA, BY_POPULATION = "yta", "befolkning"


def by_area(districts: gpd.GeoDataFrame, survey_areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Share districts out by how much of their surface lies in each survey area.

    Parameters
    ----------
    districts
        Polygons with ``code``, in a CRS in metres.
    survey_areas
        Polygons with ``area`` and ``area_name``, in any CRS.

    Returns
    -------
    DataFrame
        ``area``, ``area_name``, ``code``, ``share`` (of the district; the shares of one
        sum to less than 1 where it reaches outside the survey) and ``method``.
    """
    cut = _cut(districts, survey_areas)
    size = pd.Series(districts.geometry.area.to_numpy(), index=districts["code"])
    return _shares(cut, cut.geometry.area.to_numpy(), size, BY_AREA)


def by_population(
    districts: gpd.GeoDataFrame, survey_areas: gpd.GeoDataFrame, units: gpd.GeoDataFrame
) -> pd.DataFrame:
    """Share districts out by where the inhabitants of finer units live.

    Parameters
    ----------
    districts, survey_areas
        As in :func:`by_area`.
    units
        Points, or polygons (whose inhabitants are spread evenly over each), with
        ``population``.

    Returns
    -------
    DataFrame
        As :func:`by_area`. A district that no inhabitant of a unit lives in has no row.
    """
    cut, finer = _cut(districts, survey_areas), units.to_crs(districts.crs)
    people = _people(cut, finer)
    size = pd.Series(_people(districts, finer), index=districts["code"])
    return _shares(cut, people, size.where(size > 0), BY_POPULATION)


def _cut(districts: gpd.GeoDataFrame, survey_areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Overlay the two, one row per district and survey area, in metres."""
    left = districts[["code", "geometry"]]
    right = survey_areas[["area", "area_name", "geometry"]].to_crs(districts.crs)
    both = gpd.overlay(left, right, how="intersection", keep_geom_type=True)
    names = ["code", "area", "area_name"]
    return both.dissolve(by=names, as_index=False).sort_values(names, ignore_index=True)


def _people(places: gpd.GeoDataFrame, units: gpd.GeoDataFrame) -> npt.NDArray[np.float64]:
    """Sum the inhabitants of finer units in each place: float64, shape (places,)."""
    population = units["population"].to_numpy(dtype=float)
    if (units.geom_type == "Point").all():
        place = assign(units.geometry.x, units.geometry.y, places)
        inside = np.bincount(place, population, minlength=len(places) + 2)
        return inside[: len(places)].astype(float)
    density = population / units.geometry.area.to_numpy()
    left = gpd.GeoDataFrame({"place": np.arange(len(places))}, geometry=places.geometry.array)
    right = gpd.GeoDataFrame({"density": density}, geometry=units.geometry.array)
    both = gpd.overlay(left, right, how="intersection", keep_geom_type=True)
    shared = both["density"].to_numpy() * both.geometry.area.to_numpy()
    place = both["place"].to_numpy(dtype=int)
    return np.bincount(place, shared, minlength=len(places)).astype(float)


def _shares(
    cut: gpd.GeoDataFrame, part: npt.NDArray[np.float64], size: pd.Series, method: str
) -> pd.DataFrame:
    """Divide pieces by their district, and give what slivers have to the other pieces."""
    table = pd.DataFrame(cut[["area", "area_name", "code"]])
    table["share"] = part / table["code"].map(size).to_numpy()
    total = table.groupby("code")["share"].sum()
    table = table[table["share"] >= SLIVER]
    kept = table.groupby("code")["share"].transform("sum")
    table["share"] *= table["code"].map(total) / kept
    return table.assign(method=method)[COLUMNS].reset_index(drop=True)
