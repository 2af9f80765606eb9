"""A problem is born from what is on screen, with its figures and its map."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data.records import Problem, image
from pages.parts import cached, frozen, plan_new, reopen_now
from tests.geo.made import SV
from tests.pages.conftest import DAY
from tests.pages.reading import captions, headline


@pytest.fixture
def shown(town):
    """Make a town with offences on every day of three weeks."""
    return town(*((f"2026-11-{day:02d} 12:00", 500) for day in range(2, 23)))


def test_what_is_on_screen_becomes_a_problem(kept, monkeypatch):
    made = []
    monkeypatch.setattr(cached.Book, "create", lambda _book, row, **_k: made.append(row) or row)
    monkeypatch.setattr(plan_new, "keep_image", lambda _book, png: made.append(png[:4]) or "abc")
    app = born("Cykelstölder", omrade="araby", lager="antal", brott="cykelstold")
    assert not app.exception
    assert made[0] == b"\x89PNG"
    problem = made[1]
    assert (problem.title, problem.place, problem.known_on) == ("Cykelstölder", "Araby", DAY)
    assert problem.figures["image"] == "abc"
    assert problem.figures["sentence"].startswith("Cykelstöld, i Araby")
    assert problem.data_version == kept.version
    assert {"omrade=araby", f"kand={DAY}"} <= {*problem.query.split("&")}


def born(title, **query):
    def page():
        import streamlit

        from geo.errors import UserError
        from pages.parts import filters, plan_new, play

        filters.begin()
        _chosen, view, answer = play.shown()
        try:
            plan_new.create(view, answer, streamlit.session_state["title"])
        except UserError as problem:
            streamlit.session_state["refused"] = str(problem)

    app = AppTest.from_function(page, default_timeout=60)
    app.session_state["title"] = title
    app.query_params.update(query)
    return app.run()


@pytest.mark.usefixtures("shown")
def test_a_problem_keeps_its_map_and_is_shown_with_it(visit):
    assert not born("Klotter mitt på dagen", lager="antal").exception
    problem = cached.book().listed(Problem)[-1]
    assert image(cached.book(), problem.figures["image"]).startswith(b"\x89PNG")
    said = captions(visit("plan"))
    assert "## Klotter mitt på dagen" in said
    assert "Samma urval ger samma siffror i dag." in said
    assert "21 anmälda brott" in said


@pytest.mark.usefixtures("shown")
def test_a_problem_without_a_title_is_refused_before_the_map_is_drawn(monkeypatch):
    monkeypatch.setattr(plan_new.frozen, "image", lambda *_given: pytest.fail("drawn"))
    assert "Skriv vad problemet är" in born("  ").session_state["refused"]
    assert len(cached.book().listed(Problem)) == 0


def test_the_demo_s_problems_have_their_figures_and_map_as_a_user_s_do(visit, book):
    for problem in book.listed(Problem):  # as data/ makes them: the store is others' too
        book.update(Problem, problem.id, {"figures": None}, expected_version=problem.version,
                    actor="")  # fmt: skip
    app = visit("plan")
    assert not app.exception
    assert "utan siffror" not in captions(app)
    for problem in book.listed(Problem):
        figures = problem.figures
        opened = visit(**frozen.query_of(problem))
        assert headline(opened) == SV.number(figures["total"])
        assert figures["sentence"]
        assert "Som känt" not in figures["source"]
        assert image(book, figures["image"]).startswith(b"\x89PNG")
        assert reopen_now.difference(problem) == "Samma urval ger samma siffror i dag."
    revision = book.revision
    visit("plan")
    assert book.revision == revision  # once
