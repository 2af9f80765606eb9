"""Records: read once per version of the data and shared by all readers, read-only by contract."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from data import settings as city
from data.records import Book, interventions_frame, open_book
from data.records.engine import VARIABLE
from data.store import Store
from geo.areas import assign
from geo.extent import extent
from geo.measures.rate import population_by_year
from geo.measures.totals import running_totals
from geo.names import in_order
from geo.offences import N_TYPES, OFFENCES

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd
    import numpy as np
    import numpy.typing as npt

    from geo.extent import Bounds
    from geo.schema import Incidents


@dataclass(frozen=True, eq=False)
class Records:
    """One version of everything that is shown.

    Compared by identity, so that it is a cheap part of a cache's key.
    """

    version: str
    settings: city.Settings
    incidents: Incidents
    totals: npt.NDArray[np.int32]
    districts: gpd.GeoDataFrame
    population: pd.DataFrame
    water: gpd.GeoDataFrame
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


def store() -> Store:
    """Return the store that the settings name."""
    return Store(city.store_folder(), settings=city.load())


def records() -> Records | None:
    """Return the newest records, None before anything has been read in."""
    opened = store()
    if opened.is_empty:
        return None
    key, written = (opened.version, str(opened.root)), book()
    return _with_interventions((*key, written.revision), _records(*key, opened), written)


def book() -> Book:
    """Return what people have written: interventions, plans, meetings, notes.

    Opened again when the data have another version: what was written in the demo goes with it.
    """
    opened = store()
    return _book(opened.version, str(opened.root), os.environ.get(VARIABLE, ""), opened)


@st.cache_resource(max_entries=2, show_spinner=False, on_release=Book.close)
def _book(version: str, root: str, url: str, _store: Store) -> Book:  # noqa: ARG001 - keys
    return open_book(_store)


@st.cache_resource(max_entries=2, show_spinner=False)
def _with_interventions(key: tuple[str, ...], _kept: Records, _book: Book) -> Records:  # noqa: ARG001
    return replace(_kept, interventions=interventions_frame(_book))


@st.cache_resource(max_entries=2, show_spinner=False)
def _records(version: str, root: str, _store: Store) -> Records:  # noqa: ARG001 - root is a key
    incidents = _store.incidents()
    kept = Records(
        version=version,
        settings=_store.settings,
        incidents=incidents,
        totals=running_totals(incidents),
        districts=_store.districts(),
        population=population_by_year(_store.population(), codes=incidents.areas),
        water=_store.layer("water"),
        interventions=pd.DataFrame(),
        demo=_store.is_demo,
    )
    _settle()
    return kept


def _settle() -> None:
    """Take what is loaded for good out of the garbage collector's rounds.

    Streamlit collects after every run of a page, over all that lives: with our
    libraries loaded 130 ms a round, and a click waits for it.
    """
    gc.collect()
    gc.freeze()
