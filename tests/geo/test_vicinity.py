import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

from geo.measures.vicinity import Vicinity, box_sums, neighbourhoods, where_recorded


@given(arrays(np.int64, st.tuples(st.just(2), *[st.integers(1, 9)] * 2)), st.integers(1, 3))
def test_a_box_sum_is_a_plain_sum(counts, reach):
    counts = counts % 1000
    kernel = np.ones((2 * reach + 1,) * 2, dtype=int)
    plain = [ndimage.convolve(each, kernel, mode="constant") for each in counts]
    assert np.array_equal(box_sums(counts, reach), plain)


def test_the_mask_is_what_lies_near_anything_recorded():
    counts = np.zeros((4, 5))
    counts[0, 0] = 2
    assert np.argwhere(where_recorded(counts)).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert where_recorded(counts, reach=2).sum() == 9


masks = arrays(bool, st.tuples(st.integers(1, 6), st.integers(1, 6)))
points = st.lists(st.tuples(st.integers(-1, 35), st.integers(-1, 3)))


@given(masks, points, st.integers(1, 2))
def test_points_counted_in_known_neighbourhoods_are_the_neighbourhoods_of_their_counts(
    mask, made, reach
):
    cell, step = np.array(made, dtype=int).reshape(-1, 2).T
    cell = np.minimum(cell, mask.size - 1)
    counts = np.zeros((3, mask.size), dtype=int)
    inside = (cell >= 0) & (step >= 0) & (step < 3)
    np.add.at(counts, (step[inside], cell[inside]), 1)
    plain = neighbourhoods(counts.reshape(3, *mask.shape), mask, reach)
    found = Vicinity.of(mask, reach=reach).counted(cell, step, steps=3)
    for ours, theirs in zip(found, plain, strict=True):
        assert np.array_equal(ours, theirs)
