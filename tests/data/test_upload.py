"""Uploads: what they are is in their bytes, and nothing of their name is believed."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import geopandas as gpd
import openpyxl
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.sources import upload
from geo.errors import UserError

GEOJSON = b'{"type": "FeatureCollection", "features": []}'


def workbook(*names: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = names[0]
    for name in names[1:]:
        book.create_sheet(name)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"Id;Brottskod\n1;0801\n", ".csv"),
        ("Id;Brottskod\n1;0801\n".encode("utf-16"), ".csv"),
        (b"\xef\xbb\xbfId,Kod\n", ".csv"),
        (b" \n" + GEOJSON, ".geojson"),
        (b'[{"id": 1}]', ".json"),
        (b"%PDF-1.7", ".pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"SQLite format 3\0" + bytes(84), ""),
        (workbook("Uttag"), ".xlsx"),
        (zipped(shp=b"x", dbf=b"y"), ".zip"),
    ],
)
def test_bytes_say_what_a_file_is(content, ending):
    assert upload.ending(content) == ending


@pytest.mark.parametrize(("content", "says"), [(b"", "tom"), (b"a" * 101, "högst")])
def test_what_is_too_small_or_large_is_refused(monkeypatch, content, says):
    monkeypatch.setattr(upload, "MAX_BYTES", 100)
    with pytest.raises(UserError, match=says), upload.laid_out(content):
        pass


def test_an_upload_is_gone_when_it_has_been_read():
    with upload.laid_out(b"Id;Kod\n") as path:
        assert path.read_bytes() == b"Id;Kod\n"
        assert path.name == "upload.csv"
    assert not path.parent.exists()


@given(st.text(max_size=200))
def test_a_shown_name_has_no_folder_and_no_control_characters(given_name):
    name = upload.shown_name(given_name)
    assert 0 < len(name) <= upload.MAX_NAME
    assert "\\" not in name
    assert "/" not in name
    assert not any(unicodedata.category(sign) == "Cc" for sign in name)


def test_a_shown_name_keeps_what_people_know_it_by():
    assert upload.shown_name("C:\\Users\\x\\Uttag v. 47.xlsx") == "Uttag v. 47.xlsx"
    assert upload.shown_name("../../etc/\u202egpj.csv") == "gpj.csv"


def test_sheets_and_layers_are_listed(tmp_path):
    with upload.laid_out(workbook("Läs mig", "Uttag")) as path:
        assert upload.sheets(path) == ["Läs mig", "Uttag"]
    point = gpd.GeoDataFrame({"a": [1]}, geometry=[shapely.Point(1, 2)], crs="EPSG:3006")
    for layer in ("brott", "annat"):
        point.to_file(tmp_path / "a.gpkg", layer=layer, driver="GPKG")
    with upload.laid_out((tmp_path / "a.gpkg").read_bytes()) as path:
        assert sorted(upload.sheets(path)) == ["annat", "brott"]
    with upload.laid_out(b"Id;Kod\n") as path:
        assert upload.sheets(path) == []


def test_a_broken_map_file_has_no_layers_but_a_sentence():
    broken = b"SQLite format 3\0" + bytes(52) + b"GPKG" + bytes(100)
    with upload.laid_out(broken) as path, pytest.raises(UserError, match="skadad"):
        upload.sheets(path)
