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
cells = st.lists(st.lists(st.integers(-1, 35)), min_size=1, max_size=3)


@given(masks, cells, st.integers(1, 2))
def test_points_counted_in_known_neighbourhoods_are_the_neighbourhoods_of_their_counts(
    mask, made, reach
):
    steps = [np.minimum(np.array(each, dtype=int), mask.size - 1) for each in made]
    counts = np.zeros((len(steps), mask.size), dtype=int)
    for t, cell in enumerate(steps):
        np.add.at(counts[t], cell[cell >= 0], 1)
    plain = neighbourhoods(counts.reshape(-1, *mask.shape), mask, reach)
    splits = np.cumsum([len(each) for each in steps])[:-1]
    found = Vicinity.of(mask, reach=reach).counted(np.concatenate(steps), splits)
    for ours, theirs in zip(found, plain, strict=True):
        assert np.array_equal(ours, theirs)
