"""Trender: one answer in chart, table and files; the filters; what cannot be told is a sentence."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geo.measures.trend import METHODS, MONTHLY, MOVING, NOTHING, WEEKLY
from geo.schema import OUTSIDE
from pages.parts import (
    address,
    results,
    trend_data,
    trend_notes,
    trend_places,
)
from tests.pages.reading import captions, query_of, selection_of

EMPTY = "Inga anmälda brott i urvalet. Ta bort ett filter eller välj en längre period."


NO_PEERS = trend_notes.NO_BAND[trend_data.PEERS].partition(":")[0]


def table_of(app):
    """Show the series as a table and return it."""
    app.session_state["t_shown"] = "table"
    return app.run().table[0].value


def years_of(app):
    """Return the table of years."""
    return next(table.value for table in app.table if "Kvot" in table.value)


@pytest.mark.parametrize(
    "query",
    [{}, {"omrade": "araby"}, {"ljus": "morker", "brott": "klotter"}, {"omrade": OUTSIDE}],
)
def test_every_number_obeys_the_filters(visit, kept, query):
    app = visit("trends", **query)
    assert not app.exception
    chosen = selection_of(app, kept)
    shown = years_of(app)
    every = results.weeks(kept, chosen)["count"].sum()
    numbers = [int(n.replace("\u00a0", "")) for n in shown["Brott"]]
    assert sum(numbers) == every > 0
    counts = [int(n.split(" (")[0].replace("\u00a0", "")) for n in table_of(app)["Anmälda brott"]]
    assert sum(counts) == every


def test_an_empty_selection_is_a_sentence(visit, kept):
    default = address.default(kept)
    nothing = next(
        (code, offence)
        for code in kept.names for offence in kept.offences
        if not results.weeks(kept, replace(default, areas=(code,), offences=(offence,)))["count"].any()
    )  # fmt: skip
    app = visit("trends", omrade=nothing[0], brott=nothing[1])
    assert [box.value for box in app.info] == [EMPTY]
    assert not app.table
    assert app.multiselect  # the filters are there, to take one away


@pytest.mark.usefixtures("kept")
def test_the_maps_own_choices_stay_in_the_address(visit):
    app = visit("trends", lager="tathet", insatser="1")
    assert "Visa på kartan" not in [pills.label for pills in app.pills]
    assert {"lager": "tathet", "insatser": "1"}.items() <= query_of(app).items()
    assert "Visa på kartan" in [pills.label for pills in visit().pills]


def collected():
    """Build chart data, table, file and picture in one run, for the test to look at."""
    import streamlit as st

    from geo.figures.series import series_data
    from geo.measures.export_series import series_csv
    from pages.parts import filters, results, tools, trend_files, trend_marks, trend_series
    from pages.parts.words import words

    filters.begin()
    view = filters.choose()
    answer = results.answer(view.kept, view.selection)
    for period in trend_series.UNITS:
        chosen = trend_series.Chosen(period, "jamforbara", as_table=False)
        found = trend_series.numbers(view, chosen)
        shown = trend_series.told(view.kept, found, period, words())
        marks = trend_marks.marks(view.kept, view.selection)
        st.session_state[f"chart_{period}"] = series_data(shown, marks, view.selection.period)
        st.session_state[f"file_{period}"] = series_csv(shown, tools.title(view, answer), words())
        st.session_state[f"picture_{period}"] = trend_files._picture(view, answer, chosen)()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("period", [WEEKLY, MONTHLY])
def test_chart_table_and_file_have_the_same_numbers(visit, period):
    app = AppTest.from_function(collected, default_timeout=30)
    app.query_params["omrade"] = "araby"
    app.run()
    assert not app.exception
    chart = app.session_state[f"chart_{period}"]
    chart = chart[chart["part"] == "series"]
    text = app.session_state[f"file_{period}"].decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert "i Araby" in lines[0][0]
    for column, name in ((4, "count"), (5, "trend"), (6, "low"), (7, "high")):
        told = [float(line[column].replace(",", ".") or "nan") for line in lines[2:]]
        assert told == pytest.approx(chart[name].tolist(), abs=5.1e-5, nan_ok=True)  # four decimals
    page = visit("trends", omrade="araby")
    page.session_state["t_unit"] = page.session_state["t_unit_sparse"] = period
    table = table_of(page).iloc[::-1]
    for name, column in (("När", "label"), ("Trend", "told_trend"), ("Referens", "told_band")):
        assert table[name].tolist() == chart[column].tolist()
    assert app.session_state[f"picture_{period}"].startswith(b"\x89PNG")
    assert chart["low"].notna().any()


def test_the_reference_begins_as_what_there_can_be(visit, kept):
    assert "jämförbara" not in captions(visit("trends"))
    said = captions(visit("trends", omrade="araby"))
    assert "13 andra områden av samma slag" in said
    app = visit("trends")
    app.session_state["t_reference"] = trend_data.PEERS
    assert trend_notes.WHOLE.partition(":")[0] in captions(app.run())
    few = next(code for code in kept.names if code.startswith("landsbygd"))
    assert NO_PEERS in captions(visit("trends", omrade=few))


@pytest.mark.parametrize("districts", [1, 2])
def test_one_incident_is_sentences(visit, town, districts):
    town(("2026-05-06 12:00", 500), districts=districts)
    app = visit("trends")
    assert not app.exception
    said = captions(app)
    assert METHODS[NOTHING].rstrip(".") in said
    assert trend_notes.NO_BAND[trend_data.EARLIER] in said
    assert "Jämförelse saknas" in said
    assert "För få brott för att avgöra" in said
    assert "Det finns ingen hel månad med uppgifter att visa." in said
    row = years_of(app).iloc[0]
    assert (row["Brott"], row["Året före"], row["Kvot"]) == ("1", "–", "–")


def test_half_a_year_over_week_53_shows_a_moving_mean(visit, town):
    days = [f"2020-{month}-{day:02d}" for month in (10, 11, 12) for day in range(1, 31)]
    town(*((day, 500.0) for day in days), *((f"2021-01-{d:02d}", 500.0) for d in range(1, 32)))
    app = visit("trends")
    app.session_state["t_unit_sparse"] = app.session_state["t_unit"] = WEEKLY
    app.run()
    assert METHODS[MOVING].rstrip(".") in captions(app)
    labels = table_of(app)["När"].tolist()
    assert [label.replace("\u00a0", " ") for label in labels][3:6] == [
        "v. 1 2021", "v. 53 2020", "v. 52 2020",
    ]  # fmt: skip


def test_without_districts_the_ground_is_a_sentence(kept, visit, monkeypatch):
    monkeypatch.setattr(trend_places, "concentrated", lambda *_: None)
    assert "Inget brott i urvalet har ett känt läge inom områdena." in captions(visit("trends"))
    nowhere = replace(kept, districts=kept.districts.iloc[:0])
    monkeypatch.undo()
    assert trend_places.concentrated(nowhere, trend_data.always(address.default(kept))) is None
