"""What is kept of one version of the data, and of what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd
import shapely

from geo.areas import assign
from geo.extent import extent
from geo.names import in_order
from geo.offences import N_TYPES, OFFENCES

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd
    import numpy as np
    import numpy.typing as npt

    from data.settings import Settings
    from geo.extent import Bounds
    from geo.schema import Incidents

NOBODY = "0"  # no inhabitants, or no districts, are given


@dataclass(frozen=True)
class Known:
    """What is known: of files as of a day or earlier, those read in by a moment.

    Attributes
    ----------
    day
        Of the newest file that counts.
    read_by
        When the last import that counts was made (ISO, UTC); "" for whenever.
    people
        What the inhabitants are known by (:func:`people`); "" for those there are now.
    areas
        What the districts are known by (:func:`shapes`); "" for those there are now.
    seen
        When it was looked at (ISO, UTC, no zone): surveys that were read in later, and what
        was written of interventions later, do not count; "" for all there is now.
    """

    day: dt.date
    read_by: str = ""
    people: str = ""
    areas: str = ""
    seen: str = ""


def people(population: pd.DataFrame) -> str:
    """Return what inhabitants [code, year, population] are known by, whatever their order."""
    rows = population.astype({"code": "str", "year": "int64", "population": "int64"})
    return _mark(rows[["code", "year", "population"]])


def shapes(districts: gpd.GeoDataFrame) -> str:
    """Return what districts [code, geometry] are known by, whatever their order and names."""
    drawn = shapely.to_wkb(shapely.normalize(districts.geometry.to_numpy()), hex=True)
    return _mark(pd.DataFrame({"code": districts["code"].to_numpy(dtype=str), "drawn": drawn}))


def _mark(rows: pd.DataFrame) -> str:
    hashes = pd.util.hash_pandas_object(rows, index=False)
    return f"{int(hashes.sum()):016x}"[:8] if len(rows) else NOBODY


@dataclass(frozen=True, eq=False)
class Records:
    """One version of everything that is shown.

    Compared by identity, so that it is a cheap part of a cache's key.

    Attributes
    ----------
    known
        What is in it of all that may be read in.
    then
        Whether that is what was known once, and not all that is known now.
    redrawn
        What the districts are known by where they are not those of now; else "".
    read_at
        When the interventions were read (ISO, UTC, no zone).
    """

    version: str
    settings: Settings
    incidents: Incidents
    totals: npt.NDArray[np.int32]
    districts: gpd.GeoDataFrame
    population: pd.DataFrame
    water: gpd.GeoDataFrame
    interventions: pd.DataFrame
    demo: bool
    known: Known
    then: bool = False
    redrawn: str = ""
    read_at: str = ""

    @cached_property
    def offences(self) -> frozenset[str]:
        """Offence types that the data have."""
        per_type = self.totals[-1].reshape(-1, N_TYPES).sum(axis=0)
        return frozenset(offence.id for i, offence in enumerate(OFFENCES) if per_type[i])

    @cached_property
    def last_day(self) -> dt.date:
        """The newest day with an incident."""
        return self.incidents.last_day.astype(object)

    @cached_property
    def first_day(self) -> dt.date:
        """The oldest day with an incident."""
        return self.incidents.day0.astype(object)

    @cached_property
    def bounds(self) -> Bounds:
        """West, south, east and north of all there is to show."""
        return extent(self.districts, self.incidents.x, self.incidents.y)

    @cached_property
    def interventions_area(self) -> pd.Series:
        """Area code of each intervention."""
        at = self.interventions.geometry
        codes = [self.incidents.areas[i] for i in assign(at.x, at.y, self.districts)]
        return pd.Series(codes, index=self.interventions.index)

    @cached_property
    def names(self) -> dict[str, str]:
        """Area code to name, in order of the names."""
        names = dict(zip(self.districts["code"], self.districts["name"], strict=True))
        return {code: names[code] for code in in_order(names, names)}
