"""The time line: valid, the same whatever the data, and fed with the columns it names."""

import json
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from altair.vegalite.v6.schema import Root

from geo.figures import timeline
from geo.measures.pattern import weekly
from geo.period import Period
from pages.parts.words import Words
from tests.geo.made import SV

CHARTS = (timeline.timeline,)
MONDAY = date(2026, 6, 1)
WEEKS = weekly(np.arange(66), np.datetime64("2026-05-29"))  # from a Friday


def data_of(make):
    period = Period(MONDAY, MONDAY)
    return {
        timeline.timeline: lambda: timeline.timeline_data(WEEKS, period, period),
    }[make]()


def fields(node):
    """Return every data field that a specification names."""
    if isinstance(node, dict):
        own = {node["field"]} if isinstance(node.get("field"), str) else set()
        return own.union(*(fields(value) for value in node.values()))
    return set().union(*(fields(value) for value in node)) if isinstance(node, list) else set()


@pytest.mark.parametrize("make", CHARTS)
@pytest.mark.parametrize(("language", "theme"), [("sv", "light"), ("en", "dark")])
def test_a_chart_is_valid_and_holds_no_data(make, theme, language):
    spec = make(Words(language), theme, height=90)
    assert "data" not in spec
    assert "datasets" not in spec
    assert spec["height"] == 90
    Root.validate(spec | {"data": {"name": "shown"}})
    assert make(Words(language), theme, height=90) == spec
    assert len(json.dumps(spec)) < 5000


@pytest.mark.parametrize("make", CHARTS)
def test_the_data_have_the_columns_that_the_chart_names(make):
    named = fields(make(SV, "light", height=90))
    assert named
    assert named <= set(data_of(make).columns)


@pytest.mark.parametrize("make", CHARTS)
def test_themes_and_languages_differ(make):
    specs = [
        json.dumps(make(Words(language), theme, height=90))
        for language in ("sv", "en") for theme in ("light", "dark")
    ]  # fmt: skip
    assert len(set(specs)) == 4


def test_the_timeline_can_be_brushed():
    names = [p["name"] for p in timeline.timeline(SV, "light", height=70)["params"]]
    assert names == [timeline.BRUSH]


def test_the_timeline_marks_the_weeks_of_both_periods():
    now = Period(MONDAY + timedelta(days=16), MONDAY + timedelta(days=20))  # within one week
    before = Period(MONDAY + timedelta(days=6), MONDAY + timedelta(days=7))  # across a border
    data = timeline.timeline_data(WEEKS, now, before)
    parts = dict(zip(data["week"].dt.date, data["part"], strict=True))
    marked = {monday: part for monday, part in parts.items() if part != "other"}
    assert marked == {
        MONDAY: "before",
        MONDAY + timedelta(days=7): "before",
        MONDAY + timedelta(days=14): "now",
    }
    assert data["count"].sum() == np.arange(66).sum()
    assert (data["end"] - data["week"]).unique().tolist() == [pd.Timedelta(days=7)]


def test_where_the_periods_meet_the_newer_is_shown():
    week = Period(MONDAY, MONDAY + timedelta(days=6))
    data = timeline.timeline_data(WEEKS, week, week)
    assert "before" not in set(data["part"])


def test_a_week_cut_short_is_marked():
    data = timeline.timeline_data(WEEKS, Period(MONDAY, MONDAY), Period(MONDAY, MONDAY))
    assert data["whole"].tolist() == [False] + [True] * 9


@pytest.mark.parametrize(("large", "size"), [(False, 12), (True, 17)])
def test_the_colours_are_named_in_the_picture_large_enough_to_read(large, size):
    spec = timeline.timeline(SV, "light", height=90, large=large)
    colour = spec["encoding"]["color"]
    named = json.loads(colour["legend"]["labelExpr"].removesuffix("[datum.label]"))
    assert list(named) == colour["scale"]["domain"]
    assert named["now"] == "vald period"
    assert spec["config"]["axis"]["labelFontSize"] == size
    assert spec["config"]["legend"]["labelFontSize"] == size
