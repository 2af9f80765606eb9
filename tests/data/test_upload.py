"""Uploads: what they are is in their bytes, and nothing of their name is believed."""

from __future__ import annotations

import contextlib
import functools
import io
import unicodedata
import zipfile

import geopandas as gpd
import openpyxl
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from data.ingest.profile import Format
from data.sources import excel, incidents, upload
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
    assert upload.shown_name("Mina filer\\Uttag v. 47.xlsx") == "Uttag v. 47.xlsx"
    assert upload.shown_name("../../etc/\u202egpj.csv") == "gpj.csv"


@pytest.mark.parametrize("ending", [".csv", ".geojson", ".x" * 10, ""])
def test_a_long_name_is_cut_and_keeps_its_ending(ending):
    name = upload.shown_name("å" * 300 + ending)
    assert len(name) == upload.MAX_NAME
    assert name.startswith("ååå")
    assert name.endswith("…" + ending[-2:] if len(ending) > 8 else "…" + ending)


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


@functools.cache  # a workbook holds the moment it was saved: made twice it has two lengths
def filled() -> bytes:
    book = openpyxl.Workbook()
    for i in range(30):
        book.active.append([f"K{i}", "0801", f"2024-01-{i + 1:02}", i * 1000])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@settings(max_examples=60)
@given(data=st.data(), cut=st.booleans())
def test_a_damaged_workbook_is_read_or_gets_a_sentence(data, cut):
    content = bytearray(filled())
    place = data.draw(st.integers(0, len(content) - 1))
    if cut:
        del content[place:]
    else:
        content[place] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(UserError), upload.laid_out(bytes(content)) as path:
        if path.suffix == ".xlsx":
            assert upload.sheets(path)
            assert excel.read(path).read <= 30


def test_a_damaged_sheet_in_a_whole_workbook_gets_a_sentence():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(filled())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[:-30] if "sheet1" in name else content)
    with upload.laid_out(out.getvalue()) as path:
        assert upload.sheets(path) == ["Sheet"]
        with pytest.raises(UserError, match="skadad"):
            excel.read(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_text_that_breaks_the_promise_of_its_mark_gets_a_sentence(encoding):
    content = "Id;Brottskod\n1;0801\n".encode(encoding) + b"\xd8"
    with upload.laid_out(content) as path, pytest.raises(UserError, match="teckenkodningen"):
        incidents.read(path, Format())
