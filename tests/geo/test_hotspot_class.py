"""The definitions of the classes, as a truth table."""

from itertools import product

import numpy as np
import pytest

from geo.measures.hotspot_class import CLASSES, classify

NO, YES = False, True
ANY = None
# Hot now, hot before, more, fewer, steady → class.
TABLE = [
    ((NO, NO, ANY, ANY, ANY), "none"),
    ((YES, NO, YES, ANY, ANY), "new"),
    ((NO, YES, ANY, YES, ANY), "ended"),
    ((YES, YES, ANY, YES, ANY), "diminishing"),
    ((YES, NO, NO, ANY, YES), "persistent"),
    ((NO, YES, ANY, NO, YES), "persistent"),
    ((YES, YES, ANY, NO, YES), "persistent"),
    ((YES, NO, NO, ANY, NO), "sporadic"),
    ((NO, YES, ANY, NO, NO), "sporadic"),
    ((YES, YES, ANY, NO, NO), "sporadic"),
]
RECENT = 2
EVERY = np.array(list(product([NO, YES], repeat=6))).T  # every series of six windows


def rows_of(truths):
    """The rows of the table that a set of truths falls under."""
    return [
        name
        for wanted, name in TABLE
        if all(want in (ANY, truth) for want, truth in zip(wanted, truths, strict=True))
    ]


@pytest.mark.parametrize("truths", list(product([NO, YES], repeat=3)))
def test_every_series_has_exactly_the_class_of_the_table(truths):
    n = EVERY.shape[1]
    more, fewer, steady = (np.full(n, truth) for truth in truths)
    kinds = classify(EVERY, more=more, fewer=fewer, steady=steady, recent=RECENT)
    for series, kind in zip(EVERY.T.tolist(), kinds, strict=True):
        assert rows_of((any(series[-2:]), any(series[:-2]), *truths)) == [CLASSES[kind]]


@pytest.mark.parametrize("windows", [0, 1, 2])
def test_a_history_as_short_as_now_has_nothing_before(windows):
    hot, yes = np.ones((windows, 1), dtype=bool), np.array([True])
    (kind,) = classify(hot, more=~yes, fewer=yes, steady=yes, recent=RECENT)
    assert CLASSES[kind] == ("sporadic" if windows else "none")
