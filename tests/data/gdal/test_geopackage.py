"""GeoPackages whose views never end, that hold too much, or are nested without end."""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from data import gdal, geopackage
from data.gdal import Limits, layers, read_vector

ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"
VIEW = f"CREATE VIEW v AS {ENDLESS} SELECT n AS fid, geom, namn FROM r, areas"
LIST = "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES"
HOSTILE = {
    "a layer": [
        VIEW,
        f"{LIST} ('V', 'features', 'v', 3006)",
        "INSERT INTO gpkg_geometry_columns VALUES ('V', 'geom', 'POLYGON', 3006, 0, 0)",
    ],
    "the only layer": [
        VIEW,
        "UPDATE gpkg_contents SET table_name = 'v'",
        "UPDATE gpkg_geometry_columns SET table_name = 'v'",
    ],
    "a table without places": [VIEW, f"{LIST} ('v', 'attributes', 'v', 0)"],
    "the list of layers": [
        "ALTER TABLE gpkg_contents RENAME TO old",
        f"CREATE VIEW gpkg_contents AS {ENDLESS} SELECT old.* FROM old, r",
    ],
    "the list of extensions": [
        "DROP TABLE gpkg_extensions",
        f"CREATE VIEW gpkg_extensions AS {ENDLESS} SELECT n AS table_name FROM r",
    ],
}


@pytest.fixture
def base(gpkg, save):
    """Change a GeoPackage with one layer by SQL; return its path."""

    def changed(*statements, blob=b""):
        path = save(gpkg, "changed.gpkg")
        with closing(sqlite3.connect(path)) as opened:
            triggers = opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in triggers.fetchall():
                opened.execute(f'DROP TRIGGER "{name}"')
            for statement in statements:
                opened.execute(statement, [blob] if "?" in statement else [])
            opened.commit()
        return path

    return changed


@pytest.mark.parametrize("place", HOSTILE)
def test_a_view_in_the_place_of_a_table_is_refused(base, refused, monkeypatch, place):
    monkeypatch.setattr(gdal, "LIMITS", Limits(seconds=5))
    assert "vyer läses inte" in refused(base(*HOSTILE[place]))


@pytest.mark.parametrize("version", [sqlite3.sqlite_version_info, (3, 34, 0)])
def test_an_older_sqlite_tells_views_from_tables_too(base, monkeypatch, version):
    monkeypatch.setattr(geopackage.sqlite3, "sqlite_version_info", version)
    assert geopackage.layers(base(VIEW)) == (["areas"], "")
    for statements in HOSTILE.values():
        assert geopackage.layers(base(*statements)) == ([], "view")


def test_views_and_tables_that_the_file_does_not_list_are_no_layers(base):
    srs = "CREATE VIEW st_spatial_ref_sys AS SELECT srs_id FROM gpkg_spatial_ref_sys"
    path = base(VIEW, srs, "CREATE TABLE notes (fid INTEGER PRIMARY KEY, geom BLOB)")
    assert layers(path) == ["areas"]
    assert len(read_vector(path)) == 2


def test_a_geopackage_that_was_written_with_a_log_is_read(base):
    path = base("PRAGMA journal_mode = WAL")
    assert path.read_bytes()[18:20] == b"\x02\x02"
    assert len(read_vector(path)) == 2


def test_a_geopackage_that_lists_nothing_is_refused(base, refused):
    empty = ["DELETE FROM gpkg_geometry_columns", "DELETE FROM gpkg_contents"]
    assert "inget kartlager" in refused(base(*empty))


@pytest.mark.parametrize("kind", ["gpkg", "geojson"])
def test_features_are_counted(request, save, refused, monkeypatch, kind):
    path = save(request.getfixturevalue(kind))
    monkeypatch.setattr(gdal, "LIMITS", Limits(rows=2))
    assert len(read_vector(path)) == 2
    monkeypatch.setattr(gdal, "LIMITS", Limits(rows=1))
    assert "fler än 1 objekt" in refused(path)


def nested(depth: int) -> bytes:
    """Write a point in that many collections, as a GeoPackage keeps it."""
    point = struct.pack("<BI2d", 1, 1, 500_000, 6_300_000)
    return b"GP\0\1" + struct.pack("<i", 3006) + struct.pack("<BII", 1, 7, 1) * depth + point


def test_a_shape_nested_without_end_ends_another_process_than_ours(base, tmp_path):
    path = base("UPDATE areas SET geom = ?", blob=nested(20_000))
    outcome = gdal._ask(path, Path(tmp_path / "result.arrow"), None)
    assert outcome["problem"] in {"memory", "unreadable"}
    assert str(gdal._sentence(outcome)).startswith("Filen är ")


def test_a_shape_nested_a_little_is_read(base):
    path = base("UPDATE areas SET geom = ?", blob=nested(5))
    assert read_vector(path).geometry.iloc[0].geom_type == "GeometryCollection"
