"""When chance alone could have made a change; the numbers of z and E-test are in test_rate."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.measures.change import SIGNIFICANT, by_chance, change_z, e_test


def test_a_z_above_two_may_still_be_chance():
    now, before = [175, 190, 40, 5], [145, 145, np.nan, 5]
    chance = by_chance(now, before, exposure_now=83, exposure_before=83)
    assert change_z(175, 145) > 2
    assert chance.tolist() == [True, False, False, True]


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from([0.5, 1.0, 2.0]))
def test_chance_is_what_the_e_test_says(now, before, ratio):
    p = e_test(now, before, exposure_now=ratio)
    assert by_chance([now], [before], exposure_now=ratio, exposure_before=1.0) == [p >= SIGNIFICANT]
