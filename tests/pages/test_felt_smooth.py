"""Smoothing draws in what has an interval, leaves alone what has none, and says which it did."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pages.parts import felt, felt_change, felt_own_told, felt_shapes
from pages.parts.felt_summary import REFUSED, SMOOTHED
from tests.pages.reading import captions

LIMITS = ["low", "high"]


def without_limits(known, areas):
    """The same surveys with no interval for some of their areas."""
    table = known.table.copy()
    table.loc[table["area"].isin(areas), LIMITS] = np.nan
    return replace(known, table=table)


def both(known):
    """The main question by area: as it is, and smoothed."""
    asked = felt.first(known)
    return felt.areas(known, asked), felt.areas(known, replace(asked, smooth=True))


def test_what_has_no_interval_stands_as_it_is(kept):
    known = felt.of(kept)
    own, drawn = both(without_limits(known, ["campus"]))
    assert drawn.loc["campus", "value"] == own.loc["campus", "value"]
    moved = (drawn["value"] != own["value"]).drop("campus")
    assert moved.all()
    assert drawn.drop("campus")[LIMITS].notna().all(axis=None)


@pytest.mark.parametrize(("sure", "possible"), [(4, True), (3, False)])
def test_with_fewer_than_four_intervals_nothing_is_drawn_in_and_nothing_lost(kept, sure, possible):
    known = felt.of(kept)
    unsure = sorted(known.names)[sure:]
    known = without_limits(known, unsure)
    own, drawn = both(known)
    assert felt.can_smooth(known, felt.first(known)) is possible
    if not possible:
        pd.testing.assert_frame_equal(own, drawn)
    assert drawn["value"].notna().all()


@pytest.mark.usefixtures("kept")
def test_the_page_says_when_it_cannot_and_shows_the_figures_all_the_same(visit, monkeypatch):
    plain = visit("perception")
    monkeypatch.setattr(felt, "can_smooth", lambda *_: False)
    app = visit("perception", utjamnat="1")
    assert REFUSED in captions(app)
    assert SMOOTHED not in captions(app)
    assert "utjämnat mot kommunen" not in captions(app)
    assert app.table[0].value.to_numpy().tolist() == plain.table[0].value.to_numpy().tolist()


@pytest.mark.parametrize("view", [{"fokus": "araby"}, {"karta": felt_shapes.OWN,
                                                       "matomrade": "campus"}])  # fmt: skip
@pytest.mark.usefixtures("kept")
def test_a_smoothed_figure_is_never_called_the_survey_s_own(visit, view):
    app = visit("perception", utjamnat="1", **view)
    assert "Utjämnat mot kommunen: **" in captions(app)
    assert "I mätningen: **" not in captions(app)
    assert "Utjämnat" in app.table[0].value.columns
    assert "I mätningen: **" in captions(visit("perception", **view))


@pytest.mark.usefixtures("kept")
def test_the_survey_s_own_areas_speak_of_no_offences(visit):
    app = visit("perception", karta=felt_shapes.OWN, grupp="ran", mot="filter")
    assert "nmälda brott" not in captions(app)
    assert "Rån" not in captions(app)
    assert "rangkorrelation" not in captions(app)
    assert next(one for one in app.selectbox if one.label == "Vilka brott").disabled
    beside = visit("perception", mot="filter")
    assert "rangkorrelation" in captions(beside)
    assert not next(one for one in beside.selectbox if one.label == "Vilka brott").disabled


def test_an_area_has_its_years_and_its_change_as_a_district_has(visit, kept):
    said = captions(visit("perception", karta=felt_shapes.OWN, matomrade="campus"))
    known = felt.of(kept)
    rows = known.by_area[known.by_area["area"] == "campus"]
    asked = felt.first(known)
    rows = rows[(rows["question"] == asked.question) & (rows["source"] == asked.source)]
    lines = felt_change.follow(rows, asked)
    assert len(lines) >= 3
    assert all(line in said for line in lines)
    whole = captions(visit("perception", karta=felt_shapes.OWN))
    assert all(line in whole for line in felt_change.said(known, asked, None))


def test_only_some_districts_of_a_large_area_are_named(kept):
    known = felt.of(kept)
    cut = pd.DataFrame({"area": "campus", "area_name": "Campus", "code": [*kept.names][:9],
                        "share": 1.0})  # fmt: skip
    view = type("View", (), {"kept": kept})
    told = felt_own_told.covers(view, replace(known, crosswalk=cut), "campus")
    assert told.endswith("och 3 områden till")
    assert told.count(", ") == felt_own_told.NAMED - 1


@pytest.mark.parametrize(
    ("value", "said"), [(0.004, "0"), (-0.004, "0"), (0.006, "+1"), (-0.006, "−1"), (0.0, "0")]
)
def test_a_difference_of_nothing_has_no_sign(value, said):
    assert felt_change.alone(value, "share") == f"{said} procentenheter"
