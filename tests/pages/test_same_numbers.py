"""Map, table, file and picture: four ways to show one answer."""

from __future__ import annotations

import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from geo.figures.map import Paint
from geo.measures.registry import BY_ID
from pages.parts import frame, results
from tests.geo.made import SV
from tests.pages.reading import selection_of


def built():
    """Build map, file and picture in one run of a script, for the test to look at."""
    import streamlit

    from pages.parts import filters, mapdraw, mapview, printed, results, tools
    from pages.parts.words import words

    filters.begin()
    view = filters.choose()
    answer = results.answer(view.kept, view.selection)
    streamlit.session_state["step"] = mapview.build(view, answer, mapdraw.Look(words()))
    names, title = view.kept.names, tools.title(view, answer)
    streamlit.session_state["file"] = tools.to_csv(answer.table, names, title, words())
    printed.picture(view, answer)()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("layer", BY_ID)
def test_a_filter_step_is_small(layer):
    app = AppTest.from_function(built, default_timeout=30)
    everything = {"fran": "2021-01-01", "till": "2026-11-22", "insatser": "1", "lager": layer}
    app.query_params.update(everything)
    app.run()
    assert not app.exception
    assert 1000 < len(Paint(app.session_state["step"]).step) < 100_000


def test_map_file_and_picture_show_the_numbers_of_one_answer(kept, monkeypatch):
    drawn = []
    monkeypatch.setattr("pages.parts.printed.sheet", lambda *given: drawn.append(given) or b"")
    app = AppTest.from_function(built, default_timeout=30)
    app.query_params.update({"lager": "antal", "ljus": "morker", "period": "ar",
                             "fran": "2025-01-01", "till": "2025-12-31"})  # fmt: skip
    app.run()
    assert not app.exception
    selection = selection_of(app, kept)
    now = results.answer(kept, selection).table["now"]
    assert now.sum() > 20
    labels = [text for _, text, *_ in app.session_state["step"]["d"]]
    assert labels == [SV.number(n) for n in now.iloc[:-2]]
    lines = list(
        csv.reader(io.StringIO(app.session_state["file"].decode("utf-8-sig")), delimiter=";")
    )
    assert "i mörker" in lines[0][0]
    assert {line[0]: int(line[2]) for line in lines[2:]} == now.to_dict()
    ((districts, _water, printed, caption),) = drawn
    assert list(districts["code"]) == list(now.index[:-2])
    assert [text for _, text, *_ in printed["d"]] == labels
    assert "i mörker" in caption.title
    assert frame.DEMO in caption.source
    assert app.session_state["step"]["note"] == caption.note
    assert SV.number(now.iloc[-2:].sum()) in caption.note
