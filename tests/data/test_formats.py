"""Files as they come: encodings, separators, kinds, dialects, and broken ones."""

from __future__ import annotations

import datetime as dt
import json
import shutil

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest

from data import ingest
from data.ingest import places, times
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


def test_separator_encoding_and_crs_can_be_fixed_in_the_profile(points, tmp_path):
    text = (ingest.profile.__globals__["FOLDER"] / "police-points.toml").read_text("utf-8")
    fixed = '[format]\nseparator = ","\nencoding = "ascii"\n\n[columns]'
    own = tmp_path / "own.toml"
    own.write_text(text.replace("[columns]", fixed).replace('table = "brottskod"', ""), "utf-8")
    with pytest.raises(UserError, match="ascii"):
        prepare(points(ROW), str(own))
    own.write_text(own.read_text("utf-8").replace("ascii", "utf-8"), "utf-8")
    with pytest.raises(UserError, match="saknar kolumner"):
        prepare(points(ROW), str(own))


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


def test_mistakes_are_told_with_the_way_forward(tmp_path, points):
    empty = tmp_path / "tom.csv"
    empty.write_text("", "utf-8")
    with pytest.raises(UserError, match="tom"):
        prepare(empty)
    odd = tmp_path / "a.docx"
    odd.write_bytes(b"PK")
    with pytest.raises(UserError, match=r"\.docx"):
        prepare(odd)
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(UserError, match="kan vara skadad"):
        prepare(broken)
    with pytest.raises(UserError, match="police-areas"):
        ingest.profile("finns-inte")
    with pytest.raises(UserError, match=r"Brottsdatum.*Filen har kolumnerna Id, Brottskod"):
        prepare(points(ROW).rename(tmp_path / "b.csv"), "police-areas")


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


@pytest.mark.parametrize(
    ("text", "first", "last", "timed"),
    [
        ("2024-03-01", "2024-03-01 00:00", "2024-03-01 23:59", False),
        ("20240301", "2024-03-01 00:00", "2024-03-01 23:59", False),
        ("2024-02", "2024-02-01 00:00", "2024-02-29 23:59", False),
        ("2024-03-01 10:05", "2024-03-01 10:05", "2024-03-01 10:05", True),
        ("2024-03-01T10:05:07", "2024-03-01 10:05:07", "2024-03-01 10:05:07", True),
        ("2026-08-22 6:41:18 +02:00", "2026-08-22 06:41:18", "2026-08-22 06:41:18", True),
        ("2024-01-01T23:30:00Z", "2024-01-02 00:30", "2024-01-02 00:30", True),
        ("01/03/2024 10:05", "2024-03-01 10:05", "2024-03-01 10:05", True),
        ("1.3.2024", "2024-03-01 00:00", "2024-03-01 23:59", False),
        ("2024-03-01 10.05", "2024-03-01 10:05", "2024-03-01 10:05", True),
        ("2025-03-30 02:30", "2025-03-30 02:30", "2025-03-30 02:30", True),  # does not exist
        ("2025-10-26 02:30", "2025-10-26 02:30", "2025-10-26 02:30", True),  # is twice
    ],
)
def test_times_are_read_as_written(text, first, last, timed):
    found = times.read(pd.Series([text, ""], dtype="str"), "Europe/Stockholm")
    assert (found.first[0], found.last[0]) == (pd.Timestamp(first), pd.Timestamp(last))
    assert (list(found.timed), found.bad.any()) == ([timed, False], False)


@pytest.mark.parametrize("text", ["i går", "2024-02-30", "31/31/2024", "1024-01-01", "123", "-"])
def test_what_is_no_time_is_bad(text):
    assert times.read(pd.Series([text], dtype="str"), "Europe/Stockholm").bad.all()


def test_numbers_with_spaces_commas_and_points():
    texts = ["6 304 000,5", "6 304 000,5", "488000.25", "", "1.234,5", "x", "inf"]
    values = places.numbers(pd.Series(texts, dtype="str"), None)
    assert values[:3].tolist() == [6304000.5, 6304000.5, 488000.25]
    assert pd.isna(values[3:]).all()
    assert places.numbers(pd.Series(["1,234.5"], dtype="str"), ".").tolist() == [1234.5]


@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:4326", "EPSG:3021", "EPSG:3009"])
def test_the_crs_is_detected_and_the_place_is_right(points, crs):
    there = gpd.GeoSeries.from_xy([488000.5], [6304000.5], crs="EPSG:3006").to_crs(crs)
    row = ROW.replace("488000,5;6304000,5", f"{there.x[0]:.9f};{there.y[0]:.9f}")
    draft = prepare(points(row))
    assert draft.provenance["format"]["crs"] == crs
    assert abs(draft.incidents["x"][0] - 488000.5) < 0.01
    assert abs(draft.incidents["y"][0] - 6304000.5) < 0.01


@pytest.mark.parametrize(
    ("code", "text", "offence"),
    [
        ("1210", "", "skadegorelse_brand"),
        ("801", "Stöld av cykel", "cykelstold"),
        ("9357", "Misshandel, ej grov, mot kvinna, utomhus", "misshandel_ute"),
        ("0822", "Stöld från privatperson", "ovrig_stold"),
        ("0850", "Rån mot privatperson", "personran"),
        ("1601", "", "allman_ordning"),
        ("5099", "", "okand"),
    ],
)
def test_codes_are_mapped_by_the_most_certain_rule(code, text, offence):
    codes = ingest.profile("police-points").codes
    assert codes.offence(codes.pad(pd.Series([code], dtype="str"))[0], text) == offence


def test_every_shipped_profile_can_be_read_and_the_template_too():
    found = {name: ingest.profile(name) for name in [*ingest.names(), "template"]}
    assert {"police-points", "police-areas", "data-police-uk", "vancouver"} <= set(found)


def test_a_misspelt_key_in_a_profile_is_told(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[columns]\nkod = "Brottskod"\n', "utf-8")
    with pytest.raises(UserError, match=r"nyckeln kod.*code, code_text"):
        ingest.profile(str(own))
