"""Year over year: whole years, the year so far, leap days, and too short a history."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from geo.measures.change import change_z, e_test
from geo.measures.years import year_over_year


def test_the_year_so_far_meets_the_same_days_of_last_year():
    counts = np.concatenate([np.full(365, 2), np.full(60, 3)])  # 2023, and to 29 February 2024
    table = year_over_year(counts, np.datetime64("2023-01-01"))
    now = table.loc[2024]
    assert (now["start"], now["end"]) == (dt.date(2024, 1, 1), dt.date(2024, 2, 29))
    assert not now["whole"]
    assert (now["now"], now["before"]) == (180, 118)  # 59 days of last year
    assert now["expected"] == pytest.approx(120)
    assert now["z"] == pytest.approx(float(change_z(180, 120)))
    assert now["p"] == pytest.approx(e_test(180, 118, exposure_now=60, exposure_before=59))
    assert now["ratio"] == pytest.approx(1.5)
    assert table.index.tolist() == [2024, 2023]
    assert table.loc[2023, "whole"]
    assert np.isnan(table.loc[2023, "before"])


def test_a_year_that_began_before_the_data_is_compared_with_nothing():
    table = year_over_year(np.ones(600, dtype=int), np.datetime64("2022-06-01"))
    assert table.index.tolist() == [2024, 2023, 2022]
    assert table["now"].tolist() == [21, 365, 214]
    assert table["before"].tolist()[0] == 21
    assert np.isnan(table["before"].to_numpy(dtype=float)[1:]).all()


def test_one_day_is_a_year_of_its_own():
    table = year_over_year(np.array([1]), np.datetime64("2024-02-29"))
    assert table["now"].tolist() == [1]
    assert np.isnan(table.loc[2024, "p"])
