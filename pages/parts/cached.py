"""What is kept between reruns: records once per data version, results per selection.

Everything returned here is shared by all readers and is read-only by contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from data import settings as city
from data.store import Store
from geo.areas import assign
from geo.grid import Grid, over
from geo.measures import density, pattern, summary
from geo.measures.rate import person_years
from geo.measures.tally import Tally, running_totals, tally
from geo.measures.tally import daily as count_daily
from geo.offences import N_TYPES, OFFENCES
from geo.period import ALWAYS, steps
from geo.schema import Incidents
from geo.selection import Selection, chosen_rows

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd
    import numpy.typing as npt

    from pages.parts.filters import View

MAX_GRID_CELLS = 1_500_000


@dataclass(frozen=True, eq=False)
class Records:
    """One version of everything that is shown."""

    version: str
    settings: city.Settings
    incidents: Incidents
    totals: npt.NDArray[np.int32]
    districts: gpd.GeoDataFrame
    population: pd.DataFrame
    water: gpd.GeoDataFrame
    outline: gpd.GeoDataFrame
    interventions: pd.DataFrame
    demo: bool

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
    def interventions_by_area(self) -> list[tuple[str, str, str]]:
        """Name, status and area code of each intervention."""
        if self.interventions.empty:
            return []
        at = self.interventions.geometry
        where = assign(at.x, at.y, self.districts)
        codes = [self.incidents.areas[i] for i in where]
        return list(
            zip(self.interventions["name"], self.interventions["status"], codes, strict=True)
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """Area code to name."""
        return dict(zip(self.districts["code"], self.districts["name"], strict=True))


def store() -> Store:
    """Return the store that the settings name."""
    return Store(city.store_folder(), settings=city.load())


def records() -> Records | None:
    """Return the newest records, None before anything has been read in."""
    opened = store()
    if opened.is_empty:
        return None
    return _records(opened.version, str(opened.root), opened)


@st.cache_resource(max_entries=2, show_spinner=False)
def _records(version: str, root: str, _store: Store) -> Records:  # noqa: ARG001 - root is a key
    incidents = _store.incidents()
    return Records(
        version=version,
        settings=_store.settings,
        incidents=incidents,
        totals=running_totals(incidents),
        districts=_store.districts(),
        population=_store.population(),
        water=_store.layer("water"),
        outline=_store.layer("outline"),
        interventions=_store.table("interventions"),
        demo=_store.is_demo,
    )


@dataclass(frozen=True, eq=False)
class Answer:
    """The numbers of one selection."""

    tally: Tally
    table: pd.DataFrame
    whole: pd.Series


def answer(kept: Records, selection: Selection) -> Answer:
    """Count a selection."""
    return _answer(kept.version, selection, kept)


@st.cache_resource(max_entries=256, show_spinner=False)
def _answer(version: str, selection: Selection, _kept: Records) -> Answer:  # noqa: ARG001
    counted = tally(_kept.incidents, selection, totals=_kept.totals)
    table = summary.areas(counted, _kept.population)
    return Answer(counted, table, summary.whole(counted, _kept.population))


def weeks(kept: Records, selection: Selection) -> pd.DataFrame:
    """Count a selection by ISO week over all the data, whatever its period."""
    return _weeks(kept.version, selection.over(ALWAYS), kept)  # one entry for every period


@st.cache_resource(max_entries=256, show_spinner=False)
def _weeks(version: str, selection: Selection, _kept: Records) -> pd.DataFrame:  # noqa: ARG001
    counts = count_daily(_kept.incidents, selection, totals=_kept.totals)
    return pattern.weekly(counts, _kept.incidents.day0)


@dataclass(frozen=True, eq=False)
class Density:
    """Density of a selection and how it was made."""

    per_km2_year: npt.NDArray[np.float64]
    grid: Grid
    bandwidth_m: int
    placed: int


def densities(kept: Records, selection: Selection) -> Density:
    """Estimate the density of a selection."""
    return _density(kept.version, selection, kept)


@st.cache_resource(max_entries=32, show_spinner=False)
def _density(version: str, selection: Selection, _kept: Records) -> Density:  # noqa: ARG001
    rows = placed_rows(_kept, selection)
    x, y = _kept.incidents.x[rows], _kept.incidents.y[rows]
    bandwidth = density.choose_bandwidth(x, y)
    grid = _grid(_kept, bandwidth)
    per_m2 = density.kernel_density(x, y, grid=grid, bandwidth_m=bandwidth)
    years = selection.period.days / 365.25
    return Density(per_m2 * 1e6 / years, grid, bandwidth, len(rows))


def _grid(kept: Records, bandwidth_m: int) -> Grid:
    bounds = tuple(float(edge) for edge in kept.districts.total_bounds)
    grid = over(bounds, bandwidth_m / density.CELLS_PER_BANDWIDTH)  # type: ignore[arg-type]
    while grid.rows * grid.columns > MAX_GRID_CELLS:
        grid = over(bounds, grid.cell_m * 2)  # type: ignore[arg-type]
    return grid


def placed_rows(kept: Records, selection: Selection) -> npt.NDArray[np.int64]:
    """Rows of a selection that have coordinates."""
    rows = chosen_rows(kept.incidents, selection)
    return rows[np.isfinite(kept.incidents.x[rows])]


def half_year(kept: Records, selection: Selection, weeks_back: int) -> pd.DataFrame:
    """Return the weeks up to the period's end, at most ``weeks_back`` of them."""
    all_weeks = weeks(kept, selection)
    upto = all_weeks[all_weeks["week"] <= pd.Timestamp(selection.period.end)]
    return upto.tail(weeks_back)


def inhabitants(kept: Records, selection: Selection) -> tuple[float, float]:
    """Return the inhabitants of the chosen districts and of all, in the period's year."""
    codes = kept.incidents.areas
    years = person_years(kept.population, selection.period, codes=codes)
    everyone = float(years.sum())
    chosen = float(years[list(selection.areas)].sum()) if selection.areas else everyone
    return chosen, everyone


@st.cache_resource(max_entries=256, show_spinner=False)
def _matrix(
    version: str,
    selection: Selection,
    area: str | None,
    _kept: Records,
) -> tuple[npt.NDArray[np.int64], int]:
    return pattern.hour_by_weekday(_kept.incidents, selection, area)


def matrix(
    kept: Records, selection: Selection, area: str | None
) -> tuple[npt.NDArray[np.int64], int]:
    """Count hour by weekday, and those without a known hour."""
    return _matrix(kept.version, selection, area, kept)


def interventions_in(kept: Records, area: str | None) -> list[tuple[str, str]]:
    """Return name and status of the interventions in a district."""
    return [(name, status) for name, status, code in kept.interventions_by_area if code == area]


def scale(chosen: View, shown: View) -> Answer | None:
    """Return the numbers that set the colours while a period plays: its busiest step."""
    if chosen is shown:
        return None
    parts = steps(chosen.selection.period, months=shown.selection.period.days > 7)  # noqa: PLR2004
    answers = [answer(chosen.kept, chosen.selection.over(part)) for part in parts]
    return max(answers, key=lambda a: a.tally.total)
