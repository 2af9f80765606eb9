"""Walks, reports and crosswalks come in through the same door."""

from __future__ import annotations

import json
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.__main__ import main
from data.clock import stamp
from data.store.kinds import CROSSWALK, REPORTS, WALKS
from geo.errors import UserError
from tests.data.survey_files import counts, draft, take, written

WALK = """Trygghetsvandring Araby
Id;Vandring;Datum;Ljus;Kategori;Notering;Förslag;Ansvarig;Status;Klar;E;N
1;Araby;2024-05-02;Kväll;belysning;Lampan är släckt.;Byt lampan.;Tekniska;Genomförd;2024-05-20;487445;6305631
2;Araby;2024-05-02;Mörkt;trivsel;Fin lekplats.;;;;;487500,5;6305700
3;Araby;2024-05-02;Mörkt;trivsel;Var var det?;;;;;;
4;Araby;32 maj;Mörkt;skräp;Skräp.;Städa.;;;;487500;6305700
5;Araby;2024-05-02;Mörkt;skräp;Skräp.;Städa.;;;;487500;
6;Araby;2999-05-02;Mörkt;skräp;Skräp.;Städa.;;;;487500;6305700
"""


def test_a_walk_becomes_points_in_the_city_s_crs(store, tmp_path):
    path = written(tmp_path, WALK)
    assert counts(take(store, path, "safety-walks")) == [6, 3, 3, 0]
    assert counts(take(store, path, "safety-walks")) == [6, 0, 3, 3]
    kept = store.table(WALKS).set_index("id")
    assert kept.loc["1", ["walk", "light", "status", "positive"]].tolist() == [
        "Araby",
        "mörkt",
        "genomförd",
        False,
    ]
    assert (kept.loc["1", "date"], kept.loc["1", "done"]) == (date(2024, 5, 2), date(2024, 5, 20))
    assert kept.loc["1"].geometry == shapely.Point(487445, 6305631)
    assert kept["positive"].tolist() == [False, False, False]
    assert kept.loc["3"].geometry is None
    reasons = draft(path, "safety-walks").faults["reason"].tolist()
    assert reasons == ["bad_date", "half_place", "future_date"]


def test_reports_of_residents_from_a_phone(store, tmp_path):
    point = gpd.GeoSeries([shapely.Point(488000, 6305000)], crs="EPSG:3006").to_crs("EPSG:4326")[0]
    text = f"Ärende;Inkom;Kategori;Beskrivning;Longitud;Latitud\nA1;2024-05-02;Gatubelysning;Mörkt;{point.x};{point.y}\n"
    found = draft(written(tmp_path, text), "resident-reports")
    assert (found.place.crs, found.place.detected) == ("EPSG:4326", True)
    take(store, written(tmp_path, text), "resident-reports")
    kept = store.table(REPORTS)
    assert kept["category"].tolist() == ["belysning"]
    assert kept.geometry[0].distance(shapely.Point(488000, 6305000)) < 0.01


def test_points_of_a_map_file(store, tmp_path):
    told = {"Id": ["1"], "Datum": ["2024-05-02"], "Kategori": ["Klotter"]}
    frame = gpd.GeoDataFrame(told, geometry=[shapely.Point(488000, 6305000)], crs="EPSG:3006")
    frame.to_crs("EPSG:4326").to_file(tmp_path / "fel.geojson")
    take(store, tmp_path / "fel.geojson", "resident-reports")
    assert store.table(REPORTS).geometry[0].distance(shapely.Point(488000, 6305000)) < 0.1


@pytest.mark.parametrize(
    ("row", "reason"),
    [("Hov;Ö;1,2", "bad_share"), ("Hov;Ö;-0,1", "bad_share"), ("Hov;Ö;", "bad_share"),
     ("Hov;;0,5", "missing_district"), (";Ö;0,5", "missing_area")],
)  # fmt: skip
def test_a_share_that_is_none_is_rejected(tmp_path, row, reason):
    found = draft(written(tmp_path, f"Område;Kod;Andel\nAraby;V;100 %\n{row}\n"), "crosswalk")
    assert found.faults["reason"].tolist() == [reason]
    assert found.frame["share"].tolist() == [1]


def test_a_district_that_is_handed_out_twice_is_refused(store, tmp_path):
    path = written(tmp_path, "Område;Kod;Andel\nAraby;V;0,7\nHov;V;0,4\n")
    with pytest.raises(UserError, match="Andelarna för V blir tillsammans mer än 1"):
        draft(path, "crosswalk")
    third = written(tmp_path, "Område;Kod;Andel\nA;V;0,334\nB;V;0,333\nC;V;0,335\n")
    take(store, third, "crosswalk")
    assert len(store.table(CROSSWALK)) == 3


@pytest.fixture
def command(store, monkeypatch, capsys):
    """Run a command on the test's store; return code, words, last line."""
    monkeypatch.setenv("LAGESBILD_DATA", str(store.root))

    def run(*arguments: object) -> tuple[int, str, dict[str, object]]:
        code = main([str(argument) for argument in arguments])
        *words, last = capsys.readouterr().out.splitlines()
        return code, "\n".join(words), json.loads(last)

    return run


def areas(folder, *bounds):
    shapes = [shapely.box(*box) for box in bounds]
    told = {"kod": [f"u{i}" for i in range(len(shapes))], "namn": "Område"}
    frame = gpd.GeoDataFrame(told, geometry=shapes, crs="EPSG:3006").to_crs("EPSG:4326")
    frame.to_file(folder / "omr.geojson")
    return ("import", "survey-areas", folder / "omr.geojson", "--code", "kod", "--name", "namn")


LEFT, RIGHT = (484000, 6300000, 490250, 6310000), (490250, 6300000, 494000, 6310000)


def test_survey_areas_make_a_crosswalk_by_surface(store, districts, command, tmp_path):
    store.put_districts(districts)
    code, words, last = command(*areas(tmp_path, LEFT, RIGHT))
    assert (code, last["method"], last["uncovered"]) == (0, "yta", [])
    assert "efter yta" in words
    kept = store.table(CROSSWALK)
    shares = {(row.area, row.code): row.share for row in kept.itertuples()}
    assert shares == pytest.approx({("u0", "V"): 1, ("u0", "Ö"): 0.25, ("u1", "Ö"): 0.75}, abs=1e-3)
    assert set(kept["version"]) == {"omr"}
    assert len(store.table("survey_areas")) == 2


def test_a_crosswalk_made_from_areas_counts_from_its_own_moment(
    store, districts, command, tmp_path
):
    store.put_districts(districts)
    before = stamp()
    while stamp() == before:
        pass
    command(*areas(tmp_path, LEFT, RIGHT))
    assert store.table(CROSSWALK, read_by=before).empty
    assert len(store.table(CROSSWALK, read_by=stamp())) == 3


def test_survey_areas_go_by_people_where_smaller_units_have_them(
    store, districts, command, tmp_path
):
    halves = [shapely.box(e, 6300000, e + 2500, 6310000) for e in (484000, 486500, 489000, 491500)]
    small = gpd.GeoDataFrame({"code": [*"abcd"], "name": "x"}, geometry=halves, crs="EPSG:3006")
    people = pd.DataFrame({"code": [*"abcd"], "year": 2024, "population": [5, 5, 900, 100]})
    store.put_districts(small, people, version="DeSO")
    store.put_districts(districts, version="stadsdelar")
    assert command(*areas(tmp_path, LEFT, RIGHT))[2]["method"] == "befolkning"
    shares = store.table(CROSSWALK).set_index(["area", "code"])["share"]
    assert shares["u0", "Ö"] == pytest.approx(0.45, abs=1e-3)
    assert command(*areas(tmp_path, LEFT, RIGHT), "--weight", "yta")[2]["method"] == "yta"


def test_survey_areas_that_overlap_or_lie_elsewhere_are_refused(
    store, districts, command, tmp_path
):
    assert "Läs in dem först" in command(*areas(tmp_path, LEFT))[2]["error"]
    store.put_districts(districts)
    assert "mer än 1" in command(*areas(tmp_path, LEFT, LEFT))[2]["error"]
    far = (674000, 6580000, 675000, 6581000)
    assert "rätt fil" in command(*areas(tmp_path, far))[2]["error"]
    assert store.table(CROSSWALK).empty
