"""What can be taken away: named after what is in it, and made when it is asked for."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import mapview, printed


def offered():
    """Ready the picture of a view and name the files, as the popover does."""
    import streamlit

    from pages.parts import filters, printed, results, tools

    filters.begin()
    view = filters.choose()
    answer = results.answer(view.kept, view.selection)
    streamlit.session_state["picture"] = printed.picture(view, answer)
    streamlit.session_state["name"] = tools.file_name(view, tools.drawn(view), "png")


def visited(**query: str) -> AppTest:
    app = AppTest.from_function(offered, default_timeout=30)
    app.query_params.update(query)
    app.run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("offence", "drawn"), [("", "tathet"), ("cykelstold", "handelser")], ids=["many", "few"]
)
def test_a_picture_is_named_after_what_is_drawn(offence, drawn):
    years = {"period": "egna", "fran": "2021-01-01", "till": "2026-11-20", "lager": "handelser"}
    name = visited(**years, **({"brott": offence} if offence else {})).session_state["name"]
    assert name == f"lagesbild_{drawn}_2021-01-01_2026-11-20.png"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"lager": "tathet", "fokus": "araby"}, ("Markerat område: Araby", "bandbredd")),
        (
            {"timme": "5-6", "dag": "1", "brott": "vapen", "omrade": "furuby"},
            ("Inga anmälda brott",),
        ),
    ],
)
@pytest.mark.usefixtures("kept")
def test_a_picture_says_what_the_page_says_round_its_map(monkeypatch, query, told):
    drawn = []
    monkeypatch.setattr(printed, "sheet", lambda *given: drawn.append(given) or b"")
    visited(**query).session_state["picture"]()
    note = drawn[0][3].note
    assert "Utanför eller okänt läge" in note
    for words in told:
        assert words in note


@pytest.mark.usefixtures("kept")
def test_a_picture_is_made_after_the_run_in_the_readers_language(monkeypatch):
    built, drawn = [], []
    real = mapview.build
    monkeypatch.setattr(mapview, "build", lambda *a, **k: built.append(a) or real(*a, **k))
    monkeypatch.setattr(printed, "sheet", lambda *given: drawn.append(given) or b"")
    draw = visited(lang="en", lager="antal").session_state["picture"]
    assert not built
    draw()
    step = drawn[0][2]
    assert step["legend"]["title"] == "Reported offences"
    assert "unknown place" in step["note"]
