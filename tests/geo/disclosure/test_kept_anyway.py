"""A number that would say too much by being kept is sometimes kept whatever the counts are."""

from __future__ import annotations

import numpy as np

from geo.disclosure.cells import KEPT, Ledger
from geo.disclosure.counts import Counts
from geo.disclosure.gate import KEPT_ANYWAY
from geo.disclosure.ledger import extend

AREAS, MONTHS = ("A", "B", "C", "D", "rest"), ("2025-01", "2025-02")
KEYS, JANUARY = 400, (4, 4, 3, 0, 0)  # 11, said to be 10: 15 of February's 12 make up for it


def kept(february):
    """Return how large a part of all keys keeps February, and what is said of the town."""
    values = np.zeros((5, 1, 2), np.int64)
    values[:, 0, 0], values[:, 0, 1] = JANUARY, february
    whole, states, said = Counts(values, AREAS, ("klotter",), MONTHS, "v1"), [], set()
    for key in range(KEYS):
        ledger = extend(Ledger(), whole, secret=key.to_bytes(32), release=MONTHS[1])
        states.append(next(c.state for c in ledger.closings if c.period == MONTHS[1]))
        said.add(sum(entry.value for entry in ledger.entries if entry.period == MONTHS[1]))
    return np.mean([state == KEPT for state in states]), said


def test_twelve_that_are_said_to_be_fifteen_are_kept_as_often_wherever_they_are():
    parts = {february: kept(february) for february in ((3, 3, 3, 2, 1), (6, 6, 0, 0, 0))}
    for part, said in parts.values():
        assert said == {15}
        assert abs(part - KEPT_ANYWAY) < 3 * np.sqrt(KEPT_ANYWAY * (1 - KEPT_ANYWAY) / KEYS)
    assert kept((11, 1, 0, 0, 0))[0] > KEPT_ANYWAY  # refused as well


def test_other_numbers_are_kept_only_where_they_are_refused():
    part, said = kept((4, 4, 4, 2, 0))
    assert (part, said) == (0, {15})
