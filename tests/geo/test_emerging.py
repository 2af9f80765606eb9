"""Classes over time on made-up towns; the demonstration's own truths are in tests/data."""

import numpy as np
import pytest
from scipy import stats

from geo.measures.emerging import classes, hot_windows, windows
from geo.measures.hotspot_class import CLASSES
from geo.measures.vicinity import neighbourhoods

SIZE = (50, 60)
T = 13
RISES = {"new": (40, 50), "ended": (10, 10), "persistent": (25, 30), "diminishing": (40, 10)}
COURSE = {
    "new": [0] * 11 + [6, 6],
    "ended": [6] * 5 + [0] * 8,
    "persistent": [8] * 13,
    "diminishing": [24, 22, 20, 19, 17, 15, 13, 12, 10, 9, 8, 7, 6],
}


def town(seed, *, mean=0.01, steps=T):
    """Steady chance in every cell."""
    return np.random.default_rng(seed).poisson(mean, (steps, *SIZE))


def names(kind):
    """Classes that occur in a picture."""
    return {CLASSES[k] for k in np.unique(kind)}


def test_planted_courses_get_their_names_and_nothing_else_does():
    counts = town(3)
    for name, (row, column) in RISES.items():
        counts[:, row, column] += COURSE[name]
    found = classes(counts)
    around = np.zeros(SIZE, dtype=bool)
    for name, (row, column) in RISES.items():
        assert names(found.kind[row, column]) == {name}
        around[row - 1 : row + 2, column - 1 : column + 2] = True
    assert not found.kind[~around].any()
    assert found.hot[:, 40, 50].tolist() == [False] * 11 + [True] * 2


def test_the_same_place_may_come_and_go():
    counts = town(4)
    counts[[2, 6, 11], 20, 20] += 7
    assert names(classes(counts).kind[20, 20]) == {"sporadic"}


def test_a_season_of_the_whole_town_makes_nothing_new():
    rng = np.random.default_rng(5)
    season = np.array([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 4])[:, None, None]
    place = np.full(SIZE, 0.01)
    place[20, 20] = 3
    found = classes(rng.poisson(season * place))
    assert names(found.kind[19:22, 19:22]) <= {"persistent", "sporadic"}


def test_in_towns_where_nothing_happens_few_cells_are_ever_hot():
    false = sum(classes(town(seed)).kind.any() for seed in range(100))
    assert false <= stats.binom.ppf(0.995, 100, 0.05)


def test_in_towns_that_do_not_change_little_is_new_or_ended():
    """Crime gathers in the same places all the time; each town has some hot cells."""
    rng = np.random.default_rng(6)
    place = rng.gamma(0.02, 2, SIZE)
    claimed, hot = 0, 0
    for _ in range(60):
        kind = classes(rng.poisson(place, (T, *SIZE))).kind
        claimed += bool(names(kind) & {"new", "ended", "diminishing"})
        hot += np.count_nonzero(kind)
    assert hot > 60 * 5
    assert claimed <= stats.binom.ppf(0.995, 60, 0.1)  # 5 % for more, 5 % for fewer


def test_a_cell_asked_many_times_pays_for_it():
    """The limit is Benjamini and Hochberg's over cells, of T times each one's smallest p."""
    counts = town(7, mean=0.05)
    counts[:, 10:14, 20:24] += np.random.default_rng(7).poisson(0.8, (T, 4, 4))
    inside, sums, cells = neighbourhoods(counts, np.ones(SIZE, dtype=bool), 1)
    hot, steady = hot_windows(inside, sums, cells)
    chance = stats.binom(inside.sum(axis=1, keepdims=True), cells / len(cells))
    p = np.where(sums > chance.mean(), np.minimum(2 * chance.sf(sums - 1), 1), 1)
    each = np.minimum(T * p.min(axis=0), 1)
    found = stats.false_discovery_control(each) <= 0.05
    assert 10 < found.sum() < 60
    assert np.array_equal(hot.any(axis=0), found)
    assert np.array_equal(hot, p <= p.min(axis=0)[found].max())
    assert np.array_equal(steady, (p <= 0.05).sum(axis=0) >= 9)  # two thirds of 13


def test_a_cold_place_has_no_class():
    counts = town(9, mean=8)
    counts[:, 20:25, 20:25] = 0
    assert not classes(counts).kind[20:25, 20:25].any()


def test_what_lies_outside_the_mask_has_no_class():
    counts = town(3)
    counts[:, 40, 50] += COURSE["new"]
    mask = np.ones(SIZE, dtype=bool)
    mask[:, 45:] = False
    found = classes(counts, mask=mask)
    assert not found.kind.any()
    assert found.kind.shape == SIZE
    assert found.hot.shape == counts.shape


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_too_little_history_claims_nothing_new_or_ended(steps):
    counts = town(3, steps=steps)
    counts[:, 20, 20] += 9
    assert names(classes(counts).kind) <= {"none", "sporadic"}


def test_an_empty_year_has_no_classes():
    assert not classes(np.zeros((T, *SIZE), dtype=int)).kind.any()


def test_weeks_become_windows_that_end_with_the_last_week():
    assert windows(np.arange(9)).tolist() == [1 + 2 + 3 + 4, 5 + 6 + 7 + 8]
    assert windows(np.ones((52, 3, 2), dtype=int)).shape == (13, 3, 2)
    assert windows(np.ones((3, 3, 2), dtype=int)).shape == (0, 3, 2)
