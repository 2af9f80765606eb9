"""A meeting in the situation picture: begun, written, decided, ended, and followed up next time."""

import datetime as dt
import io
from urllib.parse import parse_qsl

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from data.minutes import minutes_docx
from data.records import Decision, Item, Meeting, show, shown
from pages.parts import cached, meeting, meeting_file, meeting_follow, meeting_start
from tests.geo.made import SV
from tests.pages.reading import captions, query_of

HELD = dt.date(2026, 11, 23)
ME = "någon"


@pytest.fixture
def town_of_three(town):
    """Make a town with incidents in two districts."""
    return town(("2026-05-06 12:00", 500), ("2026-05-07 12:00", 500), ("2026-05-08 12:00", 1500))


@pytest.fixture
def going(town_of_three):
    assert not town_of_three.is_empty
    row = Meeting(held_on=HELD, title="Operativa Brå", status=meeting.GOING)
    return cached.book().create(row, actor=ME)


def button(app, label):
    return next(one for one in app.button if one.label == label)


@pytest.mark.usefixtures("town_of_three")
def test_a_meeting_is_started_and_the_address_says_so(visit):
    app = visit(lager="antal")
    assert "meeting_freeze" not in {one.key for one in app.button}
    app.session_state[meeting_start.TITLE] = "Veckomöte"
    app.session_state[meeting_start.DAY] = HELD
    app.session_state[meeting_start.PEOPLE] = "Polisen; kommunpolis\n\nVäxjö kommun"
    row = Meeting(
        held_on=HELD, title="Veckomöte", status=meeting.GOING,
        participants=meeting_start.people(app.session_state[meeting_start.PEOPLE]),
    )  # fmt: skip
    made = cached.book().create(row, actor=ME)
    assert made.participants == (("Polisen", "kommunpolis"), ("Växjö kommun", ""))
    app = visit(lager="antal", mote=str(made.id))
    assert not app.exception
    assert "**Veckomöte** 23 nov. 2026" in captions(app)
    assert query_of(app)["mote"] == str(made.id)


def test_what_is_on_screen_is_put_in_the_minutes_as_it_is(visit, going):
    app = visit(lager="antal", omrade="K0", mote=str(going.id))
    button(app, "Lägg till i protokollet").click()
    app.run()
    assert not app.exception
    (item,) = meeting.items(going)
    assert item.section == "lagesbild"
    assert item.figures["total"] == 2
    assert dict(parse_qsl(item.query))["omrade"] == "K0"
    assert item.data_version == cached.records().version
    point = meeting_file.of(going).sections["lagesbild"][0]
    assert point.png.startswith(b"\x89PNG")
    assert point.heading == item.figures["sentence"]
    assert point.table[1][:2] == ("Kvarter 0", "2")


def test_the_next_meeting_begins_with_what_was_decided(going):
    book = cached.book()
    item = book.create(Item(meeting_id=going.id, section="lagesbild", content="Araby"), actor=ME)
    old = [
        book.create(Decision(item_id=item.id, decision=what, responsible="Polisen", status=status), actor=ME)
        for what, status in (("Lys upp", "öppet"), ("Klart nu", "genomfört"))
    ]  # fmt: skip
    following = [
        book.create(Meeting(held_on=HELD + dt.timedelta(weeks=k), title=f"Nr {k}"), actor=ME)
        for k in (1, 2)
    ]
    assert [d.decision for d in meeting.unfinished(going)] == []
    assert [d.decision for d in meeting.unfinished(following[0])] == ["Lys upp", "Klart nu"]
    assert [d.decision for d in meeting.unfinished(following[1])] == [
        "Lys upp"
    ]  # open since before
    book.update(Decision, old[0].id, {"status": "genomfört", "outcome": "Lyser"},
                expected_version=old[0].version, actor=ME)  # fmt: skip
    assert meeting.unfinished(following[1]) == []
    made = Document(io.BytesIO(minutes_docx(meeting_file.of(following[0]), SV)))
    cells = [c.text for t in made.tables for r in t.rows for c in r.cells]
    assert {"Lys upp", "Lyser", "genomfört"} <= set(cells)


def test_a_meeting_that_is_over_takes_no_more(visit, going):
    cached.book().update(
        Meeting, going.id, {"status": meeting.CLOSED}, expected_version=going.version, actor=ME
    )
    app = visit(lager="antal", mote=str(going.id))
    labels = {one.label for one in app.button}
    assert "Lämna mötet" in labels
    assert not labels & {"Lägg till i protokollet", "Avsluta mötet"}


@pytest.mark.usefixtures("town_of_three")
def test_a_meeting_that_does_not_exist_is_told_and_left(visit):
    app = visit(lager="antal", mote="99")
    assert not app.exception
    assert [toast.value for toast in app.toast] == ["Mötet i länken finns inte."]
    assert "mote" not in query_of(app)


def test_the_one_who_follows_sees_what_the_one_who_shows_has_chosen(visit, going):
    chair = visit(lager="antal", mote=str(going.id))
    chair.session_state["meeting_mode"] = meeting_follow.SHOWING
    chair.session_state["f_areas"] = ["K1"]
    chair.run()
    view = shown(cached.book(), going.id)
    assert dict(parse_qsl(view.query))["omrade"] == "K1"
    remote = visit(lager="antal", mote=str(going.id))
    remote.session_state["meeting_mode"] = meeting_follow.FOLLOWING
    remote.run()
    assert not remote.exception
    assert query_of(remote)["omrade"] == "K1"
    show(cached.book(), going.id, "lager=antal&omrade=K0")
    remote.run()
    assert query_of(remote)["omrade"] == "K0"
    assert query_of(remote)["mote"] == str(going.id)


@pytest.mark.usefixtures("going")
def test_what_cannot_be_saved_is_said_and_nothing_is_lost(visit, going, monkeypatch):
    from geo.errors import UserError

    def refuse(*_given, **_more):
        raise UserError("Databasen är upptagen. Försök igen om en stund.")

    app = visit(lager="antal", mote=str(going.id))
    monkeypatch.setattr("data.records.book.Book.create", refuse)
    button(app, "Lägg till i protokollet").click()
    app.run()
    assert not app.exception
    assert [toast.value for toast in app.toast] == [
        "Databasen är upptagen. Försök igen om en stund."
    ]
    assert meeting.items(going) == []


def test_who_follows_keeps_a_language_of_ones_own(visit, going):
    chair = visit(lager="antal", mote=str(going.id), lang="en")
    chair.session_state["meeting_mode"] = meeting_follow.SHOWING
    chair.session_state["f_areas"] = ["K1"]
    chair.run()
    assert query_of(chair)["lang"] == "en"
    assert "lang" not in dict(parse_qsl(shown(cached.book(), going.id).query))
    show(cached.book(), going.id, "lager=antal&omrade=K0&lang=en")  # of an older version
    for spoken in ({}, {"lang": "sv"}):
        remote = visit(lager="antal", mote=str(going.id), **spoken)
        remote.session_state["meeting_mode"] = meeting_follow.FOLLOWING
        remote.run()
        assert query_of(remote)["omrade"] == "K0"
        assert query_of(remote).get("lang", "sv") == "sv"
        assert remote.session_state["language"] == "sv"
    alone = AppTest.from_function(watching, default_timeout=30)  # the whole page has its say too
    alone.query_params["mote"] = str(going.id)
    assert "lang" not in query_of(alone.run())


def watching():
    """Draw what looks every other second for another map, which runs alone."""
    import streamlit

    from pages.parts import meeting_follow

    meeting_follow._watch(int(streamlit.query_params["mote"]))


def test_the_map_does_not_change_under_the_minutes_of_who_follows(visit, going):
    app = visit(lager="antal", mote=str(going.id))
    assert not app.session_state["meeting_minutes_open"]
    app.button("meeting_minutes").click().run()
    assert app.session_state["meeting_minutes_open"]
    app.run()  # closing them runs the page
    assert not app.session_state["meeting_minutes_open"]
    show(cached.book(), going.id, "lager=antal&omrade=K0")
    remote = AppTest.from_function(watching, default_timeout=30)
    remote.query_params["mote"] = str(going.id)
    remote.session_state["meeting_minutes_open"] = True
    assert "omrade" not in query_of(remote.run())
    assert "när protokollet är stängt" in captions(remote)
    remote.session_state["meeting_minutes_open"] = False
    assert query_of(remote.run())["omrade"] == "K0"
