"""Very old dates: counted and told, but no reason for anything to be slow or large."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from data.settings import Settings
from data.store import Store, days
from data.store.moments import day_of
from geo.measures.totals import running_totals
from geo.offences import N_TYPES

OLD = {"source_id": "old", "start": "1900-01-01", "count": 3}
NEW = [{"source_id": str(day), "start": f"2024-03-{day:02}"} for day in range(1, 11)]


def counted(store):
    found = store.incidents()
    return len(found.cell), found.undated, found.early, found.days


def test_an_incident_from_1900_is_counted_but_makes_no_table(store, add, districts):
    store.put_districts(districts)
    batch = add(*NEW, OLD, {"source_id": "undated", "start": None})
    assert (batch.read, batch.accepted, batch.rejected) == (12, 12, 0)
    assert counted(store) == (10, 1, 3, 10)
    status = store.status()
    assert status["incidents"] == 10 + 1 + 3
    assert (status["early"], status["since"]) == (3, "2000-01-01")
    assert (status["oldest"], status["newest"]) == ("2024-03-01", "2024-03-10")
    assert running_totals(store.incidents()).shape == (11, 4 * N_TYPES)


def test_the_oldest_day_is_a_setting(store, add):
    add(*NEW, OLD)
    later = Store(store.root, settings=Settings(oldest_day=dt.date(2024, 3, 4)))
    assert counted(later) == (7, 0, 6, 7)
    assert later.version != store.version
    all_of_it = Store(store.root, settings=Settings(oldest_day=dt.date(1850, 1, 1)))
    assert counted(all_of_it)[:3] == (13, 0, 0)


def test_a_store_of_nothing_but_old_dates_is_empty_of_periods(store, add):
    add(OLD)
    assert counted(store) == (0, 0, 3, 0)
    assert not store.is_empty


def test_where_areas_are_very_many_periods_begin_later(store, add, districts, monkeypatch):
    store.put_districts(districts)
    add(*NEW, OLD)
    cells = 4 * N_TYPES
    monkeypatch.setattr(days, "MAX_CELL_DAYS", 5 * cells + cells - 1)
    assert counted(store) == (4, 0, 9, 4)
    assert store.status()["since"] == "2024-03-07"


@pytest.mark.parametrize("areas", [60, 1024])
def test_as_many_days_as_fit_are_kept(areas):
    minute = np.array([-36_000_000, 30_000_000], np.int32)
    first = days.since(minute, areas, Settings(oldest_day=dt.date(1, 1, 1)))
    kept = int(day_of(minute)[1]) - first + 1
    assert (kept + 1) * areas * N_TYPES <= days.MAX_CELL_DAYS < (kept + 2) * areas * N_TYPES
