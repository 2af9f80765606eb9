"""A frozen view opens the same numbers, whatever has been read in since."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from data.records import Meeting
from pages.parts import (
    cached,
    frozen,
    meeting,
    meeting_follow,
    reopen,
    then,
)
from tests.pages.reading import captions, headline, query_of, selection_of, table_of
from tests.pages.then import DAYS, first_import, look, put


@pytest.fixture
def read_in(store):
    return first_import(store)


def test_a_frozen_view_opens_the_same_numbers_after_three_imports(visit, read_in):
    app = visit(lager="antal", fokus="K0")
    shown, total, table = frozen.freeze(*look(app)), headline(app), table_of(app)[0]
    assert shown.known_on == dt.date(2026, 11, 22)
    read_in()
    today = visit(**query_of(app))
    assert headline(today) == total  # the district in focus; the others have grown
    assert table_of(today)[0]["Antal"].tolist() != table["Antal"].tolist()
    again = visit(**dict(parse_qsl(shown.query)))
    assert headline(again) == total
    assert table_of(again)[0].equals(table)
    assert "Visas som känt 22 nov. 2026" in captions(again)
    assert "Visas som känt" not in captions(today)
    assert query_of(again).items() >= dict(parse_qsl(shown.query)).items()


def test_the_way_back_to_now_keeps_the_selection(visit, read_in):
    shown = frozen.freeze(*look(visit(lager="antal")))
    read_in()
    again = visit(**dict(parse_qsl(shown.query)))
    then_chosen, total = selection_of(again, cached.records()), headline(again)
    again.button("then_now").click().run()
    assert not again.exception
    assert "kand" not in query_of(again)
    assert selection_of(again, cached.records()) == then_chosen
    assert int(headline(again)) == int(total) + 12
    assert "Visas som känt" not in captions(again)


def test_who_follows_a_meeting_sees_the_numbers_of_then_as_the_one_who_shows(visit, read_in):
    shown = frozen.freeze(*look(visit(lager="antal")))
    read_in()
    row = Meeting(held_on=dt.date(2026, 12, 7), title="Möte", status=meeting.GOING)
    mote = str(cached.book().create(row, actor="Bo").id)
    chair = visit(**dict(parse_qsl(shown.query)), mote=mote)
    remote = visit(lager="antal", mote=mote)
    for app, mode in zip((chair, remote), ("SHOWING", "FOLLOWING"), strict=True):
        app.session_state["meeting_mode"] = getattr(meeting_follow, mode)
        app.run()
    assert (headline(remote), query_of(remote)) == (headline(chair), query_of(chair))
    assert "Visas som känt" in captions(remote)
    now = int(headline(chair)) + 12  # of the later imports
    chair.button("then_now").click().run()
    remote.run()
    assert int(headline(remote)) == int(headline(chair)) == now
    assert "kand" not in query_of(remote)


def test_what_is_frozen_again_from_an_earlier_day_is_of_that_day(visit, read_in):
    first = frozen.freeze(*look(visit(lager="antal")))
    read_in()
    again = frozen.freeze(*look(visit(**dict(parse_qsl(first.query)))))
    assert (again.query, again.known_on) == (first.query, first.known_on)
    source = again.figures.pop("source")
    assert source == f"{first.figures.pop('source')} Som känt 22 nov. 2026."
    assert again.figures == first.figures


@pytest.mark.usefixtures("kept")
def test_figures_are_plain_and_are_those_of_the_page(visit):
    app = visit(lager="antal", omrade="araby,teleborg")
    view, answer = look(app)
    figures = frozen.freeze(view, answer).figures
    assert json.loads(json.dumps(figures, allow_nan=False)) == figures
    assert figures["total"] == answer.tally.total == sum(r["now"] for r in figures["groups"])
    assert figures["before"] == answer.tally.total_before
    assert {row["code"] for row in figures["districts"]} == {"araby", "teleborg"}
    assert sum(row["now"] for row in figures["districts"]) == figures["total"]
    assert figures["sentence"].startswith("Alla anmälda brott, i Araby och Teleborg")
    assert figures["rate_low"] < figures["rate"] < figures["rate_high"]


@pytest.mark.usefixtures("read_in")
def test_nothing_to_compare_with_is_none(visit):
    figures = frozen.freeze(*look(visit(lager="antal"))).figures
    assert figures["before"] is None
    assert figures["rate"] is None
    assert "i jämförelseperioden" not in reopen.headline(figures)


@pytest.mark.usefixtures("read_in")
@pytest.mark.parametrize("day", ["2026-11-01", "i går", "2026-13-01", "<b>"])
def test_a_day_of_which_nothing_is_known_is_named_and_ignored(visit, day):
    app = visit(kand=day)
    assert not app.exception
    assert any("Ingenting var känt" in toast.value for toast in app.toast)
    assert "kand" not in query_of(app)
    assert app.session_state[then.THEN] is None


@pytest.mark.usefixtures("read_in")
def test_a_day_alone_is_what_files_of_that_day_and_before_told(visit, store):
    put(store, [(DAYS[0], 500)], "2026-12-24", "2026-12-24")
    app = visit(kand="2026-12-01")
    assert headline(app) == "21"
    assert headline(visit()) == "22"


@pytest.mark.usefixtures("read_in")
def test_a_frozen_map_is_drawn():
    def page():
        import streamlit

        from pages.parts import filters, frozen, play

        filters.begin()
        streamlit.session_state["png"] = frozen.image(*play.shown()[1:])

    app = AppTest.from_function(page, default_timeout=60).run()
    assert not app.exception, app.exception
    assert app.session_state["png"].startswith(b"\x89PNG")
