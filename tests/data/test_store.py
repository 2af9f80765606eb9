"""The store: what readers see, and what survives."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.settings import Settings
from data.store import Store, files, light
from geo.errors import UserError
from geo.offences import INDEX, N_TYPES
from geo.schema import DARK, LIGHT, NO_HOUR, NO_LIGHT

NOTHING = {"end": None, "registered": None, "x": np.nan, "y": np.nan, "area_code": ""}


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    """Normalised incidents: what a test says, and something harmless for the rest."""
    base = {"source": "test", "code": "0801", "code_text": "", "offence": "cykelstold", "count": 1}
    made = pd.DataFrame(
        [
            {"source_id": str(i), "start": None, **base, **NOTHING, **row}
            for i, row in enumerate(rows)
        ]
    )
    times = dict.fromkeys(("start", "end", "registered"), "datetime64[s]")
    return made.astype({**times, "count": "int32", "x": "float64", "y": "float64"})


def add(store: Store, *rows: dict[str, object], as_of: str = "2024-06-01") -> object:
    return store.add_batch([frame(*rows)], {"as_of": as_of})


def when(store: Store) -> list[tuple[int, int, int]]:
    """Light, hour and weekday of each incident."""
    code = store.incidents().when.astype(int)
    return [(c // 7 // 25, c // 7 % 25, c % 7) for c in code]


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


@pytest.mark.parametrize(
    ("row", "expected", "moment"),
    [
        (  # a short interval counts at its midpoint; 1 March 2024 was a Friday
            {"start": "2024-03-01 10:00", "end": "2024-03-01 12:00"},
            (LIGHT, 11, 4),
            "2024-03-01 11:00",
        ),
        (  # exactly the longest interval that says something about the time of day
            {"start": "2024-03-01 20:00", "end": "2024-03-02 08:00"},
            (DARK, 2, 5),
            "2024-03-02 02:00",
        ),
        (  # a minute longer does not, and counts at its start
            {"start": "2024-03-01 20:00", "end": "2024-03-02 08:01"},
            (NO_LIGHT, NO_HOUR, 4),
            "2024-03-01 20:00",
        ),
        ({"start": "2024-03-01 10:00"}, (LIGHT, 10, 4), "2024-03-01 10:00"),
        ({"end": "2024-03-01 10:00"}, (NO_LIGHT, NO_HOUR, 4), "2024-03-01 10:00"),
        ({"registered": "2024-03-02 10:00"}, (NO_LIGHT, NO_HOUR, 5), "2024-03-02 10:00"),
        ({"start": "1969-12-31 23:00"}, (DARK, 23, 2), "1969-12-31 23:00"),
    ],
)
def test_the_moment_an_incident_is_counted_at(store, row, expected, moment):
    add(store, row)
    assert when(store) == [expected]
    minute = int(store.incidents().minute[0])
    assert np.datetime64("1970-01-01T00:00") + np.timedelta64(minute, "m") == np.datetime64(moment)
    assert store.incidents().day0 == np.datetime64(moment, "D")


def test_light_follows_the_sun_of_the_city():
    days = pd.to_datetime(["2024-06-21", "2024-12-21"]).to_numpy().astype("M8[D]").astype(np.int32)
    hours = np.arange(0, 1440, 60, dtype=np.int32)
    vaxjo = [light.light(np.full(24, day), hours, Settings()).sum() for day in days]
    kiruna = Settings(latitude=67.86, longitude=20.23)
    far_north = [light.light(np.full(24, day), hours, kiruna).sum() for day in days]
    assert vaxjo == [21, 9]  # civil twilight 02:58-23:06 and 07:47-16:11
    assert far_north[0] == 24  # the midnight sun
    assert 4 <= far_north[1] <= 7  # the polar night has a few hours of twilight


def test_every_incident_is_in_one_area(store, districts):
    store.put_districts(districts)
    day = {"start": "2024-03-01 10:00"}
    add(
        store,
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


def test_new_districts_move_the_incidents(store, districts):
    add(store, {"start": "2024-03-01", "x": 485000.0, "y": 6305000.0})
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


def test_the_batch_is_geoparquet_that_others_can_read(store):
    add(store, {"start": "2024-03-01", "x": 485000.0, "y": 6305000.0}, {"start": "2024-03-01"})
    found = gpd.read_parquet(next((store.root / "batches").glob("*.parquet")))
    assert found.crs == "EPSG:3006"
    assert found.geometry.iloc[0] == shapely.Point(485000, 6305000)
    assert found.geometry.iloc[1] is None


def test_a_store_is_demo_only_while_everything_in_it_is(store):
    store.add_batch([frame({"start": "2024-03-01"}).assign(source="demo")], {})
    assert store.is_demo
    add(store, {"start": "2024-03-01"})
    assert not store.is_demo
    store.drop_demo()
    assert len(store.incidents().cell) == 1
    assert store.incidents().sources == ("test",)


def test_readers_keep_their_arrays_while_a_writer_works(store):
    add(store, {"start": "2024-03-01"})
    before = store.incidents()
    for day in range(2, 9):
        add(store, {"source_id": f"new{day}", "start": f"2024-03-{day:02}"})
        store.incidents()
    assert before.minute.tolist() == [
        (np.datetime64("2024-03-01") - np.datetime64("1970-01-01")).astype(int) * 1440
    ]
    with pytest.raises(ValueError, match="read-only"):
        before.cell[0] = 1
    assert len(list((store.root / "columns").iterdir())) <= 2


def test_a_damaged_column_is_built_again(store):
    add(store, {"start": "2024-03-01"})
    cells = store.incidents().cell.tolist()
    path = next((store.root / "columns").glob("*/cell.npy"))
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    assert Store(store.root, settings=store.settings).incidents().cell.tolist() == cells


@pytest.mark.parametrize("name", ["batches/*.parquet", "shapes/*.parquet", "manifest.json"])
def test_one_flipped_byte_anywhere_is_told_and_never_counted(store, districts, name):
    store.put_districts(districts)
    add(store, *({"start": f"2024-03-{day:02}"} for day in range(1, 29)))
    path = next(store.root.glob(name))
    raw = path.read_bytes()
    rng = np.random.default_rng(780)
    for at in rng.integers(0, len(raw), 66):
        flipped = bytearray(raw)
        flipped[at] ^= 1 << rng.integers(8)
        path.write_bytes(flipped)
        with pytest.raises(UserError, match="skadad"):
            Store(store.root, settings=store.settings).incidents()
    path.write_bytes(raw)
    assert len(Store(store.root, settings=store.settings).incidents().cell) == 28


def test_a_truncated_batch_is_told(store):
    add(store, {"start": "2024-03-01"})
    path = next((store.root / "batches").glob("*.parquet"))
    raw = path.read_bytes()
    for keep in np.linspace(0, len(raw) - 1, 50, dtype=int):
        path.write_bytes(raw[:keep])
        with pytest.raises(UserError, match="skadad"):
            Store(store.root, settings=store.settings).incidents()


def test_a_second_writer_is_told_to_wait_and_changes_nothing(store):
    add(store, {"start": "2024-03-01"})
    before = store.version
    with files.writing(store.root), pytest.raises(UserError, match="annan inläsning pågår"):
        add(store, {"source_id": "x", "start": "2024-03-02"})
    assert store.version == before
    add(store, {"source_id": "x", "start": "2024-03-02"})
    assert store.version != before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failing_disk_leaves_the_store_as_it_was(store, monkeypatch, number):
    add(store, {"start": "2024-03-01"})
    before = sorted(path.relative_to(store.root) for path in store.root.rglob("*"))
    version = store.version

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number), "/a/secret/path")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(UserError) as told:
        add(store, {"source_id": "x", "start": "2024-03-02"})
    monkeypatch.undo()
    assert "secret" not in str(told.value)
    assert store.version == version
    assert sorted(path.relative_to(store.root) for path in store.root.rglob("*")) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_words():
    with pytest.raises(UserError, match="Disken är full"), files.explained():
        Path("/dev/full").write_bytes(b"x")


READ_ONLY = """
import sys
from pathlib import Path
from data.settings import Settings
from data.store import Store
store = Store(Path(sys.argv[1]), settings=Settings())
print(len(store.incidents().cell))
try:
    store.drop_demo()
except Exception as error:
    print(type(error).__name__, error)
"""


def test_a_read_only_store_is_read_and_says_why_it_cannot_be_written(store):
    add(store, {"start": "2024-03-01"})
    paths = [store.root, *store.root.rglob("*")]
    for path in paths:
        path.chmod(stat.S_IRUSR | (stat.S_IXUSR if path.is_dir() else 0))
    try:
        done = subprocess.run(
            [*_without_root(), sys.executable, "-c", READ_ONLY, str(store.root)],
            capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
    finally:
        for path in paths:
            path.chmod(stat.S_IRWXU)
    count, sentence = done.stdout.strip().splitlines()
    assert count == "1"
    assert sentence.startswith("UserError Mappen för data går inte att skriva i")


def _without_root() -> list[str]:
    """Root may write anywhere: drop the capability that lets it."""
    if os.name != "posix" or os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("setpriv, which takes root's right to write anywhere away, is not installed")
    drop = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"]


def test_status_has_no_path_of_the_server(store, tmp_path):
    add(store, {"start": "2024-03-01"})
    assert str(tmp_path) not in json.dumps(store.status(), default=str)
