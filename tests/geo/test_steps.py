"""Weeks and months of a selection, against the rows counted one by one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measures.steps import count_steps, step_table
from geo.measures.totals import running_totals
from geo.measures.trend import MONTHLY, WEEKLY
from geo.offences import INDEX
from tests.geo.made import AREAS, arrays, frame, passing, selections


@settings(max_examples=25, deadline=None)
@given(selections, st.sampled_from([WEEKLY, MONTHLY]))
def test_every_incident_that_passes_is_in_its_step(selection, period):
    rows = frame(300)
    incidents = arrays(rows)
    steps = step_table(incidents.days, incidents.day0, period=period)
    found = count_steps(incidents, selection, steps, totals=running_totals(incidents))
    areas = [AREAS.index(area) for area in selection.areas] or range(len(AREAS))
    types = [INDEX[offence] for offence in selection.offences] or range(found.shape[2])
    kept = passing(rows, selection, _all(incidents))
    for at, step in enumerate(steps.itertuples()):
        day = pd.to_datetime(kept["day"])
        wanted = ((day >= step.start) & (day < step.end)).sum()
        assert found[at][np.ix_(list(areas), list(types))].sum() == wanted


def _all(incidents):
    from geo.period import Period

    return Period(incidents.day0.astype(object), incidents.last_day.astype(object))


@pytest.mark.parametrize(
    ("day0", "days", "period", "whole", "starts"),
    [
        ("2020-12-28", 14, WEEKLY, [True, True], ["2020-12-28", "2021-01-04"]),  # week 53
        ("2024-01-30", 33, MONTHLY, [False, True, False],
         ["2024-01-01", "2024-02-01", "2024-03-01"]),
        ("2024-05-08", 1, WEEKLY, [False], ["2024-05-06"]),
    ],
)  # fmt: skip
def test_steps_are_whole_where_the_data_cover_them(day0, days, period, whole, starts):
    table = step_table(days, np.datetime64(day0), period=period)
    assert table["whole"].tolist() == whole
    assert table["start"].dt.strftime("%Y-%m-%d").tolist() == starts
    assert table["days"].sum() == days
    assert (table["end"].iloc[:-1].to_numpy() == table["start"].iloc[1:].to_numpy()).all()
