"""Harm: weighted sums with their interval; nothing without weights."""

import numpy as np
import pytest

from geo.measures.harm import harm, weight_table, weighted_interval
from geo.measures.rate import poisson_interval
from geo.offences import INDEX, N_TYPES

WEIGHTS = (("cykelstold", 1.0), ("personran", 30.0))


def counts(*rows: dict[str, int]) -> np.ndarray:
    """Counts over the offence axis."""
    table = np.zeros((len(rows), N_TYPES), np.int64)
    for i, row in enumerate(rows):
        for offence, number in row.items():
            table[i, INDEX[offence]] = number
    return table


def test_without_weights_nothing_is_shown():
    assert weight_table(()) is None
    assert harm(counts({"cykelstold": 3}), None) is None


def test_weighted_sums_leave_out_and_count_what_has_no_weight():
    table = harm(counts({"cykelstold": 7, "personran": 2, "klotter": 5}, {}), weight_table(WEIGHTS))
    assert table["harm"].tolist() == [67, 0]
    assert table["counted"].tolist() == [9, 0]
    assert table["unweighted"].tolist() == [5, 0]
    assert table["low"][0] < 67 < table["high"][0]
    assert table["low"][1] == 0
    assert table["high"][1] == pytest.approx(30 * 3.688879, rel=1e-6)  # no robbery, or one unseen


@pytest.mark.parametrize("number", [0, 1, 3, 10, 25])
def test_equal_weights_give_the_exact_poisson_interval(number):
    split = np.array([number // 2, number - number // 2])
    found = weighted_interval(split, [4.0, 4.0])
    assert np.allclose(found, 4 * np.array(poisson_interval(number)))


@pytest.mark.parametrize("means", [(30, 1), (5, 5), (0.5, 0.2), (100, 10)])
def test_intervals_cover_at_least_as_often_as_they_say(means):
    rng = np.random.default_rng(2)
    drawn = rng.poisson(means, (6000, 2))
    low, high = weighted_interval(drawn, [1.0, 30.0])
    truth = np.dot(means, [1.0, 30.0])
    assert ((low <= truth) & (truth <= high)).mean() >= 0.945


def test_weights_of_nothing_harm_nobody():
    table = harm(counts({"cykelstold": 7}), weight_table([("cykelstold", 0.0)]))
    assert table[["harm", "low", "high"]].iloc[0].tolist() == [0, 0, 0]
