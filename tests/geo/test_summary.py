"""The table of districts: intervals, rates, rank, and the sum that must be the sum."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from scipy import stats

from geo.measures import summary
from geo.measures.rate import person_years, population_by_year
from geo.measures.registry import BY_ID, MEASURES
from geo.measures.tally import Tally, tally
from geo.measures.totals import running_totals
from geo.offences import N_TYPES, OFFENCES
from geo.period import Period
from geo.selection import Selection
from tests.geo import made

POPULATION = population_by_year(
    pd.DataFrame(
        {
            "code": ["a", "a", "b", "c"],
            "year": [2024, 2025, 2025, 2025],
            "population": [1000, 1200, 4000, 0],
        }
    ),
    codes=made.AREAS,
)
NOW, BEFORE = Period(date(2025, 1, 1), date(2025, 12, 31)), Period(
    date(2024, 1, 1), date(2024, 12, 31)
)  # fmt: skip


def counted(now, before=(0, 0, 0, 0, 0), chosen=(True,) * 5, *, period=NOW):
    """Return a tally with these totals per area, spread over two offence types."""
    tables = np.zeros((2, len(made.AREAS), N_TYPES), dtype=np.int64)
    tables[:, :, 3] = now, before
    tables[0, :, 5] = np.array(now) // 2
    tables[0, :, 3] -= np.array(now) // 2
    return Tally(made.AREAS, *tables, np.array(chosen), period, BEFORE, comparable=True)


def test_one_row_per_area_outside_and_unknown_last():
    table = summary.areas(counted((10, 3, 0, 2, 1), (5, 5, 5, 5, 5)), POPULATION)
    assert tuple(table.index) == made.AREAS
    assert tuple(table.columns) == summary.COLUMNS
    assert table["now"].tolist() == [10, 3, 0, 2, 1]
    assert table["before"].tolist() == [5] * 5


def test_rates_use_the_population_of_the_period():
    table = summary.areas(counted((12, 8, 5, 1, 1)), POPULATION)
    years = 365 / 365.25
    assert table.loc["a", "rate"] == pytest.approx(12 * 1000 / (1200 * years))
    assert table.loc["b", "rate"] == pytest.approx(8 * 1000 / (4000 * years))
    low, high = stats.chi2.ppf([0.025, 0.975], [24, 26]) / 2
    assert table.loc["a", "rate_low"] == pytest.approx(low * 1000 / (1200 * years))
    assert table.loc["a", "rate_high"] == pytest.approx(high * 1000 / (1200 * years))
    both = summary.areas(
        counted((12, 8, 5, 1, 1), period=Period(BEFORE.start, NOW.end)), POPULATION
    )
    assert both.loc["a", "people"] == pytest.approx((1000 * 366 + 1200 * 365) / 365.25)


def test_without_people_there_is_no_rate_but_a_count():
    table = summary.areas(counted((12, 8, 5, 1, 1)), POPULATION)
    rates = table.loc[["c", *made.AREAS[-2:]], ["rate", "rate_low", "rate_high"]]
    assert rates.isna().all(axis=None)
    nobody = population_by_year(
        pd.DataFrame({"code": [], "year": [], "population": []}), codes=made.AREAS
    )
    assert np.isnan(person_years(nobody, NOW)).all()
    table = summary.areas(counted((12, 8, 5, 1, 1)), nobody)
    assert table["rate"].isna().all()
    assert table["now"].sum() == 27


def test_few_is_one_to_four():
    table = summary.areas(counted((0, 1, 4, 5, 6)), POPULATION)
    assert table["few"].tolist() == [False, True, True, False, False]


def test_change_is_weighed_by_the_length_of_the_periods():
    half = Period(date(2025, 1, 1), date(2025, 7, 2))  # 183 days against 366
    table = summary.areas(counted((25, 8, 0, 0, 0), (32, 16, 0, 0, 0), period=half), POPULATION)
    assert table["z"].tolist() == pytest.approx([2, 0, 0, 0, 0], abs=1e-9)
    assert table.loc["a", "percent"] == pytest.approx(25 / 32 - 1)
    assert np.isnan(table.loc["b", "percent"])


@given(made.selections)
@settings(max_examples=30)
def test_the_whole_is_the_sum_of_the_chosen(selection):
    incidents = made.arrays(made.frame(300))
    found = tally(incidents, selection, totals=running_totals(incidents))
    table = summary.areas(found, POPULATION)
    total = summary.whole(found, table)
    chosen = table[table["chosen"]]
    for column in ("now", "people"):
        assert total[column] == pytest.approx(chosen[column].sum())
    before = chosen["before"].sum() if found.comparable else np.nan
    assert total["before"] == pytest.approx(before, nan_ok=True)
    people = chosen["people"].sum()
    if people > 0:
        assert total["rate"] == pytest.approx(chosen["now"].sum() * 1000 / people)
    else:
        assert np.isnan(total["rate"])
    assert tuple(total.index) == summary.COLUMNS
    assert total["few"] == (0 < total["now"] < 5)


def test_rank_by_rate_ties_share_a_place():
    table = pd.DataFrame({"rate": [3.0, 9.0, 3.0, np.nan, 1.0]}, index=list("abcde"))
    assert [summary.rank(table, code) for code in "bace"] == [(1, 4), (2, 4), (2, 4), (4, 4)]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.id)
def test_every_measure_says_what_it_is_and_has_its_column(measure):
    assert BY_ID[measure.id] is measure
    for text in (measure.name, measure.unit, measure.explanation):
        assert text.strip() == text != ""
    assert measure.explanation.endswith(".")
    assert measure.source or measure.id in ("handelser", "vandringar")  # what was seen, as it is
    table = summary.areas(counted((10, 3, 0, 2, 1)), POPULATION)
    if measure.scale in ("sequential", "diverging"):
        assert table[measure.column].dtype.kind in "fi"
    else:
        assert measure.scale in ("density", "cells", "survey", "points")
        assert measure.column == ""


def test_no_two_measures_share_a_name():
    for field in ("id", "name"):
        assert len({getattr(m, field) for m in MEASURES}) == len(MEASURES)


def test_before_the_data_begin_there_is_nothing_to_compare_with():
    incidents = made.arrays(made.frame(300))
    first = incidents.day0.astype(object)
    chosen = Selection(Period(first, first))
    found = tally(incidents, chosen, totals=running_totals(incidents))
    table = summary.areas(found, POPULATION)
    assert not found.comparable
    assert table[["before", "z", "percent"]].isna().all(axis=None)
    assert table["now"].sum() > 0


def test_the_groups_are_the_chosen_areas_together():
    made_up = counted((12, 8, 5, 1, 1), (4, 0, 2, 0, 0), (True, False, True, False, False))
    table = summary.areas(made_up, POPULATION)
    found, whole = summary.groups(made_up, table), summary.whole(made_up, table)
    kinds = [OFFENCES[3].group, OFFENCES[5].group]
    assert set(found.index) == set(kinds)
    assert found["now"].sum() == whole["now"] == 17
    assert found["before"].sum() == whole["before"] == 6
    assert found["rate"].sum() == pytest.approx(whole["rate"])
    for row in found.itertuples():
        low, high = stats.chi2.ppf([0.025, 0.975], [2 * row.now, 2 * row.now + 2]) / 2
        assert row.rate_low == pytest.approx(row.rate * low / row.now)
        assert row.rate_high == pytest.approx(row.rate * high / row.now)


def test_groups_are_compared_with_nothing_where_the_data_had_not_begun():
    made_up = replace(counted((12, 8, 5, 1, 1)), comparable=False)
    found = summary.groups(made_up, summary.areas(made_up, POPULATION))
    assert found["before"].isna().all()
