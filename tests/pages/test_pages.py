"""Every page alone, through Streamlit's own test bench: numbers, empty answers, odd stores."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from geo.measures.export import AREA_NAMES
from geo.measures.registry import BY_ID
from geo.names import in_order
from geo.schema import OUTSIDE, UNKNOWN
from pages.parts import address, cached, frame, mapdata, play, results
from tests.geo.made import SV
from tests.pages.conftest import boxes, rows
from tests.pages.reading import captions, headline, panel, selection_of, table_of

FOLDER = Path(__file__).parents[2] / "pages"
PAGES = sorted(path.stem for path in FOLDER.glob("*.py"))
EMPTY = "Inga anmälda brott i urvalet."


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_alone(visit, page):
    app = visit(page)
    assert not app.exception
    assert len(app.markdown) + len(app.caption) > 2
    assert frame.DEMO in captions(app)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_english(visit, page):
    app = visit(page, lang="en")
    assert not app.exception
    said = captions(app)  # a frozen figure keeps the words it was frozen with
    assert "Invented demo data, schematic districts" in said
    assert page == "plan" or frame.DEMO not in said


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("page", ["menu", "situation"])
def test_a_page_opens_in_swedish_when_no_one_knows_the_language(visit, page):
    app = visit(page, lang=["en", "xx"])
    assert not app.exception
    assert frame.DEMO in captions(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_an_empty_store(visit, page, tmp_path, monkeypatch):
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "nothing"))
    app = visit(page)
    assert not app.exception
    if page != "intake":
        assert "Det finns inga uppgifter att visa än." in app.info[0].value


FILTERS = {
    "none": {},
    "light": {"f_light": "morker"},
    "weekend nights": {"f_days": [4, 5, 6], "f_from": 18, "f_to": 3},
    "year": {"f_mode": "ar", "f_compare": "foregaende"},
    "rolling": {"f_mode": "rullande", "f_weeks": 26},
    "weeks back": {"f_mode": "vecka", "f_back": 5},
    "offences": {"f_offences": ("cykelstold", "klotter")},
    "unplaced": {"f_areas": [OUTSIDE, UNKNOWN]},
}


@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
def test_every_filter_moves_panel_table_and_address_alike(visit, kept, chosen):
    app = visit()
    for key, value in chosen.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    selection = selection_of(app, kept)
    assert (selection != address.default(kept)) is bool(chosen)
    wanted = results.answer(kept, selection)
    assert headline(app) == SV.number(wanted.tally.total)
    rows, total = table_of(app)
    names = kept.names | AREA_NAMES
    chosen_rows = wanted.table[wanted.table["chosen"]]
    chosen_rows = chosen_rows.loc[in_order(chosen_rows.index, kept.names)]
    assert rows["Område"].tolist() == [names[code] for code in chosen_rows.index]
    assert rows["Antal"].tolist() == [SV.number(n) for n in chosen_rows["now"]]
    assert rows["Före"].tolist() == [SV.number(n) for n in chosen_rows["before"]]
    assert total["Antal"] == SV.number(wanted.tally.total)
    assert total["Före"] == SV.number(wanted.tally.total_before)


def test_an_empty_selection_is_a_sentence(visit, kept):
    default = address.default(kept)
    nothing = next(
        (code, offence)
        for code in kept.names for offence in kept.offences
        if not results.answer(kept, replace(default, areas=(code,), offences=(offence,))).tally.total
    )  # fmt: skip
    app = visit(omrade=nothing[0], brott=nothing[1])
    assert not app.exception
    assert EMPTY in captions(app)
    assert headline(app) == "0"
    assert EMPTY not in captions(visit())


def test_a_day_without_hours_says_what_it_cannot_show(visit, town):
    town(("2018-12-01", 500), ("2018-12-01", 600))
    app = visit()
    assert headline(app) == "2"
    said = captions(app)
    assert "Uppgifter finns först från 1 dec. 2018, så perioden är inte komplett" in said
    assert "inget brott i urvalet har känt klockslag" in said
    assert "För få hela veckor för att rita en kurva." in said
    assert app.table[0].value["Före"].tolist() == ["–"]


def test_a_filter_on_weekdays_says_how_many_may_be_of_another(visit, store):
    store.put_districts(boxes(1))
    month = rows((("2026-11-01", 500), ("2026-11-02", 500))).assign(
        end=pd.to_datetime(["2026-11-30 23:59", "2026-11-02 23:59"])
    )
    store.add_batch([month], {"profile": "test", "demo": False})
    app = visit(dag="1,7")
    assert headline(app) == "1"
    assert "1 utan känd veckodag räknas inte med" in captions(app)
    assert "känd veckodag" not in captions(visit())


def test_a_district_in_focus_has_its_own_numbers(visit, kept):
    table = results.answer(kept, address.default(kept)).table
    code = table.loc[list(kept.names), "now"].idxmax()
    app = visit(fokus=code)
    assert headline(app) == SV.number(table.loc[code, "now"])
    assert f"## {kept.names[code]}" in panel(app)
    assert "jämförbara områden" in captions(app)


@pytest.mark.parametrize("layer", ["antal", "per_1000", "forandring", "tathet", "handelser"])
def test_every_layer_is_drawn_for_one_incident_in_one_district(visit, town, layer):
    town(("2026-05-06 12:00", 500), districts=1)
    app = visit(lager=layer)
    assert not app.exception
    assert headline(app) == "1"
    assert table_of(app)[0]["Antal"].tolist() == ["1", "0", "0"]


@pytest.mark.parametrize("layer", ["", *BY_ID])
def test_incidents_without_districts_are_shown_where_they_lie(visit, store, layer):
    store.add_batch([rows([("2026-05-06 12:00", 500)])], {"profile": "test", "demo": False})
    app = visit(**({"lager": layer} if layer else {}))
    assert not app.exception
    assert not app.error
    assert headline(app) == "1"
    assert "Inga områden är inlästa: läs in dem" in captions(app)
    script = mapdata.script(cached.store().version)
    bounds = json.loads(script.partition(" = ")[2].rstrip(";\n"))["bounds"]
    assert bounds[0][0] < 56.88 < bounds[1][0]


def test_playing_shows_one_step_of_the_period(visit, kept):
    app = visit()
    chosen = address.default(kept)
    parts = play.periods.steps(chosen.period, months=False)
    app.session_state[play.STEP] = 3
    app.run()
    wanted = results.answer(kept, chosen.over(parts[3]))
    assert headline(app) == SV.number(wanted.tally.total)
    assert selection_of(app, kept) == chosen
    app.session_state[play.STEP] = None
    assert headline(app.run()) == SV.number(results.answer(kept, chosen).tally.total)


def test_a_damaged_store_is_a_sentence_on_every_page(tmp_path, monkeypatch):
    (tmp_path / "manifest.json").write_text('{"sha256": "x", "body": {}}', encoding="utf-8")
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path))
    app = AppTest.from_file("../../pages/menu.py", default_timeout=30).run()
    assert not app.exception
    assert len(app.error) == 1


def test_a_name_in_the_table_is_text(visit, store):
    store.put_districts(boxes(1).assign(name="![i](http://evil.example/a.png)"))
    store.add_batch([rows((("2026-05-06 12:00", 500),))], {"profile": "test", "demo": False})
    table, _ = table_of(visit())
    assert "\\!\\[i\\]" in table["Område"].iloc[0]
