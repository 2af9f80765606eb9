"""Comparison areas of another size, in a town that changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import Table2x2

from geo.measures.effect import Cells
from geo.measures.effect_scale import beside, beyond, enough, proportional

some = st.integers(5, 400)
pairs = st.tuples(some, some)


def log_ratio(treated, control):
    """The log of the ratio of rate ratios and its standard error, from statsmodels."""
    table = Table2x2(np.array([treated[::-1], control[::-1]]), shift_zeros=False)
    return table.log_oddsratio, table.log_oddsratio_se


@given(pairs, pairs)
def test_the_difference_is_the_rate_ratio_told_in_offences(treated, control):
    found = beyond(Cells(treated, control)).local
    ratio, se = log_ratio(treated, control)
    expected = treated[1] / np.exp(ratio)
    assert found.value == pytest.approx(treated[1] - expected, abs=1e-9)
    # The variance of T₁ − E: of T₁ as it is, of E by the delta method.
    of_log = se**2 - 1 / treated[1]
    assert found.se**2 == pytest.approx(treated[1] + expected**2 * of_log)


@given(pairs, pairs, st.integers(2, 9))
def test_a_larger_comparison_says_the_same(treated, control, times):
    larger = tuple(times * n for n in control)
    one, other = (beyond(Cells(treated, c)).local for c in (control, larger))
    assert one.value == pytest.approx(other.value, abs=1e-9)
    assert other.se < one.se


def test_a_town_that_falls_by_a_third_is_no_success():
    found = beyond(Cells((60, 40), (600, 400), (90, 60), (900, 600)))
    assert found.local.value == pytest.approx(0)
    assert found.total.value == pytest.approx(0)


def test_what_is_not_registered_is_made_up_for():
    half = beyond(Cells((100, 30), (120, 60)), exposure=(1, 0.5))
    whole = beyond(Cells((100, 60), (120, 120)))
    assert half.local.value == pytest.approx(whole.local.value)
    assert half.local.se > whole.local.se


def test_local_and_displaced_sum_to_the_total():
    own = Cells((90, 60), (80, 80), (70, 90), (85, 70))
    shared = own._replace(displacement_control=(9, 7))
    for cells in (own, shared, own._replace(displacement_control=None)):
        found = beyond(cells)
        assert found.total.value == pytest.approx(found.local.value + found.displacement.value)
    assert beside(own) == (85, 70)
    assert beside(shared) == (80, 80)


def test_one_comparison_s_chance_strikes_both():
    cells = Cells((90, 60), (80, 80), (70, 90))
    found = beyond(cells)
    apart = found.local.se**2 + found.displacement.se**2
    assert found.total.se**2 > 1.2 * apart
    assert found.total.se == pytest.approx(beyond(Cells((160, 150), (80, 80))).local.se)


def test_spread_widens():
    one, other = (beyond(Cells((90, 60), (80, 80)), spread=s).local for s in (1, 1.44))
    assert other.se == pytest.approx(1.2 * one.se)
    assert other.value == one.value


@pytest.mark.parametrize(
    ("treated", "control"), [((0, 9), (5, 5)), ((9, 0), (5, 0)), ((9, 9), (0, 4)), ((0, 0), (0, 0))]
)
def test_empty_cells_have_numbers_too(treated, control):
    found = beyond(Cells(treated, control, (0, 0), (0, 0)))
    for each in (found.local, found.displacement, found.total):
        assert np.isfinite([each.value, each.se, each.low, each.high]).all()


def test_weights_of_many_at_once():
    treated, control = np.array([[50, 40], [5, 8]]), np.array([[100, 60], [0, 3]])
    one, other = proportional(treated, control)
    assert one.tolist() == [pytest.approx([1 / 0.6, 1]), [1, 1]]
    assert other.tolist() == [pytest.approx([2 / 0.6, 2]), [1, 1]]


def test_five_are_enough():
    assert enough((5, 5), (9, 6))
    assert not enough((5, 4), (9, 6))
    assert not enough((5, 5), None)
