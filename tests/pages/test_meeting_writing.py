"""Writing in the minutes: personal numbers are asked about, and nobody's words are lost."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from data.records import Decision, Item, Meeting
from pages.parts import cached, meeting, personal
from tests.pages.reading import captions

HELD = dt.date(2026, 11, 23)
NUMBER = "19121212-1212"  # of the tax agency's own examples


@pytest.fixture
def point(town):
    """Make a meeting with a point, and one before it with a decision still open."""
    town(("2026-05-06 12:00", 500), ("2026-05-07 12:00", 500))
    book, points = cached.book(), []
    for week in (0, 1):
        held = HELD + dt.timedelta(weeks=week)
        row = book.create(Meeting(held_on=held, title="Brå", status=meeting.GOING), actor="Bo")
        item = Item(meeting_id=row.id, section="laget_runt", content="Mörkt")
        points.append(book.create(item, actor="Bo"))
    decision = Decision(item_id=points[0].id, decision="Lys upp", responsible="Polisen")
    return points[1], book.create(decision, actor="Bo")


def page():
    """Draw the minutes as the dialog does, which is drawn anew alone."""
    import streamlit

    from pages.parts import meeting_minutes

    meeting_minutes._draw(int(streamlit.query_params["mote"]))


@pytest.fixture
def minutes(point):
    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["mote"] = str(point[0].meeting_id)
    return app.run()


def test_the_line_of_the_meeting_says_what_to_follow_up_and_leads_to_it(visit, point):
    app = visit(lager="antal", mote=str(point[0].meeting_id))
    assert app.button("meeting_earlier").label == "Tidigare beslut: 1 (ej klara: 1)"
    app.button("meeting_earlier").click().run()
    assert "Lys upp" in captions(app)


def submit(app, form):
    next(b for b in app.button if b.form_id == form).click().run()
    assert not app.exception
    return app


def test_what_looks_personal_is_asked_about_once_in_the_minutes(minutes, point):
    for form, key, read in (
        (f"form_meeting_said_{point[0].id}", f"meeting_said_{point[0].id}",
         lambda: cached.book().get(Item, point[0].id).content),
        (f"form_outcome_{point[1].id}", f"outcome_{point[1].id}_said",
         lambda: cached.book().get(Decision, point[1].id).outcome),
        ("form_meeting_note_laget_runt", "meeting_note_laget_runt",
         lambda: " ".join(i.content for i in cached.book().listed(Item))),
        (f"form_decision_{point[0].id}", f"decision_{point[0].id}_what",
         lambda: " ".join(d.decision for d in cached.book().listed(Decision))),
    ):  # fmt: skip
        said = f"Ring {NUMBER} {key}"
        minutes.text_area(key).set_value(said)
        if key.startswith("decision"):
            minutes.text_input(f"decision_{point[0].id}_who").set_value("Polisen")
        submit(minutes, form)
        assert any("personnummer" in w.value for w in minutes.warning), form
        assert said not in read()
        submit(minutes, form)
        assert said in read()
        assert not minutes.warning
    assert personal.PLACES in captions(minutes)


def test_the_later_of_two_who_write_is_told_and_overwrites_only_on_purpose(minutes, point):
    item, form = point[0], f"form_meeting_said_{point[0].id}"
    cached.book().update(Item, item.id, {"content": "Halvljust"}, expected_version=1, actor="Anna")
    minutes.run()  # the minutes are drawn anew, of the new version, before it is saved
    submit(minutes, form)  # unchanged: it must not pass for read
    minutes.text_area(f"meeting_said_{item.id}").set_value("Två lampor är trasiga")
    submit(minutes, form)
    warned = " ".join(w.value for w in minutes.warning)
    assert "Anna har ändrat uppgiften" in warned
    assert "nu står det ”Halvljust”, du skrev ”Två lampor är trasiga”" in warned
    assert cached.book().get(Item, item.id).content == "Halvljust"
    assert minutes.text_area(f"meeting_said_{item.id}").value == "Två lampor är trasiga"
    submit(minutes, form)
    assert cached.book().get(Item, item.id).content == "Två lampor är trasiga"


def test_a_follow_up_keeps_what_the_other_one_changed_beside_it(minutes, point):
    decision = point[1]
    minutes.text_area(f"outcome_{decision.id}_said").set_value("Beställt")
    theirs = {"status": "genomfört"}
    cached.book().update(Decision, decision.id, theirs, expected_version=1, actor="Anna")
    submit(minutes, f"form_outcome_{decision.id}")
    assert "ändrat till ”genomfört”" in " ".join(w.value for w in minutes.warning)
    submit(minutes, f"form_outcome_{decision.id}")
    row = cached.book().get(Decision, decision.id)
    assert (row.status, row.outcome) == ("genomfört", "Beställt")
