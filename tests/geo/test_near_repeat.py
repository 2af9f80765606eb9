"""The Knox table: a published one, and every pair of small data counted one by one."""

import tracemalloc
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.measures import pairs
from geo.measures.near_repeat import knox
from geo.measures.pairs import DAY_S

CHICAGO = Path(__file__).parents[3] / "shared" / "data" / "chicago_be_month1.csv"
BANDS = {"space_bands_m": (0, 1, 100, 200, 300), "time_bands_days": (0, 7, 14, 21)}
PUBLISHED = """
    28 5 5 2
    44 13 8 4
    97 56 19 16
    77 67 45 20
    182194 146149 95237 45879
"""


@pytest.mark.shared
@pytest.mark.skipif(not CHICAGO.exists(), reason="the real files are not beside the project")
def test_the_published_table_of_a_month_of_burglaries_in_chicago():
    x, y, day = (column for _, column in pd.read_csv(CHICAGO, header=None).items())
    moments = pd.to_datetime(day).to_numpy()
    found = knox(x, y, moments, **BANDS, permutations=99, seed=1, metric="manhattan")
    assert found.observed.tolist() == [
        list(map(int, r.split())) for r in PUBLISHED.split("\n")[1:-1]
    ]
    assert (found.n, found.observed.sum()) == (970, 469_965)
    assert found.p[0, 0] == found.p[1, 0] == 0.01
    assert found.ratio[1, 0] > 1.4
    assert found.p[2, 1] > 0.1


def brute(points, seconds, metric):
    """Sort every pair into bands, one after another."""
    table = np.zeros((5, 4), int)
    for (a, at), (b, bt) in combinations(zip(points, seconds, strict=True), 2):
        east, north = abs(a[0] - b[0]), abs(a[1] - b[1])
        apart = east + north if metric == "manhattan" else (east**2 + north**2) ** 0.5
        days = abs(int(at) - int(bt)) / DAY_S
        row = max(k for k, low in enumerate(BANDS["space_bands_m"]) if apart >= low)
        column = max(k for k, low in enumerate(BANDS["time_bands_days"]) if days >= low)
        table[row, column] += 1
    return table


# Fifty metres and half days: many pairs lie exactly on an edge.
places = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(lambda p: (p[0] * 50, p[1] * 50))
incidents = st.lists(st.tuples(places, st.integers(0, 60)), max_size=25)


@given(incidents, st.sampled_from(["euclidean", "manhattan"]), st.sampled_from([1, 6, 2**18]))
@example([((0, 0), 0), ((0, 100), 6)], "euclidean", 1)
@example([((0, 0), 0), ((60, 80), 14)], "euclidean", 1)
@settings(max_examples=80)
def test_the_table_is_every_pair_counted_and_shuffled(rows, metric, block):
    points = [place for place, _ in rows]
    seconds = np.array([half * DAY_S // 2 for _, half in rows], dtype=np.int64)
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    with patch.object(pairs, "BLOCK", block):
        found = knox(x, y, seconds / DAY_S, **BANDS, permutations=9, seed=5, metric=metric)
    observed = brute(points, seconds, metric)
    assert np.array_equal(found.observed, observed)
    rng = np.random.default_rng(5)
    shuffled = [brute(points, rng.permutation(seconds), metric) for _ in range(9)]
    assert np.allclose(found.expected, np.mean(shuffled, axis=0))
    assert np.allclose(found.p, (1 + np.sum([s >= observed for s in shuffled], axis=0)) / 10)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = observed / np.mean(shuffled, axis=0)
    assert np.allclose(found.ratio, np.where(found.expected > 0, ratio, np.nan), equal_nan=True)


@pytest.mark.parametrize("metric", ["euclidean", "manhattan"])
@pytest.mark.parametrize(
    ("metres", "days", "cell"),
    [
        (100, 3, (2, 0)),
        (99.9, 3, (1, 0)),
        (np.nextafter(300, 0), 3, (3, 0)),
        (0, 7, (0, 1)),
        (300, 20.99, (4, 2)),
        (5000, 21, (4, 3)),
    ],
)
def test_a_pair_on_an_edge_is_in_the_band_that_begins_there(metres, days, cell, metric):
    found = knox([0, 0], [0, metres], [0, days], **BANDS, permutations=1, seed=1, metric=metric)
    assert found.observed[cell] == found.observed.sum() == 1


def test_a_week_to_the_minute_is_a_week_also_in_fractions_of_days():
    minutes = np.arange(1, 400) * 17
    for minute in minutes:
        t = np.array([minute, minute + 7 * 1440]) / 1440
        assert knox([0, 0], [0, 0], t, **BANDS, permutations=1, seed=1).observed[0, 1] == 1


def test_without_place_or_time_a_pair_is_not_counted():
    t = np.array(["2024-01-01", "2024-01-02", "NaT", "2024-01-04"], "datetime64[s]")
    x = [0, np.nan, 0, 50]
    found = knox(x, [0, 0, 0, 0], t, **BANDS, permutations=1, seed=1)
    assert (found.n, found.observed.sum(), found.observed[1, 0]) == (2, 1, 1)
    t = [0, 1, np.inf, 3]
    assert knox(x, [0] * 4, t, **BANDS, permutations=1, seed=1).n == 2


def test_the_same_seed_gives_the_same_answer():
    x, y, t = np.random.default_rng(1).uniform(0, 900, (3, 200))
    one, again, other = (knox(x, y, t, **BANDS, permutations=19, seed=s) for s in (1, 1, 2))
    assert np.array_equal(one.expected, again.expected)
    assert not np.array_equal(one.expected, other.expected)


@pytest.mark.parametrize("side_m", [10, 1_000_000])
def test_memory_is_that_of_a_block_whatever_lies_in_one_spot(side_m):
    x, y, t = np.random.default_rng(1).uniform(0, side_m, (3, 3000))
    tracemalloc.start()
    found = knox(x, y, t, **BANDS, permutations=1, seed=1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.observed.sum() == 3000 * 2999 // 2
    assert peak < 3000**2 * 4  # all pairs in one go take ten times that


@pytest.mark.parametrize("bands", [(), (1, 2), (0, 5, 5)])
def test_bands_that_leave_pairs_out_are_refused(bands):
    with pytest.raises(ValueError, match="begin at 0"):
        knox([0], [0], [0], **BANDS | {"space_bands_m": bands}, permutations=1, seed=1)
