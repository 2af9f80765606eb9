"""Files as they come: encodings, separators, kinds, dialects, and cut ones."""

from __future__ import annotations

import datetime as dt
import json
import shutil

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest

from data import ingest
from data.settings import Settings
from geo.errors import UserError

ROW = "1;0801;Stöld av cykel, från gård;2024-03-02;2024-03-01 10:00;2024-03-01 12:00;488000,5;6304000,5"


AREAS = {
    "dots": ("Id,Brottskod,Brottskod.klartext,Inskrivningsdatum,Brottsdatum,Kommun,Län,DeSO.område,Antal", ","),
    "spaces": ("Id;Brottskod;Brottskod klartext;Inskrivningsdatum;Brottsdatum;Kommun;Län;DeSO område;Antal", ";"),
}  # fmt: skip


def prepare(path, profile="police-points", **options):
    return ingest.prepare(path, ingest.profile(profile), Settings(), **options)


@pytest.mark.parametrize(
    ("encoding", "detected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
    ],
)
def test_the_encoding_is_detected(points, encoding, detected):
    draft = prepare(points(ROW, encoding=encoding))
    assert draft.provenance["format"]["encoding"] == detected
    row = draft.incidents.iloc[0]
    assert (row["code_text"], row["x"], row["y"]) == (
        "Stöld av cykel, från gård",
        488000.5,
        6304000.5,
    )


@pytest.mark.parametrize(
    ("separator", "name"), [(";", "semikolon"), ("\t", "tabb"), ("|", "lodstreck")]
)
def test_the_separator_is_detected(points, separator, name):
    path = points(ROW)
    path.write_text(path.read_text("utf-8").replace(";", separator), "utf-8")
    draft = prepare(path)
    assert draft.provenance["format"]["separator"] == name
    assert draft.incidents.iloc[0]["offence"] == "cykelstold"


@pytest.mark.parametrize("dialect", AREAS)
def test_police_extracts_per_area_in_both_dialects(tmp_path, dialect, store, take, districts):
    header, separator = AREAS[dialect]
    rows = [
        ["1", "1210", '"Skadegörelse, genom brand"', "2024-05-02", "2024-01-07", "Växjö", "Kronoberg", "V", "1"],
        ["2", "801", "Stöld", "2024-05-03", "2024-05-01", "Växjö", "Kronoberg", "", "3"],
        ["3", "9999", "Nytt brott", "2024-05-03", "2024-05-01", "Växjö", "Kronoberg", "0780A0010", "1"],
        ["4", "1701", "Våld", "2024-05-03", "2024-05-01", "Växjö", "Kronoberg", "NA", "0"],
    ]  # fmt: skip
    path = tmp_path / "areas.csv"
    path.write_text("\n".join([header, *(separator.join(row) for row in rows)]), "utf-8")
    store.put_districts(districts)
    batch = take(path, "police-areas")
    assert (batch.read, batch.accepted, batch.rejected) == (4, 3, 1)
    found = store.incidents()
    assert len(found.cell) == 5  # the row that stands for three counts three times
    by_area = dict(
        zip(
            found.areas,
            pd.Series(found.cell // 64).value_counts().reindex(range(4), fill_value=0),
            strict=True,
        )
    )
    assert by_area == {"V": 1, "Ö": 0, "OUTSIDE": 0, "UNKNOWN": 4}
    status = store.status()
    assert status["unknown_areas"] == {"0780A0010": 1}
    assert status["unmapped_codes"] == {"9999 Nytt brott": 1}
    assert status["without_hour"] == 5


def test_a_workbook_with_dates_as_dates(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Omslag"
    book.active.append(["Polisens uttag"])
    page = book.create_sheet("Data")
    page.append(
        ["Id", "Brottskod", "Inskrivningsdatum", "Brottstid från", "Brottstid till", "X", "Y"]
    )
    page.append(
        [
            1,
            801,
            dt.date(2024, 3, 2),
            pd.Timestamp("2024-03-01 00:00").to_pydatetime(),
            None,
            488000.5,
            6304000,
        ]
    )
    page.append([None] * 7)
    page.append([2, 801, dt.date(2024, 3, 2), dt.date(2024, 3, 1), None, None, None])
    path = tmp_path / "bok.xlsx"
    book.save(path)
    with pytest.raises(UserError, match=r"Bladet Blad1 finns inte.*Omslag, Data"):
        prepare(path, sheet="Blad1")
    for read in (prepare, ingest.fitting):
        with pytest.raises(UserError, match=r"ladet Omslag.*--sheet"):
            read(path)
    draft = prepare(path, sheet="Data")
    assert (draft.read, draft.rejected) == (2, 0)
    rows = draft.incidents
    assert list(rows["row"]) == [2, 4]
    assert list(rows["code"]) == ["0801", "0801"]
    assert list(rows["end"].isna()) == [True, False]  # midnight as a time; a day without one


@pytest.mark.parametrize("kind", ["gpkg", "geojson", "zip"])
def test_points_from_vector_files(tmp_path, kind):
    attributes = {
        "Id": ["a", "b"],
        "Brottskod": ["1210", "0801"],
        "Fran": ["2024-03-01 10:00", "2024-03-02"],
    }
    shape = gpd.points_from_xy([488000.0, 489000.0], [6304000.0, 6305000.0])
    frame = gpd.GeoDataFrame(attributes, geometry=shape, crs="EPSG:3006")
    path = tmp_path / f"punkter.{kind}"
    if kind == "geojson":
        frame.to_crs("EPSG:4326").to_file(path)
    elif kind == "gpkg":
        frame.to_file(path)
    else:
        (tmp_path / "shape").mkdir()
        frame.to_file(tmp_path / "shape" / "punkter.shp")
        shutil.make_archive(str(tmp_path / "punkter"), "zip", tmp_path / "shape")
    own = tmp_path / "own.toml"
    own.write_text(
        '[columns]\nid = "Id"\ncode = "Brottskod"\nstart = "Fran"\n[place]\ngeometry = true\n',
        "utf-8",
    )
    rows = prepare(path, str(own)).incidents
    assert rows["x"].round(0).tolist() == [488000, 489000]
    assert rows["y"].round(0).tolist() == [6304000, 6305000]


def test_events_of_polisen_se_are_refused_with_the_reason(tmp_path):
    event = {
        "id": 1,
        "datetime": "2026-08-22 6:41:18 +02:00",
        "name": "29 april 13.37, Sexualbrott, Stockholm",
        "summary": "…",
        "url": "/",
        "type": "Sexualbrott",
        "location": {"name": "Stockholm", "gps": "59.32,18.06"},
    }
    for name in ("events.json", "events.geojson", "events.csv"):
        path = tmp_path / name
        path.write_text(json.dumps([event]), "utf-8")
        with pytest.raises(UserError, match="nyhetsflöde"):
            prepare(path)


def test_a_file_cut_inside_a_quotation_is_refused(points):
    path = points(ROW)
    path.write_text(path.read_text("utf-8") + '2;0801;"Stöld av\ncykel', "utf-8")
    with pytest.raises(UserError, match="citattecken"):
        prepare(path)


def test_a_file_cut_in_the_middle_of_a_row_loses_only_that_row(points):
    path = points(ROW, ROW.replace("1;", "2;", 1))
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    draft = prepare(path)
    assert (draft.read, draft.rejected) == (2, 1)
    assert draft.faults.iloc[0]["reason"] == "wrong_columns"


@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:4326", "EPSG:3021", "EPSG:3009"])
def test_the_crs_is_detected_and_the_place_is_right(points, crs):
    there = gpd.GeoSeries.from_xy([488000.5], [6304000.5], crs="EPSG:3006").to_crs(crs)
    row = ROW.replace("488000,5;6304000,5", f"{there.x[0]:.9f};{there.y[0]:.9f}")
    draft = prepare(points(row))
    assert draft.provenance["format"]["crs"] == crs
    assert abs(draft.incidents["x"][0] - 488000.5) < 0.01
    assert abs(draft.incidents["y"][0] - 6304000.5) < 0.01
