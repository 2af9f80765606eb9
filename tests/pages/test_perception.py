"""Crime beside insecurity through Streamlit's test bench: what it says, and what it never says."""

from __future__ import annotations

import re
from types import SimpleNamespace

import numpy as np
import pytest

from geo.figures import answers
from geo.figures.survey_words import number
from pages.parts import felt, felt_map, mapdraw
from tests.geo.made import SV
from tests.pages.reading import captions, query_of

CRIME, ANSWER, VERDICT, FROM = 1, 2, 3, 4  # columns of the table
TAG = re.compile(r"<[^>]+>")


@pytest.fixture
def drawn(monkeypatch):
    """Keep what the map, the scatter and the years were last drawn from."""
    found, years = SimpleNamespace(points=None), answers.answers_svg
    monkeypatch.setattr(mapdraw, "show", lambda _kept, step, **_: vars(found).update(step=step))
    monkeypatch.setattr(
        felt_map.st, "vega_lite_chart", lambda points, *_, **__: vars(found).update(points=points)
    )

    def over_time(*given, **more):
        found.years = years(*given, **more)
        return found.years

    monkeypatch.setattr(answers, "answers_svg", over_time)
    return found


@pytest.fixture
def table(visit):
    """Return the page's table at an address: {district: cells}."""

    def read(**query):
        app = visit("perception", **query)
        assert not app.exception
        return {row[0]: row for row in app.table[0].value.to_numpy().tolist()}

    return read


def column(rows, at):
    return [row[at] for row in rows.values()]


@pytest.mark.parametrize(
    "query", [{}, {"fraga": "nedskrapning", "mot": "alla"}, {"svarande": "man", "mot": "filter"}]
)
def test_map_table_and_scatter_say_the_same_of_every_district(table, kept, drawn, query):
    rows = table(**query)
    assert list(rows) == list(kept.names.values())
    points = drawn.points[drawn.points["part"] == "point"].set_index("name")
    assert len(points) > 20
    for name, (_, _, tip, _) in zip(kept.districts["name"], drawn.step["d"], strict=True):
        said = TAG.sub("\n", tip).replace("&#45;", "-")
        cells, last = rows[name], said.splitlines()[-1]
        assert f"I mätningen: {cells[ANSWER]}" in said
        assert said.casefold().startswith(cells[VERDICT])
        if name in points.index:
            assert points.loc[name, "felt"] == cells[ANSWER]
            assert SV.number(points.loc[name, "x"], 1) == cells[CRIME].split(" (")[0]
        assert cells[FROM] == (last if last.startswith(("uppskattat", "sammanvägt")) else "")
    assert any(cells[FROM] for cells in rows.values())


def test_the_panel_says_of_a_district_what_the_table_says(table, visit, kept):
    rows = table()
    for code, name in list(kept.names.items())[::7]:
        said = captions(visit("perception", fokus=code))
        cells = rows[name]
        assert f"## {name}\n\n### {cells[VERDICT]}" in said
        assert f"I mätningen: **{cells[ANSWER]}**" in said
        assert f"**{cells[CRIME].split(' (')[0]}** brott per 1 000 invånare och år" in said
        assert cells[FROM] in said


@pytest.mark.usefixtures("kept")
def test_the_municipality_is_drawn_with_the_intervals_that_the_panel_says(visit, drawn):
    said = captions(visit("perception"))
    (line,) = drawn.points[drawn.points["part"] == "reference"].to_dict("records")
    assert line["left"] < line["x"] < line["right"]
    assert f"({SV.number(line['left'], 1)}–{SV.number(line['right'], 1)})" in said
    assert f"({SV.number(line['foot'])}–{SV.percent(line['head'] / 100)})" in said


@pytest.mark.usefixtures("kept")
def test_filters_reach_crime_alone_and_only_when_they_are_asked_for(table, visit):
    narrow = {"ljus": "dagsljus", "brott": "klotter", "dag": "1"}
    for crimes in ("morker", "alla"):
        assert table(mot=crimes, **narrow) == table(mot=crimes)
    every, some = table(mot="filter"), table(mot="filter", **narrow)
    assert column(every, CRIME) != column(some, CRIME)
    assert column(every, ANSWER) == column(some, ANSWER)
    assert "övriga filter bara när Enligt filtren är valt" in captions(visit("perception"))


def test_smoothing_is_a_choice_that_is_announced(visit, table, kept):
    app = visit("perception")
    assert not any(toggle.value for toggle in app.toggle if toggle.label == "Utjämna")
    assert "utjämn" not in captions(app).casefold()
    own, smooth = table(), table(utjamnat="1")
    assert own != smooth
    said = captions(visit("perception", utjamnat="1"))
    assert "2026, utjämnat mot kommunen." in said
    assert "Värdena är utjämnade mot kommunen och är inte mätningens egna." in said
    known = felt.of(kept)
    asked = felt.first(known)
    away = [
        (felt.areas(known, one)["value"] - felt.reference(known, one)).abs()
        for one in (asked, felt.Asked(asked.about, asked.source, asked.year, smooth=True))
    ]
    assert (away[1] < away[0]).all()


@pytest.mark.usefixtures("kept")
def test_a_change_of_wording_is_drawn_in_the_years(visit, drawn):
    visit("perception", fraga="ordning", fokus="araby")
    assert "ny frågeformulering 2022" in drawn.years
    visit("perception", fokus="araby")
    assert "ny frågeformulering" not in drawn.years


def test_whose_answers_changes_the_numbers_and_is_said(visit, table, kept):
    everyone, women = table(), table(svarande="kvinna")
    assert all(a != b for a, b in zip(column(everyone, ANSWER), column(women, ANSWER), strict=True))
    assert column(everyone, CRIME) == column(women, CRIME)
    app = visit("perception", svarande="kvinna")
    known = felt.of(kept)
    first = felt.first(known)
    asked = felt.Asked(first.about, first.source, first.year, "kvinna")
    assert "(kvinnor), 2026." in captions(app)
    own = number(felt.reference(known, asked), "share", SV)
    assert f"I mätningen: **{own}" in captions(app)


@pytest.mark.usefixtures("kept")
def test_under_thirty_answers_have_no_value(table):
    rows = table(fraga="utsatt", svarande="16–24")
    assert set(column(rows, ANSWER)) == {"för få svar"}
    assert set(column(rows, VERDICT)) == {"för få svar"}


@pytest.mark.usefixtures("kept")
def test_no_scatter_for_a_question_whose_low_end_is_bad(table, drawn):
    table()
    assert drawn.points is not None
    drawn.points = None
    table(fraga="polisen_bryr_sig")
    assert drawn.points is None
    assert len(drawn.step["d"]) > 20


@pytest.mark.usefixtures("kept")
def test_a_selection_without_crime_has_a_scatter_too(table, drawn):
    rows = table(mot="filter", ljus="dagsljus", brott="klotter", dag="1", timme="2-3")
    assert {cells.split(" ")[0] for cells in column(rows, CRIME)} == {"0,0"}
    assert np.isfinite(drawn.points["x_high"]).all()


@pytest.mark.usefixtures("kept")
def test_the_address_opens_the_same_page(visit, table):
    query = {"fraga": "nedskrapning", "matning": "2023-demo-svar", "svarande": "man",
             "mot": "alla", "karta": "otrygghet", "utjamnat": "1"}  # fmt: skip
    app = visit("perception", **query)
    assert query.items() <= query_of(app).items()
    assert "(män), 2023, utjämnat mot kommunen." in captions(app)
    assert table(**query_of(app)) == table(**query)
    assert not query.keys() & query_of(visit("perception")).keys()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("asked", ["x", "9999-demo-svar", "2026", ""])
def test_what_the_address_cannot_mean_gives_way(visit, asked):
    names = ("fraga", "matning", "svarande", "mot", "karta", "utjamnat")
    app = visit("perception", **dict.fromkeys(names, asked))
    assert not app.exception
    assert not set(names) & query_of(app).keys()
