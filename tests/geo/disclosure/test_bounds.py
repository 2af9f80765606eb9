"""What can be told of counts, compared with every possible truth listed."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from geo.disclosure.bounds import WIDTH, box, intervals, narrow_if_one_is_known


def possible(values, total):
    """Every truth that plain rounding and the total allow."""
    each = [
        range(low, high + 1) for low, high in zip(*(b.tolist() for b in box(values)), strict=True)
    ]
    return np.array([truth for truth in product(*each) if sum(truth) == total])


@pytest.mark.parametrize(
    "values", [(0, 0, 5), (5, 5, 0), (10, 5, 0), (10, 0, 0), (0, 15, 5), (5, 5, 5)]
)
def test_bounds_are_those_of_all_truths(values):
    low, high = box(values)
    for total in range(max(sum(values) - 4, 1), sum(values) + 5):
        truths = possible(values, total)
        lo, hi = intervals(low, high, total)
        assert (lo.tolist(), hi.tolist()) == (
            truths.min(axis=0).tolist(),
            truths.max(axis=0).tolist(),
        )
        told = np.zeros(3, dtype=bool)
        for known in np.flatnonzero(low < 1):
            left = truths[truths[:, known] >= 1]
            wanted = np.full(3, WIDTH)
            wanted[known] -= 1
            small = (low <= 4) & (high >= 1)
            told |= small & ((np.ptp(left, axis=0) < wanted) if len(left) else True)
        assert narrow_if_one_is_known(low, high, total).tolist() == told.tolist()
