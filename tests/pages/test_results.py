"""Kept results: the same as counting anew, whoever asked for what before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.settings import Settings
from geo.measures.rate import population_by_year
from geo.measures.registry import BY_ID
from geo.measures.totals import running_totals
from geo.period import WEEK, Period, steps, unit_of
from geo.selection import Selection
from pages.parts import mapdraw, mapview, places, results
from pages.parts.cached import Records
from pages.parts.filters import View
from pages.parts.kept import Known
from tests.geo import made

POPULATION = pd.DataFrame({"code": ["a", "b"], "year": 2024, "population": [900, 300]})
ROWS = made.frame(600, 9)
DISTRICTS = made.voronoi(3, 1).assign(code=made.AREAS[:3])
EVERYTHING = Selection(Period(made.DAY0, made.DAY0 + timedelta(days=made.DAYS - 1)))


def records(version="one"):
    incidents = made.arrays(ROWS)
    return Records(
        version=version,
        settings=Settings(),
        incidents=incidents,
        totals=running_totals(incidents),
        districts=DISTRICTS,
        population=population_by_year(POPULATION, codes=made.AREAS),
        water=DISTRICTS.iloc[:0],
        interventions=pd.DataFrame(),
        demo=True,
        known=Known(made.DAY0),
    )


KEPT = records()
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def same(one, other):
    pd.testing.assert_frame_equal(one.table, other.table)
    pd.testing.assert_series_equal(one.whole, other.whole)


@given(st.lists(made.selections, min_size=1, max_size=4))
@few
def test_a_kept_answer_is_the_one_counted_anew(selections):
    for selection in (*selections, *reversed(selections)):
        same(results.answer(KEPT, selection), results.answer.__wrapped__(KEPT, selection))
        assert results.answer(KEPT, selection) is results.answer(KEPT, selection)


@given(made.selections, st.none() | st.sampled_from(made.AREAS))
@few
def test_the_other_results_too(selection, area):
    assert np.array_equal(
        results.matrix(KEPT, selection, area)[0], results.matrix.__wrapped__(KEPT, selection, area)[0]
    )  # fmt: skip
    anew = results.without_hour.__wrapped__(KEPT, selection)
    assert results.without_hour(KEPT, selection) == anew
    pd.testing.assert_frame_equal(
        results.weeks(KEPT, selection), results.weeks(records(), selection)
    )


def test_new_records_are_never_answered_with_old_numbers():
    selection = replace(EVERYTHING, offences=("klotter",))
    old = results.answer(KEPT, selection)
    fewer = made.arrays(ROWS.iloc[:100])
    newer = replace(records("two"), incidents=fewer, totals=running_totals(fewer))
    new = results.answer(newer, selection)
    assert new.tally.total == (ROWS["offence"].iloc[:100] == "klotter").sum() < old.tally.total


@given(made.selections)
@few
def test_weeks_hold_every_filter_but_the_period(selection):
    weeks = results.weeks(KEPT, selection)
    anytime = made.passing(ROWS, selection, EVERYTHING.period)
    assert weeks["count"].sum() == len(anytime)
    assert weeks["days"].sum() == made.DAYS
    other = replace(selection, period=EVERYTHING.period, compare="foregaende")
    assert results.weeks(KEPT, other) is weeks


def test_half_a_year_ends_with_the_period():
    selection = EVERYTHING.over(Period(made.DAY0, made.DAY0 + timedelta(days=25)))
    every = results.weeks(KEPT, selection)
    ended = every["week"] + pd.Timedelta(days=6) <= pd.Timestamp(selection.period.end)
    whole = every[ended & (every["days"] == 7)]["count"].tolist()
    assert results.half_year(KEPT, selection, 2).tolist() == whole[-2:]
    assert len(whole) > 2


@given(made.selections)
@few
def test_inhabitants_of_the_chosen_and_of_all(selection):
    own, everyone = results.inhabitants(KEPT, selection)
    share = {"a": 0.75, "b": 0.25}
    areas = selection.areas or made.AREAS
    assert everyone == pytest.approx(1200 * selection.period.days / 365.25)
    assert own == pytest.approx(everyone * sum(share.get(area, 0) for area in areas))


@given(made.selections)
@few
def test_density_is_of_the_placed_and_of_a_year(selection):
    found = places.densities(KEPT, selection)
    wanted = made.passing(ROWS, selection, selection.period)
    assert found.placed == wanted["x"].notna().sum()
    assert len(places.placed_rows(KEPT, selection)) == found.placed
    assert found.per_km2_year.shape == found.grid.shape
    mass = found.per_km2_year.sum() * found.grid.cell_km2 * selection.period.days / 365.25
    # What smooths past the edge of the municipality is lost, and nothing is added.
    assert 0.8 * found.placed <= mass <= found.placed * (1 + 1e-9)


def test_a_week_that_plays_has_the_numbers_of_that_week_chosen():
    day = made.DAY0 + timedelta(days=30)
    week = unit_of(day, WEEK)
    played = next(part for part in steps(EVERYTHING.period, months=False) if part.end >= day)
    assert EVERYTHING.over(played) == EVERYTHING.over(week)
    last_year = results.answer(KEPT, EVERYTHING.over(played)).tally.earlier
    assert last_year.start.weekday() == 0


@pytest.mark.parametrize("layer", ["tathet", "antal"])
def test_the_classes_are_the_same_through_a_playback(layer):
    busiest = results.busiest_step(KEPT, EVERYTHING, months=False)
    keys = []
    for part in steps(EVERYTHING.period, months=False):
        view = View(KEPT, EVERYTHING.over(part), BY_ID[layer], signs=False, focus=None)
        answer = results.answer(KEPT, view.selection)
        step = mapview.build(view, answer, mapdraw.Look(made.SV), scale_by=busiest)
        keys.append(step["legend"]["scale"])
    assert len(keys) > 5
    assert all(key == keys[0] for key in keys)
    assert len(keys[0]) > 1


@pytest.mark.parametrize("months", [True, False])
def test_the_busiest_step_sets_the_scale(months):
    parts = [EVERYTHING.over(p) for p in steps(EVERYTHING.period, months=months)]
    totals = [len(made.passing(ROWS, part, part.period)) for part in parts]
    busiest = results.busiest_step(KEPT, EVERYTHING, months=months)
    assert busiest.tally.total == max(totals)
    assert sum(totals) == len(ROWS)
