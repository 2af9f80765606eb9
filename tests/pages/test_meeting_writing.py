"""Writing in the minutes: personal numbers are asked about, and nobody's words are lost."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from data.records import Decision, Item, Meeting
from pages.parts import cached, live, meeting, meeting_start, personal
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


def submit(app, form, *_typed):
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
    assert captions(minutes).count(personal.PLACES) == 1  # over the minutes, not in every box


def starting():
    """Draw the form that a meeting begins with, which stands in a box that opens."""
    from pages.parts import meeting_start

    meeting_start._form()


def test_what_looks_personal_is_asked_about_before_a_meeting_begins(town, monkeypatch):
    monkeypatch.setattr(live, "changed_elsewhere", lambda: None)  # there is no page round it
    town(("2026-05-06 12:00", 500))
    app = AppTest.from_function(starting, default_timeout=60).run()
    for box, said in (("text_input", f"Möte {NUMBER}"), ("text_area", f"Polisen; {NUMBER}")):
        field = getattr(app, box)[0]
        before = len(cached.book().listed(Meeting))
        submit(app, meeting_start.FORM, field.set_value(said))
        assert NUMBER in app.warning[0].value.replace("\\", "")
        assert len(cached.book().listed(Meeting)) == before
        assert getattr(app, box)[0].value == said
        submit(app, meeting_start.FORM)
        assert len(cached.book().listed(Meeting)) == before + 1
        assert not app.warning
        submit(app, meeting_start.FORM, getattr(app, box)[0].set_value("Polisen"))
    assert personal.PLACES in captions(app)


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


def test_a_point_taken_away_while_another_writes_on_it_keeps_the_words(minutes, point):
    item, key = point[0], f"meeting_said_{point[0].id}"
    cached.book().update(Item, item.id, {"withdrawn": True}, expected_version=1, actor="Anna")
    minutes.run()  # the minutes are drawn anew for any other reason
    minutes.text_area(key).set_value("Två lampor är trasiga")
    submit(minutes, f"form_{key}")
    warned = " ".join(w.value for w in minutes.warning)
    assert "Anna har tagit bort punkten. Det du har skrivit finns kvar" in warned
    assert "Uppgiften är återtagen." in warned
    assert cached.book().get(Item, item.id).withdrawn  # told first
    assert minutes.text_area(key).value == "Två lampor är trasiga"
    submit(minutes, f"form_{key}")
    row = cached.book().get(Item, item.id)
    assert (row.withdrawn, row.content) == (False, "Två lampor är trasiga")
    assert not minutes.warning


def test_a_decision_on_a_point_that_was_taken_away_is_kept_until_it_is_back(minutes, point):
    item, key = point[0], f"decision_{point[0].id}"
    minutes.text_area(f"{key}_what").set_value("Byt lampor")
    minutes.text_input(f"{key}_who").set_value("Tekniska")
    cached.book().update(Item, item.id, {"withdrawn": True}, expected_version=1, actor="")
    submit(minutes, f"form_{key}")
    assert "beslutet är inte sparat" in minutes.toast[0].value
    assert "Någon annan har tagit bort punkten" in minutes.warning[0].value
    assert minutes.text_area(f"{key}_what").value == "Byt lampor"
    minutes.button(f"point_{item.id}_back").click().run()
    submit(minutes, f"form_{key}")
    assert [d.decision for d in meeting.decisions([item])] == ["Byt lampor"]
    assert not cached.book().get(Item, item.id).withdrawn


def test_a_point_one_takes_away_oneself_is_gone_unless_something_is_decided_on_it(minutes, point):
    item = point[0]
    minutes.button(f"meeting_said_{item.id}_away").click().run()
    assert cached.book().get(Item, item.id).withdrawn
    assert f"meeting_said_{item.id}" not in {box.key for box in minutes.text_area}
    back = cached.book().update(
        Item, item.id, {"withdrawn": False}, expected_version=2, actor="Anna"
    )
    decided = Decision(item_id=item.id, decision="Byt lampor", responsible="Tekniska")
    cached.book().create(decided, actor="Anna")
    minutes.run()
    minutes.button(f"meeting_said_{item.id}_away").click().run()
    assert "Det finns beslut på punkten" in minutes.warning[0].value
    assert cached.book().get(Item, item.id) == back


def test_a_follow_up_under_way_stays_when_another_finishes_the_decision(minutes, point):
    """Of a decision from before the last meeting, which is listed only while it is open."""
    old, book = point[1], cached.book()
    held = HELD + dt.timedelta(weeks=2)
    row = book.create(Meeting(held_on=held, title="Nästa", status=meeting.GOING), actor="Bo")
    minutes.query_params["mote"] = str(row.id)
    minutes.run()
    minutes.text_area(f"outcome_{old.id}_said").set_value("Beställt")
    book.update(Decision, old.id, {"status": "genomfört"}, expected_version=1, actor="Anna")
    submit(minutes, f"form_outcome_{old.id}")
    assert minutes.text_area(f"outcome_{old.id}_said").value == "Beställt"
    submit(minutes, f"form_outcome_{old.id}")
    done = book.get(Decision, old.id)
    assert (done.status, done.outcome) == ("genomfört", "Beställt")
