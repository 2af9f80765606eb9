"""Causes and plan through Streamlit's test bench: written, changed, kept when it cannot be saved."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from data.records import Action, Cause, Problem
from geo.errors import UserError
from pages.parts import access, cached, plan_data, plan_file, plan_save
from tests.data.records.conftest import intervention
from tests.pages.conftest import DAY
from tests.pages.reading import captions, press, query_of, told


def test_a_problem_says_what_is_overdue_and_what_it_lacks(visit, planned):
    said = captions(visit("plan"))
    assert "## Klotter \\*vid\\* torget" in said
    assert "1 åtgärd är försenad" in said
    assert "Saknar uppföljning och dag för uppföljning" in said
    assert "Saknar situationell eller social, effekt på kort sikt, effekt på lång sikt och" in said
    assert "Ingen åtgärd svarar" not in said
    assert "Mot orsaken: Mörkt \\<b\\>i hörnet" in said
    cached.book().update(Cause, planned[1].id, {"withdrawn": True}, expected_version=1, actor="")
    said = captions(visit("plan"))
    assert "Saknar orsak, situationell" in said
    assert "Saknar orsaker, uppföljning" in said


def test_an_action_leads_to_its_intervention(visit, planned):
    book = cached.book()
    made = book.create(intervention(name="Lampor *här*"), actor="")
    action = book.listed(Action)[0]
    linked = {"intervention_id": made.id}
    book.update(Action, action.id, linked, expected_version=action.version, actor="")
    assert planned[0].id == action.problem_id
    said = captions(visit("plan"))
    assert f"[Insats\\: Lampor \\*här\\*](/insatser?insats={made.id})" in said


@pytest.mark.parametrize(
    ("deadline", "state", "late"),
    [
        (DAY, "pågår", False),
        (DAY - dt.timedelta(1), "planerad", True),
        (DAY - dt.timedelta(1), "klar", False),
        (None, "pågår", False),
    ],
)
def test_an_action_is_late_the_day_after_its_last(deadline, state, late):
    action = Action(problem_id=1, what="x", deadline=deadline, state=state)
    plan = plan_data.Plan(Problem(title="x"), (), (action,), DAY)
    assert plan.late(action) is late
    assert plan.late_ones == late


@pytest.mark.parametrize(("status", "late"), [("öppet", True), ("uppföljt", False)])
def test_a_problem_is_late_when_its_follow_up_is(status, late):
    problem = Problem(title="x", status=status, follow_up_on=DAY - dt.timedelta(1))
    assert plan_data.Plan(problem, (), (), DAY).overdue is late


def test_a_step_on_the_board_is_a_change_and_a_withdrawal_can_be_taken_back(visit, planned):
    app, action = visit("plan"), planned[2]
    app.button(f"plan_action_next_{action.id}").click().run()
    assert cached.book().get(Action, action.id).state == "klar"
    app.button(f"plan_action_edit_{action.id}").click().run()
    press(app, "Återta")
    assert "Ingen åtgärd än." in captions(app)
    app.button(f"plan_back_actions_{action.id}").click().run()
    assert "Sätt upp =lampor" in captions(app)


@pytest.mark.usefixtures("planned")
def test_the_table_says_the_same_as_the_board(visit):
    app = visit("plan")
    app.session_state["plan_shape"] = "table"
    (row,) = app.run().table[-1].value.to_dict("records")
    assert row["Åtgärd"] == "Sätt upp =lampor"
    assert row["Orsak"] == "Mörkt \\<b\\>i hörnet"
    assert "Försenad" in row["Att göra"]


@pytest.mark.usefixtures("planned")
def test_a_reader_changes_nothing(visit, monkeypatch):
    monkeypatch.setattr(access, "roles", lambda: frozenset({"läsare"}))
    app = visit("plan")
    assert "Sätt upp =lampor" in captions(app)
    labels = {button.label for button in app.button}
    assert not labels & {"Ändra", "Lägg till orsak", "Lägg till åtgärd", "Ändra problemet"}
    with pytest.raises(UserError, match="behörigheten"):
        plan_save.check_right()
    assert "Gör till problem" not in {b.label for b in visit("situation").button}


def test_a_workbook_holds_the_plan_and_no_formula(planned):
    book = cached.book()
    what = {"what": "=HYPERLINK(1)", "responsible": "+46 \x0b1"}
    book.update(Action, planned[2].id, what, expected_version=1, actor="")
    (plan,) = plan_data.plans()
    sheets = load_workbook(BytesIO(plan_file.workbook(plan)))
    assert sheets.sheetnames == ["Åtgärdsplan", "Orsaker", "Problem"]
    heads, row = sheets["Åtgärdsplan"].values
    cells = dict(zip(heads, row, strict=True))
    assert cells["Vad ska göras?"] == "'=HYPERLINK(1)"
    assert cells["Ansvarig organisation eller roll"].startswith("'+46")
    assert cells["Klart senast"] == dt.datetime(2026, 11, 21)  # noqa: DTZ001 - Excel knows no zone
    assert (cells["Orsak"], cells["Försenad"], cells["Läge"]) == (
        "Mörkt <b>i hörnet",
        "ja",
        "Pågår",
    )
    assert not any(cell.data_type == "f" for s in sheets for line in s.iter_rows() for cell in line)


def test_a_problem_that_is_not_there_gives_way_to_the_newest(visit, planned):
    app = visit("plan", problem="99")
    assert "finns inte" in told(app)
    assert query_of(app)["problem"] == str(planned[0].id)
