"""What is written in the plan: kept, asked about, and never lost when it cannot be saved."""

from __future__ import annotations

import sqlite3

import pytest

from data.records import Action, Cause, engine
from data.records.faults import BUSY, READ_ONLY
from geo.errors import UserError
from pages.parts import cached, personal, plan_open
from tests.pages.reading import captions, press, query_of, told

NUMBER = "19121212-1212"  # of the tax agency's own examples


@pytest.fixture
def hasty(monkeypatch):
    """Wait no longer than a test has time for."""
    monkeypatch.setattr(engine, "WAIT_S", 0.3)


def field(app, name):
    """Return the widget of a field of the form that is open."""
    key = app.session_state[plan_open.OPEN].key(name)
    kinds = (*app.text_input, *app.text_area, *app.selectbox, *app.date_input)
    return next(widget for widget in kinds if widget.key == key)


@pytest.mark.usefixtures("planned")
def test_a_cause_is_written_with_the_survey_as_its_evidence(visit):
    app = visit("plan")
    app.button("plan_cause_add_brottsutsatt").click().run()
    assert personal.PLACES in told(app)
    field(app, "explanation").set_value("Många går ensamma")
    field(app, "strength").set_value("belagd")
    press(app, "Spara")
    assert "En belagd orsak behöver ett underlag" in told(app)
    assert field(app, "explanation").value == "Många går ensamma"
    field(app, "source").set_value("enkätfråga:otrygg_ute")
    press(app, "Spara")
    made = cached.book().listed(Cause)[-1]
    assert (made.bone, made.strength, made.evidence_kind, made.evidence) == (
        "brottsutsatt", "belagd", "enkätfråga", "otrygg_ute",
    )  # fmt: skip
    assert "brott-och-otrygghet?fraga=otrygg" in captions(app)
    assert "Ingen åtgärd svarar mot orsaken." in captions(app)


def test_a_safety_walk_leads_to_the_walks_on_the_map(visit, planned):
    given = {"evidence_kind": "trygghetsvandring", "evidence": "Norr, 3 nov. *2026*"}
    cached.book().update(Cause, planned[1].id, given, expected_version=1, actor="")
    said = captions(visit("plan"))
    assert "](/?lager=vandringar)" in said
    assert query_of(visit(lager="vandringar"))["lager"] == "vandringar"


def test_a_pasted_link_is_kept_as_its_selection_and_leads_nowhere_else(visit, planned):
    app = visit("plan")
    app.button(f"plan_cause_edit_{planned[1].id}").click().run()
    field(app, "source").set_value("länk")
    field(app, "evidence").set_value("https://ond.example/?omrade=K0&ond=javascript:x")
    press(app, "Spara")
    assert cached.book().get(Cause, planned[1].id).evidence == "omrade=K0&ond=javascript:x"
    said = captions(app)
    assert "(/?omrade=K0)" in said
    assert "ond" not in said


def test_a_number_that_looks_personal_is_asked_about_once(visit, planned):
    app = visit("plan")
    app.button(f"plan_cause_edit_{planned[1].id}").click().run()
    field(app, "explanation").set_value(f"Ring {NUMBER}")
    press(app, "Spara")
    assert "personnummer" in told(app)
    assert cached.book().get(Cause, planned[1].id).version == 1
    press(app, "Spara")
    assert cached.book().get(Cause, planned[1].id).explanation == f"Ring {NUMBER}"


def test_two_who_change_the_same_action_both_have_their_say(visit, planned):
    app, action = visit("plan"), planned[2]
    app.button(f"plan_action_edit_{action.id}").click().run()
    field(app, "what").set_value("Sätt upp starkare lampor")
    theirs = {"what": "Byt lampor", "responsible": "Parkeringsbolaget"}
    cached.book().update(Action, action.id, theirs, expected_version=1, actor="anna@exempel.se")
    press(app, "Spara")
    said = told(app)
    assert "anna" in said
    assert "nu står det ”Byt lampor”, du skrev ”Sätt upp starkare lampor”" in said
    assert "Ansvarig organisation eller roll: ändrat till ”Parkeringsbolaget”" in said
    assert field(app, "what").value == "Sätt upp starkare lampor"
    assert field(app, "responsible").value == "Parkeringsbolaget"
    press(app, "Spara")
    kept = cached.book().get(Action, action.id)
    assert (kept.what, kept.responsible) == ("Sätt upp starkare lampor", "Parkeringsbolaget")
    assert plan_open.OPEN not in app.session_state


@pytest.mark.usefixtures("hasty", "planned")
def test_a_locked_database_is_a_sentence_and_what_was_typed_stays(visit):
    app = visit("plan")
    app.button("plan_action_add").click().run()
    field(app, "what").set_value("Klipp häcken")
    with sqlite3.connect(cached.store().root / engine.FILE, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        press(app, "Spara")
        other.execute("ROLLBACK")
    assert BUSY in told(app)
    assert field(app, "what").value == "Klipp häcken"
    assert len(cached.book().listed(Action)) == 1
    press(app, "Spara")
    assert cached.book().listed(Action)[-1].what == "Klipp häcken"


@pytest.mark.usefixtures("planned")
def test_what_cannot_be_written_is_a_sentence_and_what_was_typed_stays(visit, monkeypatch):
    app = visit("plan")
    app.button("plan_action_add").click().run()
    field(app, "what").set_value("Klipp häcken")

    def refused(*_given, **_more):
        raise UserError(READ_ONLY)

    monkeypatch.setattr(type(cached.book()), "create", refused)
    press(app, "Spara")
    assert READ_ONLY in told(app)
    assert field(app, "what").value == "Klipp häcken"
