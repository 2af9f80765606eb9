"""The store: what readers see."""

from __future__ import annotations

import datetime as dt
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.settings import Settings
from data.store import Store
from geo.errors import UserError
from geo.offences import INDEX, N_TYPES


def test_an_empty_store_answers_everything(store):
    assert store.is_empty
    assert not store.is_demo
    assert store.incidents().days == 0
    assert store.incidents().areas == ("OUTSIDE", "UNKNOWN")
    assert list(store.districts().columns) == ["code", "name", "kind", "geometry"]
    assert list(store.population().columns) == ["code", "year", "population"]
    assert store.layer("water").empty
    assert store.table("survey").empty
    assert store.status()["incidents"] == 0
    assert not store.root.exists()  # asking leaves no trace


def test_every_incident_is_in_one_area(store, districts, add):
    store.put_districts(districts)
    day = {"start": "2024-03-01 10:00"}
    add(
        day | {"x": 485000.0, "y": 6305000.0},
        day | {"x": 489000.0, "y": 6305000.0},  # on the border: the lowest code
        day | {"x": 490000.0, "y": 6305000.0},
        day | {"x": 100000.0, "y": 6305000.0},
        day | {"area_code": "Ö"},
        day | {"area_code": "0780C1010", "count": 2},
        day,
    )
    found = store.incidents()
    assert found.areas == ("V", "Ö", "OUTSIDE", "UNKNOWN")
    assert np.bincount(found.cell // N_TYPES).tolist() == [2, 2, 1, 3]
    assert set(found.cell % N_TYPES) == {INDEX["cykelstold"]}
    assert np.isnan(found.x).sum() == 4
    assert store.status()["unknown_areas"] == {"0780C1010": 2}


def test_new_districts_move_the_incidents(store, districts, add):
    add({"start": "2024-03-01", "x": 485000.0, "y": 6305000.0})
    store.put_districts(districts, version="1")
    first, version = store.incidents(), store.version
    store.put_districts(districts.assign(code=["B", "A"]), version="2")
    second = store.incidents()
    assert (first.areas[first.cell[0] // N_TYPES], second.areas[second.cell[0] // N_TYPES]) == (
        "V",
        "B",
    )
    assert version != store.version
    assert store.districts().attrs["version"] == "2"
    assert list(store.districts("1")["code"]) == ["V", "Ö"]
    with pytest.raises(UserError, match=r"finns inte.*1, 2"):
        store.districts("3")


def test_districts_are_checked_and_moved_to_the_citys_crs(store, districts):
    with pytest.raises(UserError, match="koordinatsystem"):
        store.put_districts(districts.set_crs(None, allow_override=True))
    with pytest.raises(UserError, match="V finns flera gånger"):
        store.put_districts(districts.assign(code="V"))
    districts.attrs = {"official": False, "note": "Påhittade", "licence": "CC0"}
    population = pd.DataFrame({"code": ["V"], "year": [2024], "population": [10]})
    store.put_districts(districts.iloc[::-1].to_crs("EPSG:4326"), population)
    found = store.districts()
    assert list(found["code"]) == ["V", "Ö"]
    assert found.crs == "EPSG:3006"
    assert not found.attrs["official"]
    assert store.population()["population"].tolist() == [10]


def test_tables_and_layers_come_back_as_they_were(store):
    points = gpd.GeoDataFrame(
        {"name": ["a", "b"], "start": [dt.date(2024, 1, 1), dt.date(2024, 2, 1)], "end": [dt.date(2024, 3, 1), None]},
        geometry=[shapely.Point(1, 2), shapely.Point(3, 4)],
        crs="EPSG:3006",
    )  # fmt: skip
    store.put_table("interventions", points, demo=True)
    store.put_table("survey", pd.DataFrame({"area": ["x"], "q1": [1.5]}), demo=True)
    store.put_layer("places", points[["name", "geometry"]])
    back = store.table("interventions")
    assert isinstance(back, gpd.GeoDataFrame)
    assert back["start"].tolist() == points["start"].tolist()
    assert back["end"].tolist() == points["end"].tolist()
    assert store.table("survey").to_dict("list") == {"area": ["x"], "q1": [1.5]}
    assert store.layer("places").geometry.tolist() == points.geometry.tolist()
    assert store.is_demo


def test_the_batch_is_geoparquet_that_others_can_read(store, add):
    add({"start": "2024-03-01", "x": 485000.0, "y": 6305000.0}, {"start": "2024-03-01"})
    found = gpd.read_parquet(next((store.root / "batches").glob("*.parquet")))
    assert found.crs == "EPSG:3006"
    assert found.geometry.iloc[0] == shapely.Point(485000, 6305000)
    assert found.geometry.iloc[1] is None


def test_coordinates_are_never_read_in_another_crs_than_they_are_in(store, add):
    add({"start": "2024-03-01", "x": 485000.0, "y": 6305000.0})
    moved = Store(store.root, settings=Settings(crs="EPSG:3009"))
    with pytest.raises(UserError, match=r"EPSG:3006.*EPSG:3009"):
        moved.incidents()


def test_a_store_is_demo_until_real_incidents_take_the_place(store, frame):
    assert (store.is_demo, store.is_real) == (False, False)
    store.add_batch([frame({"start": "2024-03-01"}).assign(source="demo")], {})
    assert (store.is_demo, store.is_real) == (True, False)
    real = frame({"start": "2024-03-02"}).assign(source="test")
    store.add_batch([real], {"replaces_demo": True})
    assert (store.is_demo, store.is_real) == (False, True)
    assert len(store.incidents().cell) == 1
    assert store.incidents().sources == ("test",)


def test_status_has_no_path_of_the_server(store, tmp_path, add):
    add({"start": "2024-03-01"})
    assert str(tmp_path) not in json.dumps(store.status(), default=str)


def test_invented_records_go_with_the_incidents_unless_new_ones_are_invented(store, frame):
    invented, survey = frame({"start": "2024-03-01"}), pd.DataFrame({"area": ["x"]})
    store.put_table("survey", survey, demo=True)
    store.add_batch([invented], {"demo": True, "replaces_demo": True})
    assert len(store.table("survey")) == 1
    store.add_batch([frame(*2 * [{"start": "2024-03-01"}])], {"replaces_demo": True})
    assert store.table("survey").empty
    assert len(store.incidents().cell) == 2


def test_the_manifest_looks_different_after_every_change_and_only_then(tmp_path, districts):
    store = Store(tmp_path)
    seen = [store.stamp]
    store.put_districts(districts, version="1")
    seen.append(store.stamp)
    assert (store.version, store.stamp) == (store.version, seen[-1])
    store.put_districts(districts.assign(code=["B", "A"]), version="2")
    seen.append(store.stamp)
    assert seen[0] == ()
    assert len(set(seen)) == len(seen)
