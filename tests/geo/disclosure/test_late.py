"""What is late: the growth of each area, which is never more than the municipality's."""

from __future__ import annotations

import numpy as np
import pytest

from geo.disclosure.late import grown


@pytest.mark.parametrize(
    ("now", "told", "late"),
    [
        ([5, 7, 0], [3, 7, 0], [2, 0, 0]),
        ([5, 6, 0], [3, 7, 0], [1, 0, 0]),  # one was moved, or taken back
        ([9, 9, 1], [3, 3, 5], [4, 4, 0]),
        ([6, 4, 0], [3, 3, 1], [2, 1, 0]),  # 3 of 4, in proportion: 2.25 and 0.75
        ([2, 3, 9], [3, 3, 9], [0, 0, 0]),  # fewer than told: nothing is subtracted
        ([8, 0, 0], [0, 5, 5], [0, 0, 0]),
    ],
)
def test_what_some_areas_have_lost_is_taken_off_those_that_gained(now, told, late):
    assert grown(np.array(now), np.array(told)).tolist() == late


def test_the_sum_is_the_municipalitys_and_no_area_has_more_than_it_gained():
    rng = np.random.default_rng(780)
    for _ in range(500):
        now, told = rng.integers(0, 30, (2, 9))
        late = grown(now, told)
        assert late.sum() == max(now.sum() - told.sum(), 0)
        assert (late >= 0).all()
        assert (late <= np.maximum(now - told, 0)).all()
