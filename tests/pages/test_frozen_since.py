"""A frozen view has the surveys and the interventions of then."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.records import Intervention
from data.store.kinds import CROSSWALK, REPORTS, RESULTS, WALKS
from data.survey import SHAPES
from geo.questions import MAIN
from pages.parts import cached, felt, frozen, then, then_note
from tests.pages.reading import captions
from tests.pages.then import first_import, look


@pytest.fixture
def read_in(store):
    return first_import(store)


def frozen_query(app):
    return dict(parse_qsl(frozen.freeze(*look(app)).query))


def lamps(**more):
    return Intervention(
        name="Lampor", kind="Belysning", responsible="Park", start=dt.date(2026, 11, 1),
        geometry=shapely.Point(488_500, 6_304_500), **more,
    )  # fmt: skip


@pytest.mark.usefixtures("read_in")
def test_the_interventions_are_those_that_were_there_then(visit):
    book = cached.book()
    made = book.create(lamps(), actor="")
    query = frozen_query(visit(lager="antal", insatser="1"))
    changes = {
        "name": "Nya lampor",
        "status": "pågående",
        "geometry": shapely.Point(489_500, 6_304_500),
    }
    book.update(Intervention, made.id, changes, expected_version=made.version, actor="")
    book.create(lamps(note="Senare"), actor="")
    kept, now = cached.records(then.read(query)), cached.records()
    assert kept.interventions[["name", "status"]].to_numpy().tolist() == [["Lampor", "planerad"]]
    assert kept.interventions.geometry.x.tolist() == [488_500]
    assert now.interventions["name"].tolist() == ["Nya lampor", "Lampor"]
    withdrawn = book.get(Intervention, made.id)
    book.update(
        Intervention, made.id, {"withdrawn": True}, expected_version=withdrawn.version, actor=""
    )
    assert cached.records(then.read(query)).interventions["name"].tolist() == ["Lampor"]


@pytest.mark.usefixtures("read_in")
def test_what_an_address_does_not_say_is_as_now_and_that_is_said(visit):
    query = frozen_query(visit(lager="antal"))
    said = captions(visit(**query))
    assert then_note.SEEN_UNSAID not in said
    assert "Länken säger inte" not in said
    without = {name: each for name, each in query.items() if name != then.SEEN}
    said = captions(visit(**without))
    assert then_note.SEEN_UNSAID in said
    assert "Visas som känt 22 nov. 2026: brott som lästs in senare räknas inte" in said
    for name, unsaid in (
        (then.AREAS, then_note.AREAS_UNSAID), (then.PEOPLE, then_note.PEOPLE_UNSAID),
        (then.MOMENT, "Visas som känt 22 nov. 2026: filer från senare dagar räknas inte"),
    ):  # fmt: skip
        without = {other: each for other, each in query.items() if other != name}
        assert unsaid in captions(visit(**without))


def answers(store, value, *, code, moment):
    result = pd.DataFrame({
        "source": ["Mätning"], "level": "area", "area": code, "area_name": "Norr", "year": 2025,
        "question": MAIN, "group": "alla", "n": 400, "value": value,
        "low": float("nan"), "high": float("nan"), "withheld": False,
    }).astype({"n": "Int64"})  # fmt: skip
    key = pd.DataFrame({
        "area": code, "area_name": "Norr", "code": ["K0", "K1"], "share": 1.0, "method": "area",
        "version": f"v{value}",
    })  # fmt: skip
    for kind, frame in ((RESULTS, result), (CROSSWALK, key)):
        about = {
            "as_of": "2025-12-31",
            "imported_at": moment,
            "version": f"v{value}",
            "demo": False,
        }
        store.add_records(kind, frame, about)


@pytest.mark.usefixtures("read_in")
def test_the_surveys_are_those_that_had_been_read_in_then(store, visit):
    answers(store, 0.2, code="N", moment="2026-11-24T08:00:00+00:00")
    query = frozen_query(visit(lager="antal"))
    answers(store, 0.4, code="N", moment="2099-01-01T08:00:00+00:00")
    figures = [felt.of(kept).table["value"].tolist() for kept in (
        cached.records(then.read(query)), cached.records(),
    )]  # fmt: skip
    assert figures == [[0.2], [0.4]]
    assert set(felt.of(cached.records(then.read(query))).crosswalk["version"]) == {"v0.2"}


@pytest.mark.usefixtures("read_in")
@pytest.mark.parametrize("moment", ["i går", "2026-11-40T08:00", "<b>"])
@pytest.mark.parametrize("name", [then.SEEN, then.MOMENT])
def test_what_is_no_moment_is_no_view_of_then(visit, name, moment):
    app = visit(kand="2026-11-22", **{name: moment})
    assert not app.exception
    assert app.session_state[then.THEN] is None


@pytest.mark.usefixtures("read_in")
def test_a_moment_of_no_zone_is_none(visit):
    app = visit(kand="2026-11-22", sett="2026-11-22T08:00")
    assert not app.exception
    assert app.session_state[then.THEN] is None


@pytest.mark.usefixtures("read_in")
def test_walks_reports_and_questions_are_those_that_had_been_read_in_then(store, visit):
    answers(store, 0.2, code="N", moment="2026-11-24T08:00:00+00:00")
    query = frozen_query(visit(lager="antal"))
    later = {"imported_at": "2099-01-01T08:00:00+00:00", "demo": False}
    common = {"id": ["1"], "date": dt.date(2026, 11, 1), "category": "belysning", "note": "",
              "status": "ny", "done": None, "x": 488_500.0, "y": 6_304_500.0}  # fmt: skip
    walk = {"walk": "Norr", "light": "mörker", "positive": False, "measure": "", "responsible": ""}
    asked = {"id": MAIN, "wording": "Nya ord", "group": "otrygghet", "scale": "share",
             "bad": "high", "since": [2015], "texts": []}  # fmt: skip
    store.add_records(WALKS, pd.DataFrame(common | walk), later | {"questions": [asked]})
    store.add_records(REPORTS, pd.DataFrame(common), later)
    known, now = (felt.of(kept) for kept in (cached.records(then.read(query)), cached.records()))
    assert [len(each) for each in (known.walks, known.reports)] == [0, 0]
    assert [len(each) for each in (now.walks, now.reports)] == [1, 1]
    assert known.catalogue[MAIN].wording != now.catalogue[MAIN].wording == "Nya ord"


@pytest.mark.usefixtures("read_in")
def test_the_survey_s_areas_are_drawn_only_with_the_crosswalk_they_were_read_in_with(store, visit):
    queries = []
    for code, value, moment in (("N", 0.2, "2026-11-24"), ("M", 0.4, "2099-01-01")):
        answers(store, value, code=code, moment=f"{moment}T08:00:00+00:00")
        shape = gpd.GeoDataFrame({"code": [code], "name": "Norr"}, crs=3006,
                                 geometry=[shapely.box(488_000, 6_304_000, 490_000, 6_305_000)])  # fmt: skip
        store.put_table(SHAPES, shape)
        queries.append(frozen_query(visit(lager="antal")))
    known, now = (
        felt.of(kept) for kept in (cached.records(then.read(queries[0])), cached.records())
    )
    assert (len(known.shapes), now.shapes["code"].tolist()) == (0, ["M"])
    app = visit("perception", **queries[0], karta="matomraden")
    assert not app.exception
    assert "Något gick fel" not in captions(app)
