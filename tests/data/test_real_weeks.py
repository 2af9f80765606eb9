"""The weekly check on a year that no one here made up: the spring of 2020 is found."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from data.sources.districts import read
from geo.measures.exceptions import weekly_exceptions
from geo.measures.totals import running_totals
from geo.measures.weeks import WHOLE, whole_weeks
from tests.data.test_real_files import SHARED, VANCOUVER, pytestmark, take  # noqa: F401 - a mark


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    """Weekly counts of Vancouver in 2020, by its neighbourhoods."""
    folder = tmp_path_factory.mktemp("vancouver")
    _, store, _, _ = take("vancouver_crimes_2020.csv", "vancouver", VANCOUVER, folder)
    file = SHARED / "vancouver_neighbourhoods.geojson"
    store.put_districts(read(file, code_column="mapid", name_column="name", settings=VANCOUVER))
    incidents = store.incidents()
    totals = running_totals(incidents)
    return whole_weeks(incidents, totals, through=incidents.last_day.astype(object))


def check(weeks, monday):
    return weekly_exceptions(weeks, at=int(np.searchsorted(weeks.mondays, np.datetime64(monday))))


def test_theft_fell_and_burglary_rose_when_the_town_stayed_at_home(weeks):
    found = check(weeks, dt.date(2020, 3, 23)).signals.set_index(["area", "group"])
    theft, burglary = found.loc[(WHOLE, "stold")], found.loc[(WHOLE, "inbrott")]
    assert theft["count"] == 363 < theft["low"]
    assert theft["q"] < 0.001
    assert burglary["count"] == 147 > burglary["high"]


def test_the_weeks_before_were_calm(weeks):
    calm = [
        len(check(weeks, dt.date(2020, 3, 2) + dt.timedelta(days=7 * k)).signals) for k in (0, 1)
    ]
    spring = [
        len(check(weeks, dt.date(2020, 3, 16) + dt.timedelta(days=7 * k)).signals) for k in (0, 1)
    ]
    assert max(calm) < min(spring)
