"""A sentence is one that a person can read, whatever a file puts in it."""

from __future__ import annotations

import pytest

from geo.errors import LONGEST_NAME, LONGEST_VALUE, UserError, listed


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        ([], 20, "–"),
        (["a"], 20, "a"),
        (["a", "b"], 2, "a, b"),
        (["a", "b", "c"], 2, "a, b … (+1)"),
        ({"a": 1, "b": 2, "c": 3}, 2, "a, b … (+1)"),
        (["x" * 50], 20, "x" * (LONGEST_NAME - 1) + "…"),
        (["x" * LONGEST_NAME], 20, "x" * LONGEST_NAME),
    ],
)
def test_names_are_listed(names, most, said):
    assert listed(names, most=most) == said


def test_ten_thousand_names_fit_in_a_sentence():
    said = listed([f"kolumn {i}" * 30 for i in range(10_000)])
    assert said.endswith("… (+9980)")
    assert len(said) < LONGEST_VALUE


def test_a_value_longer_than_anyone_reads_is_cut():
    problem = UserError("{value} är inget antal ({n}).", value="x" * 1_000_000, n=10**9)
    assert len(str(problem)) < LONGEST_VALUE + 50
    assert problem.values == {"value": "x" * (LONGEST_VALUE - 1) + "…", "n": 10**9}
