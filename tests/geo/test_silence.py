"""A district that says nothing where it usually does is named."""

import numpy as np
import pytest

from geo.measures.silence import silent
from geo.measures.weeks import Weeks


def weeks(counts):
    table = np.array(counts, dtype=np.int64).T[:, :, None]
    mondays = np.datetime64("2026-01-05") + 7 * np.arange(len(table))
    return Weeks(mondays, table, tuple("abc"[: table.shape[1]]), ("stold",))


def test_four_weeks_of_nothing_where_there_used_to_be_some():
    busy, rare, gone = [3] * 20, [0] * 15 + [1] + [0] * 4, [2] * 16 + [0] * 4
    assert silent(weeks([busy, rare, gone])) == ["c"]
    assert silent(weeks([busy, rare, [*gone[:-1], 1]])) == []


@pytest.mark.parametrize("length", [0, 3, 4, 5, 11])
def test_a_short_history_says_nothing(length):
    assert silent(weeks([[0] * length])) is None
    assert silent(weeks([[9] * max(length - 4, 0) + [0] * min(length, 4)])) is None
