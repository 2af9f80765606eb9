"""A survey or none: the layers about insecurity, and questions that are a survey's own."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.store.kinds import ANSWERS, CROSSWALK, KINDS
from geo.questions import Question
from pages.parts import felt_layers, felt_map
from tests.pages.reading import captions
from tests.pages.test_same_numbers import built

LAYERS = (felt_layers.INSECURITY, felt_layers.BOTH, felt_layers.WALKS)


def test_without_a_survey_there_is_a_sentence(visit, town):
    town(("2026-05-06 12:00", 500))
    app = visit("perception")
    assert not app.exception
    assert "Ingen trygghetsmätning är inläst" in app.info[0].value


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_without_a_survey_says_so_and_prints(town, layer):
    town(("2026-05-06 12:00", 500))
    app = AppTest.from_function(built, default_timeout=30)
    app.query_params["lager"] = layer
    app.run()
    assert not app.exception
    assert "Läs in data" in str(app.session_state["step"]["legend"])


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_of_the_situation_picture_draws_the_survey(visit, layer):
    app = AppTest.from_function(built, default_timeout=30)
    app.query_params["lager"] = layer
    step = app.run().session_state["step"]
    assert not app.exception
    if layer == felt_layers.WALKS:
        assert len(step["markers"]) > 10
    else:
        assert len({row[0] for row in step["d"]}) > 2
        assert "mätningen 2026" in captions(visit("situation", lager=layer))


@pytest.fixture
def asked(town):
    """Make a survey of one question in two districts, nothing published and no walks."""

    def made(question, answers):
        store, n = town(("2026-05-06 12:00", 500)), len(answers)
        said = pd.DataFrame(
            {"source": "egen", "respondent": np.arange(2 * n).astype(str),
             "area": np.repeat(["K0", "K1"], n), "area_name": np.repeat(["Ett", "Två"], n),
             "year": 2025, "question": question.id, "value": np.tile(answers, 2),
             "weight": 1.0, "sex": "", "age_class": ""}
        )  # fmt: skip
        key = pd.DataFrame(
            {"area": ["K0", "K1"], "area_name": ["Ett", "Två"], "code": ["K0", "K1"],
             "share": 1.0, "method": "fil", "version": "1"}
        )  # fmt: skip
        about = {"profile": "egen", "demo": False}
        own = {
            ANSWERS: (said, {"questions": [asdict(question)]}),
            CROSSWALK: (key, {"version": "1"}),
        }
        with store.changing() as change:
            for kind, (rows, more) in own.items():
                change.add_records(kind, rows.astype(KINDS[kind].columns), about | more)

    return made


def test_a_question_of_the_surveys_own_is_read_as_text(visit, asked):
    asked(Question("fontan", "Fontänen *stör* mig", "fysisk_ordning"), [1.0, 0.0] * 20)
    app = visit("perception")
    assert not app.exception
    assert r"**Fontänen \*stör\* mig**, 2025" in captions(app)
    assert "I mätningen: **50\u00a0%" in captions(app)


def test_a_year_is_shown_in_the_words_it_was_asked_in(visit, asked):
    words = {"since": (2020, 2026), "texts": ("Fontänen brusar",)}
    asked(Question("fontan", "Fontänen stör mig", "fysisk_ordning", **words), [1.0, 0.0] * 20)
    assert "**Fontänen brusar**, 2025" in captions(visit("perception"))
    beside = captions(visit("situation", lager="otrygghet", fokus="K0"))
    assert "Fontänen brusar, mätningen 2025" in beside
    assert r"Fontänen brusar, 2025\: 50" in beside
    assert "Fontänen stör mig" not in beside
    app = AppTest.from_function(built, default_timeout=30)
    app.query_params["lager"] = felt_layers.INSECURITY
    assert "Fontänen brusar (procent)" in str(app.run().session_state["step"]["legend"])


def test_an_index_has_a_map_and_no_scatter(visit, asked, monkeypatch):
    scatters = []
    monkeypatch.setattr(felt_map, "scatter", lambda *_: scatters.append(1))
    asked(Question("matt", "Hur det är här", "helhet", scale="index"), [2.0, 4.0] * 20)
    app = visit("perception", fokus="K0")
    assert not app.exception
    assert scatters == []
    assert "I mätningen: **3,0 (" in captions(app)
    asked(Question("fontan", "Fontänen stör mig", "fysisk_ordning"), [1.0, 0.0] * 20)
    visit("perception", fraga="fontan")
    assert scatters == [1]


@pytest.mark.usefixtures("kept")
def test_a_layer_that_shows_no_survey_does_not_wait_for_one(visit, monkeypatch):
    asked = []
    monkeypatch.setattr("pages.parts.felt.of", asked.append)
    assert not visit("situation", lager="antal").exception
    assert not asked
    assert not visit("situation", lager=felt_layers.INSECURITY).exception
    assert asked
