"""The rounding is keyed, next to the total, and unbiased where its sum is drawn too."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from geo.disclosure.chance import uniform
from geo.disclosure.odds import odds_of
from geo.disclosure.round import drawn, nearest, rounded

KEY = b"0123456789abcdef"
NAMES = tuple("abcdefghijkl")


def subsets(counts):
    """Every set of counts that can go up with its probability, by brute force."""
    counts = np.array(counts)
    residue, remainder = counts % 5, counts.sum() % 5
    classes = tuple(int((residue == r).sum()) for r in range(1, 5))
    odds = np.array([0, *odds_of(classes, remainder)])[residue]
    fewest = (counts.sum() - remainder - (counts - residue).sum()) // 5
    found = {}
    for size, chance in ((fewest, 1 - remainder / 5), (fewest + 1, remainder / 5)):
        sets = [s for s in combinations(range(len(counts)), size) if all(odds[i] for i in s)]
        weights = np.array([odds[list(s)].prod() for s in sets])
        found |= {
            s: chance * w / weights.sum() for s, w in zip(sets, weights, strict=True) if chance
        }
    return found


@pytest.mark.parametrize(
    "counts", [(1, 4, 0), (2, 3, 5), (41, 12, 4), (1, 1, 1), (4, 4, 4, 4), (9, 0, 3, 2, 1, 11)]
)
def test_each_count_goes_up_with_exactly_its_probability_where_the_sum_is_drawn(counts):
    sets = subsets(counts)
    for i, count in enumerate(counts):
        assert sum(p for s, p in sets.items() if i in s) == pytest.approx(count % 5 / 5, abs=1e-9)
    assert min(sets.values()) > 0


def test_many_counts_keep_their_probability_too():
    rng = np.random.default_rng(4)
    for _ in range(30):
        counts = rng.integers(0, 30, 9)
        sets = subsets(counts)
        up = [sum(p for s, p in sets.items() if i in s) for i in range(9)]
        assert up == pytest.approx(counts % 5 / 5, abs=1e-9)


def errors_given(counts, target):
    """Return the expected error of each count once the sum is given."""
    counts = np.array(counts)
    floor = counts // 5 * 5
    size = (target - floor.sum()) // 5
    sets = {s: p for s, p in subsets(counts).items() if len(s) == size}
    up = [sum(p for s, p in sets.items() if i in s) for i in range(len(counts))]
    return floor + 5 * np.array(up) / sum(sets.values()) - counts


def test_given_the_sum_the_expected_errors_add_up_to_what_it_lacks():
    rng, largest = np.random.default_rng(9), 0.0
    for _ in range(40):
        counts = rng.integers(0, 12, 6)
        total = int(counts.sum())
        below, rest = total // 5 * 5, total % 5
        given = [errors_given(counts, target) for target in (below, below + 5 * (rest > 0))]
        for error, target in zip(given, (below, below + 5), strict=False):
            assert error.sum() == pytest.approx(target - total if rest else 0, abs=1e-9)
            assert (error * np.sign(target - total) >= -1e-9).all() or not rest
        mixed = given[0] * (1 - rest / 5) + given[1] * rest / 5
        assert mixed == pytest.approx(np.zeros(6), abs=1e-9)
        largest = max(largest, *(np.abs(error).max() for error in given))
    assert 1 < largest <= 4  # a count by itself is not unbiased


def test_what_the_ledger_draws_has_those_errors_and_not_none():
    """A sum that is given, as the ledger gives it: over keys a count keeps its error."""
    counts, n = np.array([1, 4, 2, 3, 2]), 3000
    drawn_ = [rounded(counts, NAMES[:5], KEY, about=str(i), target=10) for i in range(n)]
    error = np.mean(drawn_, axis=0) - counts
    assert error == pytest.approx(errors_given(counts, 10), abs=0.2)
    assert error.sum() == pytest.approx(-2)
    assert np.abs(error).max() > 0.3


def test_the_draw_has_the_probabilities_of_the_design():
    counts = np.array([1, 4, 2, 3, 7])
    sets, seen = subsets(counts), {}
    for turn in range(4000):
        values = rounded(counts, NAMES[:5], KEY, about=str(turn))
        up = tuple(np.flatnonzero(values > counts).tolist())
        seen[up] = seen.get(up, 0) + 1
    assert seen.keys() == sets.keys()
    error = [abs(seen[s] / 4000 - p) / np.sqrt(p * (1 - p) / 4000) for s, p in sets.items()]
    assert max(error) < 4


def test_every_rounding_next_to_the_total_comes_out():
    """What the attacker may exclude is nothing: the boxes of plain rounding are all possible."""
    counts = np.array([1, 3, 2, 5, 9])
    each = [{x // 5 * 5, -(-x // 5) * 5} for x in counts.tolist()]
    wanted = {v for v in product(*each) if abs(sum(v) - 20) < 5}
    got = {tuple(rounded(counts, NAMES[:5], KEY, about=str(i)).tolist()) for i in range(600)}
    assert got == wanted


@pytest.mark.parametrize("seed", range(20))
def test_counts_move_by_less_than_five_and_multiples_stay(seed):
    counts = np.random.default_rng(seed).poisson(np.exp(seed / 5), 12)
    values = rounded(counts, NAMES, KEY, about="x")
    assert not (values % 5).any()
    assert np.abs(values - counts).max() < 5
    assert abs(values.sum() - counts.sum()) < 5
    assert (values[counts % 5 == 0] == counts[counts % 5 == 0]).all()


def test_a_sum_that_has_been_said_is_met():
    counts = np.array([3, 4, 4, 1])
    for target in (10, 15):
        sums = {
            int(rounded(counts, NAMES[:4], KEY, about=str(i), target=target).sum())
            for i in range(50)
        }
        assert sums == {target}
    free = {int(rounded(counts, NAMES[:4], KEY, about=str(i), target=20).sum()) for i in range(50)}
    assert free == {10, 15}


def test_chance_belongs_to_the_key_and_the_name():
    assert uniform(KEY, "a", "b") == uniform(KEY, "a", "b")
    numbers = [uniform(KEY, "a", "b"), uniform(KEY, "ab", ""), uniform(KEY[::-1], "a", "b")]
    assert len(set(numbers)) == 3
    spread = [uniform(KEY, str(i)) for i in range(2000)]
    assert np.mean(spread) == pytest.approx(0.5, abs=0.03)
    with pytest.raises(ValueError, match="16 bytes"):
        uniform(b"short", "a")


def test_nothing_is_drawn_of_nothing():
    assert drawn(np.zeros(3), 0, np.zeros(3)).tolist() == [0, 0, 0]
    assert rounded(np.zeros(3, dtype=int), NAMES[:3], KEY, about="").tolist() == [0, 0, 0]
    assert [nearest(n) for n in (0, 2, 3, 7, 8)] == [0, 0, 5, 5, 10]
