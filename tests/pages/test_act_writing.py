"""Writing interventions down: the form, its refusals, and that nothing typed is lost."""

from __future__ import annotations

import datetime as dt

import pytest
import shapely

from data.records import Intervention, Problem
from data.records.faults import BUSY
from geo.errors import UserError
from pages.parts import access, act_card, act_draft, act_where, cached, personal
from tests.geo.made import SV
from tests.pages.acts import errors, field, first, listed, page, press, said_between
from tests.pages.reading import captions, query_of

NUMBER = "19811218-9876"  # no one's: the tax agency's own example


def test_an_intervention_is_written_down_changed_and_closed(visit, book, steps):
    app = press(page(visit), "Ny insats")
    assert personal.PLACES in captions(app)
    assert steps[-1]["draw"]["kinds"][0] == ["point", "Punkt"]
    field(app, "name").set_value("Fler lampor")
    field(app, "responsible").set_value("Tekniska förvaltningen")
    field(app, "start").set_value(dt.date(2026, 9, 1))
    field(app, "how").set_value(act_where.COORDINATES)
    field(app, "at").set_value("6303700, 488100")
    app = press(app, "Spara")
    made = first(book, name="Fler lampor")
    assert (made.geometry, made.status) == (shapely.Point(488100, 6303700), "planerad")
    assert "## Fler lampor" in captions(app)
    assert query_of(app)["insats"] == str(made.id)
    app = press(app, "Ändra")
    field(app, "status").set_value("pågående")
    field(app, "groups").set_value(["stold"])
    app = press(app, "Spara")
    assert first(book, name="Fler lampor").groups == ("stold",)
    app = press(app, "Avsluta")
    field(app, "status").set_value("avslutad")
    field(app, "end").set_value(dt.date(2026, 11, 1))
    field(app, "follow_up").set_value("Ljusare, och fler går där.")
    app = press(app, "Spara")
    row = first(book, name="Fler lampor")
    assert (row.status, row.end, row.version) == ("avslutad", dt.date(2026, 11, 1), 3)
    assert "Avsluta" not in [button.label for button in app.button]


def test_what_is_drawn_on_the_map_becomes_the_place(visit, book):
    app = press(page(visit), "Ny insats")
    line = shapely.LineString([(488000, 6303700), (488100, 6303800)])
    app.session_state[act_draft.DRAFT] = act_draft.replace(
        app.session_state[act_draft.DRAFT], shape=line
    )
    app.run()
    assert f"Ritat: en linje {SV.number(line.length)} m" in captions(app)
    for name, said in (("name", "Stråket"), ("responsible", "Parkenheten")):
        field(app, name).set_value(said)
    field(app, "start").set_value(dt.date(2026, 9, 1))
    press(app, "Spara")
    assert first(book, name="Stråket").geometry == line


def test_the_problem_it_answers_is_chosen_and_each_leads_to_the_other(visit, book):
    made = book.create(Problem(title="Mörkt *här*"), actor="")
    app = press(page(visit, insats="1"), "Ändra")
    assert field(app, "problem_id").value is None
    field(app, "problem_id").set_value(made.id)
    app = press(app, "Spara")
    row = book.get(Intervention, 1)
    assert row.problem_id == made.id
    assert f"[Svarar på problemet\\: Mörkt \\*här\\*](/plan?problem={made.id})" in captions(app)
    plan = captions(visit("plan", problem=str(made.id)))
    assert f"(/insatser?insats={row.id})" in plan
    app.segmented_control(act_card.VIEW).set_value(act_card.ABOUT).run()
    assert "problem som insatsen svarar på från inget till ”Mörkt \\*här\\*”" in captions(app)
    changes = {"withdrawn": True}
    book.update(Problem, made.id, changes, expected_version=1, actor="")
    app = page(visit, insats="1")
    assert "Svarar på ett återtaget problem: Mörkt" in captions(app)
    assert field(press(app, "Ändra"), "problem_id").value == made.id


def test_a_district_is_a_place_without_a_pointer(visit, book):
    app = press(page(visit, insats="1"), "Ändra")
    field(app, "how").set_value(act_where.WHOLE)
    app = press(app, "Spara")
    assert "Välj vilket område insatsen gäller." in errors(app)
    assert "error" in said_between(app, "public", "Spara")
    field(app, "district").set_value("araby")
    press(app, "Spara")
    shape = cached.records().districts.set_index("code").geometry["araby"]
    assert book.get(Intervention, 1).geometry.symmetric_difference(shape).area < 1


@pytest.mark.parametrize("text", ["", "6303700", "norr om torget", "1, 2, 3", "6303700 x"])
def test_coordinates_that_are_none_are_refused_with_a_way_forward(text):
    with pytest.raises(UserError, match="nord, ost"):
        act_where.coordinates(text, "EPSG:3006")


@pytest.mark.parametrize(
    "text", ["56.8777, 14.8091", "56,8777 14,8091", "56.8777;14.8091", "6303788.4 488365.2"]
)
def test_coordinates_are_read_in_degrees_and_in_metres(text):
    found = act_where.coordinates(text, "EPSG:3006")
    assert found.distance(shapely.Point(488365.2, 6303788.4)) < 1


def test_the_later_of_two_editors_is_told_and_loses_nothing(visit, book):
    app = press(page(visit, insats="1"), "Ändra")
    before = book.get(Intervention, 1)
    field(app, "note").set_value("Två lampor är trasiga")
    book.update(
        Intervention, 1, {"note": "Mörkt sedan maj", "responsible": "Fastighet"},
        expected_version=before.version, actor="Bo",
    )  # fmt: skip
    app = press(app, "Spara")
    assert "Bo har ändrat uppgiften" in errors(app)
    assert {"error", "table"} <= {*said_between(app, "public", "Spara")}
    table = app.table[0].value.set_index("Fält")
    assert table.loc["Anteckning"].tolist() == [
        f"”{before.note}”", "”Mörkt sedan maj”", "”Två lampor är trasiga”", "ditt",
    ]  # fmt: skip
    assert table.loc["Ansvarig organisation", "Om du sparar igen"] == "som det står nu"
    assert field(app, "note").value == "Två lampor är trasiga"
    app = press(app, "Spara")
    assert not errors(app)
    after = book.get(Intervention, 1)
    assert (after.note, after.responsible) == ("Två lampor är trasiga", "Fastighet")


def test_a_busy_database_is_a_sentence_and_the_text_stays(visit, book, monkeypatch):
    app = press(page(visit, insats="1"), "Följ upp")
    field(app, "follow_up").set_value("Det gick bra.")
    real = type(book).update

    def refuse(*_given, **_more):
        raise UserError(BUSY)

    monkeypatch.setattr(type(book), "update", refuse)
    app = press(app, "Spara")
    assert "Databasen är upptagen" in errors(app)
    assert field(app, "follow_up").value == "Det gick bra."
    monkeypatch.setattr(type(book), "update", real)
    app = press(app, "Spara")
    assert not errors(app)
    assert book.get(Intervention, 1).follow_up == "Det gick bra."


def test_a_personal_number_is_warned_of_and_answered_for(visit, book):
    app = press(page(visit, insats="1"), "Följ upp")
    field(app, "follow_up").set_value(f"Ring {NUMBER}")
    app = press(app, "Spara")
    assert "ser ut att innehålla ett personnummer" in errors(app)
    assert "warning" in said_between(app, "follow_up", "Spara")
    assert book.get(Intervention, 1).follow_up == ""
    field(app, "sure").check()
    press(app, "Spara")
    assert book.get(Intervention, 1).follow_up == f"Ring {NUMBER}"


def test_a_reader_sees_and_cannot_change(visit, book, monkeypatch, steps):
    app = press(page(visit, insats="1"), "Ändra")
    field(app, "note").set_value("Nytt")
    monkeypatch.setattr(access, "roles", lambda: frozenset({"läsare"}))
    press(app, "Spara")  # the form was on screen when the right was taken away
    assert book.get(Intervention, 1).version == 1
    app = page(visit, insats="1")
    labels = {button.label for button in app.button}
    assert not labels & {"Ändra", "Följ upp", "Avsluta", "Ny insats", "Spara"}
    assert "Det kräver behörigheten analytiker" in captions(app)
    assert steps[-1]["draw"] is None
    assert len(listed(app)) == 40
