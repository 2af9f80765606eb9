"""Beside insecurity: what has changed, whom it differs between, darkness, disorder and walks."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from geo.measures.perception import difference, wilson
from geo.measures.quadrant import FIELDS
from geo.offences import DISORDER, INDEX, N_TYPES, PUBLIC_PLACES
from geo.period import Period
from geo.schema import DARK, LIGHT
from geo.selection import Selection
from pages.parts import felt, felt_around, felt_change, felt_crime, felt_summary, felt_time, mapdraw
from tests.geo.made import SV
from tests.pages.reading import captions

WOMEN, MEN = "kvinna", "man"


@pytest.fixture
def known(kept):
    return felt.of(kept)


def figures(known, asked, code, **other):
    row = felt.districts(known, replace(asked, **other)).loc[code]
    return tuple(row[["value", "low", "high"]])


def points(found):
    return [float(round(100 * float(part))) for part in found]


def told(line):
    """Read the three numbers of a difference."""
    text = line.partition(": ")[2].replace("\u2212", "-").replace("\u00a0", "")
    words = [word.strip("(),.+") for word in text.split()]
    return [float(word) for word in words if word.lstrip("-").isdigit()]


def test_a_year_and_a_group_are_compared_with_their_intervals(known):
    asked = felt.first(known)
    before = known.waves(asked.question)[1][1]
    years, *lines = felt_change.said(known, asked, "araby")
    every = felt_change.table(known, asked, "araby")
    n = (every["value"].notna() & (every["group"] == asked.group)).sum()
    assert n > felt_change.SURVEYS
    assert years.startswith(f"Svaren år för år, de {felt_change.SURVEYS} senaste av {n} mätningar")
    assert years.count(" · ") == felt_change.SURVEYS - 1  # its wording has not changed
    assert f"{asked.year} {SV.percent(figures(known, asked, 'araby')[0])}" in years
    assert lines[0].startswith(f"Jämfört med {before}: ")
    then = difference(figures(known, asked, "araby"), figures(known, asked, "araby", year=before))
    assert told(lines[0]) == points(then)
    apart = difference(*(figures(known, asked, "araby", group=g) for g in (WOMEN, MEN)))
    assert told(lines[1]) == points(apart)
    for line, found in zip(lines, (then, apart), strict=True):
        assert line.endswith("kan vara slump.") == (found[1] <= 0 <= found[2])


def test_all_years_are_told_where_there_are_few(known, monkeypatch):
    monkeypatch.setattr(felt_change, "SURVEYS", 9)
    years, *_ = felt_change.said(known, felt.first(known), "araby")
    assert years.startswith("Svaren år för år: ")


def test_no_difference_is_said_across_a_change_of_wording(known):
    question = known.catalogue["ordning"]
    source, year = known.waves("ordning")[0]
    changed = question.since[-1]
    asked = felt.Asked(question, source, changed)
    assert changed < year
    lines = felt_change.said(known, asked, "araby")
    assert any("kan inte jämföras" in line for line in lines)
    assert not any(line.startswith("Jämfört med") for line in lines)


def test_the_years_are_broken_where_the_wording_has_changed(known):
    question = known.catalogue["ordning"]
    (changed,) = question.breaks
    asked = felt.Asked(question, *known.waves("ordning")[0])
    before, mark, after = felt_change.said(known, asked, None)[0].split(" ‖ ")
    assert mark == f"ny frågeformulering {changed}"
    assert " · " not in before
    assert f"{changed - 2} " in before  # no survey was made in the year between
    assert after.startswith(f"{changed} ")
    assert " · " in after
    assert "‖" not in felt_change.said(known, felt.first(known), None)[0]


def test_old_answers_are_shown_under_the_words_of_their_year(visit, known):
    question = known.catalogue["ordning"]
    source, year = known.waves("ordning")[0]
    (changed,) = question.breaks
    for asked in (changed - 2, year):
        query = {"fraga": "ordning", "matning": f"{asked}-{source}"}
        said = captions(visit("perception", **query))
        assert f"**{question.worded(asked)}**, {asked}" in said
        assert f"Före {changed} löd frågan: ”{question.texts[0]}”." in said
    assert "löd frågan" not in captions(visit("perception"))


def test_darkness_and_disorder_are_counted_from_the_incidents(visit, kept):
    app = visit("perception", fokus="araby")
    assert not app.exception
    counted = felt_crime.selection(kept, _view_selection(kept), felt_crime.DARK)
    rows = kept.incidents.rows(
        *(np.datetime64(day) for day in (counted.period.start, counted.period.end))
    )
    cell, when = kept.incidents.cell[rows], kept.incidents.when[rows]
    here = cell // N_TYPES == kept.incidents.area_index["araby"]
    light, offence = when // (25 * 8), cell % N_TYPES
    outdoors = np.isin(offence, [INDEX[o] for o in PUBLIC_PLACES])
    dark, lit = ((here & outdoors & (light == each)).sum() for each in (DARK, LIGHT))
    low, high = wilson(dark / (dark + lit), dark + lit)
    said = captions(app)
    assert (
        f"Mörker: {SV.percent(dark / (dark + lit))} av brotten utomhus "
        f"({SV.number(float(low) * 100)}–{SV.percent(float(high))}, {SV.number(int(dark + lit))} brott)"
    ) in said
    disorder = (here & np.isin(offence, [INDEX[o] for o in DISORDER])).sum()
    people = felt_around.results.answer(kept, counted).table.loc["araby", "people"]
    assert f"ordningsbrott: {SV.number(disorder / people * 1000, 1)} per" in said


def _view_selection(kept):
    from pages.parts.address import default

    return default(kept)


@pytest.mark.usefixtures("kept")
def test_the_walks_lie_over_the_districts(visit, monkeypatch):
    drawn = {}
    monkeypatch.setattr(mapdraw, "show", lambda _kept, step, **_: drawn.update(step))
    app = visit("perception", karta="vandringar")
    assert not app.exception
    assert len(drawn["markers"]) > 20
    assert {fill for fill, *_ in drawn["d"]} == {"#f1eee2"}
    assert any("I mätningen" in tip for _, _, tip, _ in drawn["d"])


def test_crime_and_answers_of_different_years_are_said_to_be_so(visit, known):
    source, year = known.waves(felt.first(known).question)[0]
    said = "Brotten är från 2025–2026 och svaren från {}: de gäller inte samma tid".format
    assert "de gäller inte samma tid" not in captions(visit("perception"))
    assert said(year - 1) in captions(visit("perception", matning=f"{year - 1}-{source}"))
    asked = {"lager": "brott_otrygghet", "period": "ar", "fran": "2024-01-01", "till": "2024-12-31"}
    beside = captions(visit(**asked))
    assert f"Brotten är från 2024 och svaren från {year}: de gäller inte samma tid" in beside
    assert "de gäller inte samma tid" not in captions(visit(**asked | {"lager": "otrygghet"}))
    for days, apart in (((2026, 7, 2), False), ((2026, 7, 3), True)):
        half = Selection(Period(date(*days) - timedelta(days=365), date(*days)))  # 366 days
        assert bool(felt_crime.apart(half, replace(felt.first(known), year=2025))) is apart


def test_the_fields_name_their_districts(visit, kept, known):
    said, asked = captions(visit("perception")), felt.first(known)
    counted = felt_crime.selection(kept, _view_selection(kept), felt_crime.DARK)
    fields = felt_crime.beside(kept, known, asked, counted).table["field"]
    for key, name in FIELDS.items():
        codes = fields.index[fields == key]
        if len(codes) > felt_summary.NAMED:
            assert f"**{name}**: {len(codes)} områden" in said
        elif len(codes):
            assert f"**{name}**: {' och '.join(sorted(kept.names[c] for c in codes))}" in said


def test_the_municipality_in_another_survey_is_a_line_of_another_kind(kept, known):
    asked = felt.first(known)
    wide = known.table[(known.table["level"] == "municipality") & (known.table["group"] == "alla")]
    both = pd.concat([known.table, wide.assign(source="ntu-region")], ignore_index=True)
    view, choice = SimpleNamespace(kept=kept, focus=None), SimpleNamespace(asked=asked, view="")
    lines = felt_time._series(view, replace(known, table=both), choice)
    roles = dict(lines[["label", "role"]].drop_duplicates().to_numpy().tolist())
    assert {roles[label] for label in roles if label.startswith("Växjö (")} == {"other"}
    assert roles["Växjö"] == "municipality"
