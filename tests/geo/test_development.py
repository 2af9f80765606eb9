"""Counts, trend and band of a series, its edges, and comparable areas."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from geo.measures.development import MONTH_DAYS, development, peer_band, step_people
from geo.measures.steps import step_table
from geo.measures.trend import MONTHLY, MOVING, NOTHING, STL, WEEKLY


def steps(day0, days, period):
    return step_table(days, np.datetime64(day0), period=period)


def test_a_part_of_a_week_is_counted_and_no_more():
    cut = steps("2020-01-01", 7 * 150, WEEKLY)  # from a Wednesday to a Tuesday
    counts = np.where(cut["whole"], 70, 30)
    table, method = development(cut, counts)
    assert method == STL
    edges = table.iloc[[0, -1]]
    assert not edges["whole"].any()
    assert edges["count"].tolist() == [30, 30]
    assert edges[["trend", "low", "high"]].isna().all(axis=None)
    np.testing.assert_allclose(table["trend"].iloc[1:-1], 70)
    assert table[["low", "high"]].dropna().to_numpy() == pytest.approx(70)
    assert table["low"].notna().sum() == 150 - 1 - 102  # two earlier years, and weeks about them


def test_february_is_no_fall_of_the_trend_and_its_band_is_shorter():
    cut = steps("2018-01-01", 365 * 5 + 1, MONTHLY)
    counts = cut["days"].to_numpy() * 10
    table, method = development(cut, counts, period=MONTHLY)
    assert method == STL
    np.testing.assert_allclose(table["trend"], 10 * MONTH_DAYS)
    late = table.dropna()
    np.testing.assert_allclose(late["low"], late["days"] * 10)


@pytest.mark.parametrize(("days", "method"), [(1, NOTHING), (6, NOTHING), (7 * 30, MOVING)])
def test_a_short_series_has_no_band(days, method):
    cut = steps("2026-03-02", days, WEEKLY)
    table, found = development(cut, np.ones(len(cut), dtype=int))
    assert found == method
    assert table["low"].isna().all()


def test_comparable_areas_are_scaled_to_our_inhabitants():
    people = np.tile([1.0, 2, 2, 2, 2, 2, 2, np.nan], (2, 1))
    counts = np.array([[9, 2, 4, 6, 8, 10, 12, 99]] * 2)
    own = np.arange(8) == 0
    low, high = peer_band(counts, people, own=own, peers=~own)
    expected = np.percentile(np.arange(1, 7), [25, 75])
    np.testing.assert_allclose(low, expected[0])
    np.testing.assert_allclose(high, expected[1])
    few = ~own & (np.arange(8) < 6)
    assert np.isnan(peer_band(counts, people, own=own, peers=few)[0]).all()
    assert np.isnan(peer_band(counts, people, own=np.arange(8) == 7, peers=~own)[0]).all()


def test_people_are_those_of_the_step_s_own_year():
    by_year = pd.DataFrame({2020: [100.0, np.nan], 2021: [200.0, 50]}, index=["A", "B"])
    found = step_people(steps("2019-12-01", 1000, MONTHLY), by_year)
    assert found[0, 0] == pytest.approx(100 * 31 / 365.25)  # before the first known year
    assert np.isnan(found[0, 1])
    assert found[13, 0] == pytest.approx(200 * 31 / 365.25)
    assert found[25, 1] == pytest.approx(50 * 31 / 365.25)  # after the last
    assert np.isnan(step_people(steps("2020-01-01", 40, WEEKLY), by_year[[]])).all()
