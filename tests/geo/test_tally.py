"""Every number on a page against pandas' own groupby of the same rows."""

import csv
import io
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import UserError
from geo.measures import export, summary, totals
from geo.measures.rate import population_by_year
from geo.measures.tally import cells, daily, tally
from geo.measures.totals import running_totals
from geo.offences import INDEX, N_TYPES, OFFENCES
from geo.period import Period
from geo.schema import NOT_TOLD
from geo.selection import Selection, chosen_rows
from tests.geo import made

NOBODY = population_by_year(
    pd.DataFrame({"code": [], "year": [], "population": []}), codes=made.AREAS
)
ROWS = made.frame(400)
ALL = made.arrays(ROWS)
TOTALS = running_totals(ALL)
LAST = made.DAY0 + timedelta(days=made.DAYS - 1)

sizes, seeds = st.integers(1, 300), st.integers(0, 10_000)


def grouped(rows):
    """Count rows by area and type in the layout of a tally."""
    table = np.zeros((len(made.AREAS), N_TYPES), dtype=np.int64)
    for (area, offence), n in rows.groupby(["area", "offence"]).size().items():
        table[made.AREAS.index(area), INDEX[offence]] = n
    return table


@given(made.selections, sizes, seeds)
@settings(max_examples=60)
def test_counts_are_those_of_groupby(selection, n, seed):
    rows = made.frame(n, seed)
    incidents = made.arrays(rows)
    counted = tally(incidents, selection, totals=running_totals(incidents))
    assert counted.earlier == selection.period.earlier(selection.compare)
    spans = [(counted.now, selection.period), (counted.before, counted.earlier)]
    for table, period in spans:
        wanted = grouped(made.passing(rows, selection, period))
        assert np.array_equal(table * counted.chosen[:, None], wanted)
    assert counted.total == len(made.passing(rows, selection, selection.period))
    assert counted.total_before == len(made.passing(rows, selection, counted.earlier))


@given(made.selections, sizes, seeds)
@settings(max_examples=40)
def test_rows_days_and_tally_agree(selection, n, seed):
    rows = made.frame(n, seed)
    incidents = made.arrays(rows)
    totals = running_totals(incidents)
    period = selection.period
    picked = chosen_rows(incidents, selection)
    assert rows.iloc[picked].equals(made.passing(rows, selection, period))
    per_day = daily(incidents, selection, totals=totals)
    assert len(per_day) == made.DAYS
    always = made.passing(rows, selection, Period(made.DAY0, LAST))
    assert np.array_equal(per_day, np.bincount(always["offset"], minlength=made.DAYS))
    days = [made.DAY0 + timedelta(days=i) for i in range(made.DAYS)]
    within = [period.start <= day <= period.end for day in days]
    assert per_day[within].sum() == tally(incidents, selection, totals=totals).total


@given(made.periods, sizes, seeds)
@settings(max_examples=30)
def test_running_totals_and_a_pass_over_the_rows_are_the_same_numbers(period, n, seed):
    """A filter that lets everything pass takes the slow way and must change nothing."""
    incidents = made.arrays(made.frame(n, seed))
    totals = running_totals(incidents)
    fast = Selection(period)
    slow = Selection(period, sources=made.SOURCES)
    tables = [cells(incidents, s, period, totals=totals) for s in (fast, slow)]
    assert np.array_equal(*tables)
    series = [daily(incidents, s, totals=totals) for s in (fast, slow)]
    assert np.array_equal(*series)


@given(made.selections)
@settings(max_examples=40)
def test_map_table_sum_and_export_are_one_number(selection):
    counted = tally(ALL, selection, totals=TOTALS)
    table = summary.areas(counted, NOBODY)
    shown = table[table["chosen"]]
    districts = shown.drop(index=[code for code in made.AREAS[-2:] if code in shown.index])
    total = len(made.passing(ROWS, selection, selection.period))
    assert districts["now"].sum() + counted.unplaced == total
    assert summary.whole(counted, table)["now"] == shown["now"].sum() == total
    text = export.to_csv(table, {}, "rubrik", made.SV).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))[2:]
    assert [line[0] for line in lines] == list(shown.index)
    assert sum(int(line[2]) for line in lines) == total


def test_running_totals_begin_at_nothing_and_end_at_everything():
    assert TOTALS.shape == (made.DAYS + 1, ALL.n_cells)
    assert not TOTALS[0].any()
    assert TOTALS[-1].sum() == len(ROWS)
    assert (np.diff(TOTALS, axis=0) >= 0).all()


def test_running_totals_cross_the_blocks():
    long = 300
    rows = made.frame(900, 3, days=long)
    totals = running_totals(made.arrays(rows, days=long))
    for day in (0, 1, 63, 64, 65, 128, 299, 300):
        assert totals[day].sum() == (rows["offset"] < day).sum()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2020, 1, 1), date(2020, 12, 31)),
        (date(2030, 1, 1), date(2030, 1, 1)),
        (made.DAY0 - timedelta(days=9), made.DAY0 - timedelta(days=1)),
        (LAST + timedelta(days=1), LAST + timedelta(days=9)),
    ],
)
@pytest.mark.parametrize("filters", [{}, {"light": "morker"}])
def test_a_period_outside_the_data_is_zero(start, end, filters):
    counted = tally(ALL, Selection(Period(start, end), **filters), totals=TOTALS)
    assert counted.total == 0
    assert counted.unplaced == 0


@pytest.mark.parametrize("filters", [{}, {"sources": made.SOURCES}])
@pytest.mark.parametrize("day", [made.DAY0, LAST])
def test_the_first_and_the_last_day_are_counted(day, filters):
    alone = tally(ALL, Selection(Period(day, day), **filters), totals=TOTALS)
    assert alone.total == (ROWS["day"] == day).sum() > 0
    wide = Period(made.DAY0 - timedelta(days=5), LAST + timedelta(days=5))
    assert tally(ALL, Selection(wide, **filters), totals=TOTALS).total == len(ROWS)


def test_unplaced_obeys_the_choice_of_areas():
    everything = Period(made.DAY0, LAST)
    away = ROWS["area"].isin(made.AREAS[-2:]).sum()
    assert tally(ALL, Selection(everything), totals=TOTALS).unplaced == away > 0
    assert tally(ALL, Selection(everything, areas=("a",)), totals=TOTALS).unplaced == 0
    only = Selection(everything, areas=(made.AREAS[-1],))
    assert tally(ALL, only, totals=TOTALS).unplaced == (ROWS["area"] == made.AREAS[-1]).sum()


def test_an_area_that_no_longer_exists_holds_nothing():
    gone = Selection(Period(made.DAY0, LAST), areas=("borta",))
    assert tally(ALL, gone, totals=TOTALS).total == 0
    assert len(chosen_rows(ALL, gone)) == 0


def test_every_type_has_room():
    assert len(OFFENCES) <= N_TYPES
    assert len(made.AREAS) * N_TYPES == ALL.n_cells


def test_more_days_and_areas_than_there_is_memory_for_are_refused_before_they_are_made(monkeypatch):
    monkeypatch.setattr(totals, "MAX_CELL_DAYS", (made.DAYS + 1) * ALL.n_cells)
    assert len(running_totals(ALL)) == made.DAYS + 1
    monkeypatch.setattr(totals, "MAX_CELL_DAYS", (made.DAYS + 1) * ALL.n_cells - 1)
    monkeypatch.setattr(totals.np, "zeros", None)
    with pytest.raises(UserError, match=r"60 dagar i 5 områden.*oldest_day"):
        running_totals(ALL)


@pytest.mark.parametrize("days", [0, 10, 59, 200])
def test_what_was_not_registered_yet_is_not_counted(days):
    known_on = made.DAY0 + timedelta(days=days)
    found = running_totals(ALL, known_on=np.datetime64(known_on))[-1].sum()
    wait = ROWS["wait"].where(ROWS["wait"] != NOT_TOLD, 0)
    assert found == (ROWS["offset"] + wait <= days).sum()
