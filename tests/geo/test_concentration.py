import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.measures.concentration import generalised_gini, gini, lorenz, share_of_places

FEWER = [5, 2, 1, *[0] * 7]
ONE = [10, *[0] * 99]
MANY = [22, 18, 17, 12, 11, 8, 6, 3, 2, 1]
counts = st.lists(st.integers(0, 30), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("places", "plain", "general"),
    [(FEWER, 0.80, 0.75), (ONE, 0.99, 0.90), (MANY, 0.392, 0.392)],
)
def test_the_published_numbers_come_out(places, plain, general):
    assert gini(places) == pytest.approx(plain)
    assert generalised_gini(places) == pytest.approx(general)
    assert gini(places[::-1]) == pytest.approx(plain)


@given(counts)
def test_gini_is_the_mean_difference_between_all_pairs(places):
    if not sum(places):
        return
    number = np.array(places, dtype=float)
    apart = np.abs(number[:, None] - number).mean()
    assert gini(places) == pytest.approx(apart / (2 * number.mean()))


@pytest.mark.parametrize("n", [1, 3, 10, 25])
def test_dealt_as_evenly_as_can_be_is_no_concentration(n):
    places = np.zeros(10)
    np.add.at(places, np.arange(n) % 10, 1)
    even = n <= 10
    assert generalised_gini(places) == pytest.approx(0 if even else gini(places))
    assert (gini(places) > generalised_gini(places) + 0.1) == (n < 10)


@given(counts)
def test_the_curve_is_gini(places):
    if not sum(places):
        return
    x, y = lorenz(places)
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 1, 1)
    assert (np.diff(y) >= 0).all()
    assert 2 * np.trapezoid(y, x) - 1 == pytest.approx(gini(places))


def test_half_of_the_offences_on_a_share_of_the_ground():
    assert share_of_places(FEWER, 5 / 8) == pytest.approx(0.1)
    assert share_of_places(FEWER) == pytest.approx(0.08)  # four fifths of the first place
    assert share_of_places(FEWER, 1) == pytest.approx(0.3)
    assert share_of_places(FEWER, 0) == 0
    assert share_of_places([4, 4, 4, 4]) == pytest.approx(0.5)


def test_a_large_place_counts_for_its_size():
    # Per km² the small place is the densest, although the large one has more.
    assert share_of_places([4, 6], 0.4, areas=[1, 9]) == pytest.approx(0.1)
    x, y = lorenz([4, 6], areas=[1, 9])
    assert x == pytest.approx([0, 0.1, 1])
    assert y == pytest.approx([0, 0.4, 1])


@pytest.mark.parametrize("none", [[], [0, 0, 0]])
def test_without_offences_there_is_no_number(none):
    assert np.isnan([gini(none), generalised_gini(none), share_of_places(none)]).all()
    assert np.isnan(lorenz(none)[1]).all()


@pytest.mark.parametrize("wrong", [{"counts": [1, -1]}, {"counts": [1, np.nan]}])
def test_what_is_no_count_is_refused(wrong):
    with pytest.raises(ValueError, match="zero or more"):
        lorenz(**wrong)
    with pytest.raises(ValueError, match="above zero"):
        lorenz([1, 2], areas=[1, 0])


def test_a_share_is_a_share():
    with pytest.raises(ValueError, match="0 to 1"):
        share_of_places([1, 2], 50)
