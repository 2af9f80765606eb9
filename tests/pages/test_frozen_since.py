"""A frozen view has the surveys and the interventions of then."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl

import pandas as pd
import pytest
import shapely

from data.records import Intervention
from data.store.kinds import CROSSWALK, RESULTS
from geo.questions import MAIN
from pages.parts import cached, felt, frozen, then
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
    assert then.SIGNS_OF_NOW not in captions(visit(**query))
    older = {name: said for name, said in query.items() if name != then.SEEN}
    assert then.SIGNS_OF_NOW in captions(visit(**older))


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
def test_what_is_no_moment_is_no_view_of_then(visit, moment):
    app = visit(kand="2026-11-22", sett=moment)
    assert not app.exception
    assert app.session_state[then.THEN] is None
