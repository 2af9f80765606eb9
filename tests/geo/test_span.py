"""A span and the minute counted at give the earliest moment back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.span import LONGEST, counted_at, encode, started_at

MINUTES = st.lists(
    st.tuples(st.integers(-(2**25), 2**25), st.integers(0, 2**25)), min_size=1
)  # fmt: skip


@given(MINUTES)
def test_the_start_comes_back(rows):
    start, minutes = np.array(rows, dtype=np.int64).T
    span = encode(minutes)
    assert started_at(counted_at(start, span).astype(np.int32), span).tolist() == start.tolist()


def test_a_short_span_counts_in_its_middle_and_a_long_one_at_its_start():
    span = encode(np.array([0, 1, 151, 720, 721, LONGEST, LONGEST + 1, 2**40]))
    assert span.tolist() == [0, 1, 151, 720, 721, LONGEST, LONGEST + 1, LONGEST + 1]
    assert counted_at(np.zeros(8, np.int64), span).tolist() == [0, 0, 75, 360, 0, 0, 0, 0]
