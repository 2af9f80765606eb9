"""Records: read once per version of the data and shared by all readers, read-only by contract."""

from __future__ import annotations

import datetime as dt
import gc
import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from data import settings as city
from data.clock import stamp
from data.records import Book, interventions_as_of, interventions_frame, open_book
from data.records.engine import VARIABLE
from data.store import Store
from geo.measures.rate import population_by_year
from geo.measures.totals import running_totals
from pages.parts.as_known import restored
from pages.parts.kept import Known, Records, people, shapes

if TYPE_CHECKING:
    import geopandas as gpd

UNDATED = "0"  # before every moment: no import says when it was made


def store() -> Store:
    """Return the store that the settings name."""
    return Store(city.store_folder(), settings=city.load())


def records(then: Known | None = None) -> Records | None:
    """Return the newest records, None before anything has been read in.

    Parameters
    ----------
    then
        What was known once: nothing else is in the records then, which are made in memory.
    """
    opened = store()
    version = _version(opened)
    if version is None:
        return None
    key, written = (version, str(opened.root)), _book_of(version, opened)
    now = _records(*key, opened)
    kept = now if then is None else _then(*key, then, now, opened)
    seen = then.seen if then else ""
    return _with_interventions((*key, written.revision, str(then)), seen, kept, written)


def book() -> Book:
    """Return what people have written: interventions, plans, meetings, notes.

    Opened again when the data have another version: what was written in the demo goes with it.
    """
    opened = store()
    return _book_of(opened.version, opened)


def _version(opened: Store) -> str | None:
    """Return the version of what there is, None for no incidents: asked many times a click."""
    stamp = opened.stamp
    return _read(str(opened.root), stamp, opened.settings) if stamp else None


@lru_cache(maxsize=4)
def _read(root: str, _stamp: tuple[int, ...], settings: city.Settings) -> str | None:
    opened = Store(Path(root), settings=settings)
    return None if opened.is_empty else opened.version


def _book_of(version: str, opened: Store) -> Book:
    return _book(version, str(opened.root), os.environ.get(VARIABLE, ""), opened)


@st.cache_resource(max_entries=2, show_spinner=False, on_release=Book.close)
def _book(version: str, root: str, url: str, _store: Store) -> Book:  # noqa: ARG001 - keys
    return open_book(_store)


@st.cache_resource(max_entries=4, show_spinner=False)
def _with_interventions(key: tuple[str, ...], seen: str, _kept: Records, _book: Book) -> Records:  # noqa: ARG001
    if not seen:
        return replace(_kept, interventions=interventions_frame(_book), read_at=stamp())
    moment = dt.datetime.fromisoformat(seen)
    return replace(_kept, interventions=interventions_as_of(_book, moment))


def interventions(day: dt.date) -> gpd.GeoDataFrame:
    """Return the interventions as they stood when a day was over."""
    written = book()
    zone = ZoneInfo(written.store.settings.time_zone)
    over = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)
    return interventions_frame(written, over.astimezone(dt.UTC))


@st.cache_resource(max_entries=2, show_spinner=False)
def _records(version: str, root: str, _store: Store) -> Records:  # noqa: ARG001 - root is a key
    incidents, districts, population = _store.incidents(), _store.districts(), _store.population()
    kept = Records(
        version=version,
        settings=_store.settings,
        incidents=incidents,
        totals=running_totals(incidents),
        districts=districts,
        population=population_by_year(population, codes=incidents.areas),
        water=_store.layer("water"),
        interventions=pd.DataFrame(),
        demo=_store.is_demo,
        known=_known(_store, people=people(population), areas=shapes(districts)),
    )
    _settle()
    return kept


def _known(opened: Store, *, people: str, areas: str) -> Known:
    batches = [batch for batch in opened.batches() if batch["accepted"] or batch["duplicates"]]
    day = max((batch["as_of"] for batch in batches), default=str(dt.date.max))
    moments = (batch["provenance"].get("imported_at", "") for batch in batches)
    by = max(moments, default="") or UNDATED
    return Known(dt.date.fromisoformat(day), by, people, areas)


@st.cache_resource(max_entries=2, show_spinner=False)
def _then(version: str, root: str, then: Known, _now: Records, _store: Store) -> Records:  # noqa: ARG001
    return restored(_now, then, _store)


def _settle() -> None:
    """Take what is loaded for good out of the garbage collector's rounds.

    Streamlit collects after every run of a page, over all that lives: with our
    libraries loaded 130 ms a round, and a click waits for it.
    """
    gc.collect()
    gc.freeze()
