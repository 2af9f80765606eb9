"""Trend, season, months and the reference band."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.tsa import seasonal

from geo.measures.months import monthly
from geo.measures.reference import earlier_years, middle_half
from geo.measures.trend import METHODS, MONTHLY, MOVING, NOTHING, STL, decompose

YEAR = np.arange(312) * 2 * np.pi / (365.2425 / 7)


def series(level, *, swing=0.3, seed=1, weeks=312):
    """Poisson weeks with a season."""
    return np.random.default_rng(seed).poisson(level * (1 + swing * np.sin(YEAR[:weeks])))


@given(st.integers(104, 312), st.sampled_from([3, 30, 100]), st.integers(0, 1000))
@settings(max_examples=12, deadline=None)
def test_stl_is_statsmodels_with_a_season_alike_every_year(weeks, level, seed):
    values = series(level, seed=seed, weeks=weeks)
    found = decompose(values)
    robust = bool(np.median(values) >= 20)
    oracle = seasonal.STL(
        values.astype(float), period=52, seasonal=9999, seasonal_deg=0, robust=robust
    ).fit()
    scale = values.mean()
    assert found.method == STL
    assert np.abs(found.trend - oracle.trend).mean() / scale < 0.01
    assert np.abs(found.season - oracle.seasonal).mean() / scale < 0.02


def test_a_rise_and_a_season_are_told_apart():
    values = series(80) * np.linspace(1, 2, 312)
    found = decompose(values)
    assert found.trend[300] / found.trend[12] == pytest.approx(1.9, abs=0.12)
    assert np.corrcoef(found.season, np.sin(YEAR))[0, 1] > 0.9


@pytest.mark.parametrize("level", [0.1, 0.5, 5, 19])
def test_sparse_series_are_not_drawn_down(level):
    values = series(level, seed=3)
    assert decompose(values).trend.mean() == pytest.approx(values.mean(), rel=0.03)


def test_a_trend_is_never_below_nothing():
    values = series(12).astype(float)
    values[150:] = 0
    assert (decompose(values).trend >= 0).all()
    assert decompose(values).trend.min() == 0


@pytest.mark.parametrize("wildest", [200, 900])
def test_one_wild_week_is_no_trend(wildest):
    values = series(60).astype(float)
    wild = values.copy()
    wild[150] = wildest
    assert np.abs(decompose(wild).trend - decompose(values).trend).max() < 1


def test_under_two_years_a_moving_average_and_says_so():
    values = series(10, weeks=103)
    found = decompose(values)
    assert found.method == MOVING
    assert np.isnan(found.trend[:6]).all()
    assert np.isnan(found.trend[-6:]).all()
    assert found.trend[50] == pytest.approx(values[44:57].mean())
    assert (found.season == 0).all()
    assert decompose(series(10, weeks=104)).method == STL


@pytest.mark.parametrize("weeks", [0, 1, 12])
def test_too_short_for_any_trend(weeks):
    found = decompose(series(10, weeks=weeks))
    assert found.method == NOTHING
    assert np.isnan(found.trend).all()
    assert set(METHODS) == {STL, MOVING, NOTHING}


def test_months_are_per_day():
    day0 = np.datetime64("2024-01-15")
    found = monthly(np.full(60, 3), day0)
    assert found["month"].dt.date.tolist() == [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)]
    assert found["days"].tolist() == [17, 29, 14]
    assert found["whole"].tolist() == [False, True, False]
    assert (found["per_day"] == 3).all()
    assert found["count"].sum() == 180
    assert monthly(np.zeros(0, np.int64), day0).empty


def test_february_is_no_fall():
    days = pd.date_range("2019-01-01", "2024-12-31")
    months = monthly(np.random.default_rng(1).poisson(20, len(days)), np.datetime64("2019-01-01"))
    season = decompose(months["per_day"], period=MONTHLY).season
    assert np.abs(season).max() < 1


def test_the_middle_half_of_others():
    values = np.tile(np.arange(9.0), (3, 1))
    values[1, 4:] = np.nan
    values[2, 8] = np.nan
    low, high = middle_half(values)
    assert (low[0], high[0]) == (2, 6)
    assert np.isnan([low[1], high[1]]).all()  # four others are too few
    assert (low[2], high[2]) == (1.75, 5.25)
    assert np.isnan(middle_half(np.zeros((4, 0)))[0]).all()


def test_earlier_years_are_the_same_time_of_the_year():
    mondays = np.datetime64("2019-12-30") + 7 * np.arange(312)
    of_year = (mondays - mondays.astype("datetime64[Y]")).astype("timedelta64[D]").astype(float)
    found = earlier_years(of_year)
    assert found.shape == (312, 25)
    week_53 = int(np.flatnonzero(mondays == np.datetime64("2020-12-28"))[0])
    assert np.isfinite(found[week_53]).sum() == 3  # as the data begin in the week before
    assert np.isfinite(found[week_53 + 52]).sum() == 8
    last = found[-1] - of_year[-1]
    apart = np.minimum(np.abs(last), 365 - np.abs(last))
    assert np.nanmax(apart) <= 14 + 4
    assert np.isnan(earlier_years(of_year[:50])).all()


def test_half_of_quiet_weeks_lie_in_the_band_of_their_years():
    values = np.random.default_rng(4).normal(50, 7, 312)
    low, high = middle_half(earlier_years(values), fewest=10)
    known = np.isfinite(low)
    assert known.sum() == 312 - 106
    assert 0.4 < ((values >= low) & (values <= high))[known].mean() < 0.6


def test_months_of_earlier_years():
    found = earlier_years(np.arange(30.0), period=MONTHLY)
    assert found.shape == (30, 6)
    assert found[29].tolist() == [18, 17, 16, 6, 5, 4]
