"""Mann–Kendall against published numbers and against pymannkendall."""

import numpy as np
import pymannkendall
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.measures.kendall import mann_kendall, sen_slope

RISING = [5, 3, 6, 2, 7, 8, 7, 9, 10, 12]


@pytest.mark.parametrize(
    ("series", "test", "slope"),
    [
        ([1, 2, 3, 4, 5], (10, 16.66667, 2.204541, 0.0274863), 1),
        (RISING, (34, 124, 2.963487, 0.00304174), 0.8),
        (RISING[::-1], (-34, 124, -2.963487, 0.00304174), -0.8),
    ],
)
def test_the_published_numbers_come_out(series, test, slope):
    assert [part[0] for part in mann_kendall(series)] == pytest.approx(test, rel=2e-6)
    assert sen_slope(series)[0] == pytest.approx(slope)


values = st.integers(0, 4).map(float) | st.floats(-10, 10, width=32)


@given(arrays(float, st.tuples(st.integers(3, 15), st.integers(1, 4)), elements=values))
@settings(max_examples=60)
def test_agrees_with_pymannkendall(series):
    found, slopes = mann_kendall(series), sen_slope(series)
    for i, column in enumerate(series.T):
        oracle = pymannkendall.original_test(column)
        ours = (found.s[i], found.variance[i], found.z[i], found.p[i], slopes[i])
        theirs = (oracle.s, oracle.var_s, oracle.z, oracle.p, oracle.slope)
        assert ours == pytest.approx(theirs, abs=1e-9)


def test_thousands_of_series_are_each_by_itself():
    series = np.random.default_rng(1).poisson(1, (20, 5000))
    some = [0, 2047, 2048, 4096, 4999]
    together, alone = mann_kendall(series), mann_kendall(series[:, some])
    assert [part[some] for part in together] == [pytest.approx(part) for part in alone]
    assert sen_slope(series)[some] == pytest.approx(sen_slope(series[:, some]))


def test_no_change_is_no_trend():
    found = mann_kendall(np.ones((6, 2)))
    assert found.z.tolist() == [0, 0]
    assert found.p.tolist() == [1, 1]


def test_a_gap_is_no_zero():
    found = mann_kendall([[1, 1], [np.nan, 2], [3, 3], [4, 4], [5, 5]])
    assert np.isnan([part[0] for part in found]).all()
    assert found.s[1] == 10
    assert np.isnan(sen_slope([1, np.nan, 3])).all()


def test_one_moment_and_no_series_tell_nothing():
    assert mann_kendall([[3, 4]]).p.tolist() == [1, 1]
    assert np.isnan(sen_slope([[3, 4]])).all()
    assert mann_kendall(np.empty((5, 0))).p.shape == (0,)
    assert sen_slope(np.empty((5, 0))).shape == (0,)
