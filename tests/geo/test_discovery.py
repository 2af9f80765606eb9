import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from geo.measures.discovery import discoveries, false_discovery

chances = st.floats(0, 1) | st.sampled_from([0.0, 0.01, 0.5, 1.0])


@given(arrays(float, st.tuples(st.integers(1, 4), st.integers(1, 30)), elements=chances))
def test_agrees_with_scipy_row_by_row(p):
    assert false_discovery(p) == pytest.approx(stats.false_discovery_control(p, axis=-1))


@given(arrays(float, st.integers(1, 30), elements=chances | st.just(np.nan)))
def test_what_was_not_tested_belongs_to_no_family(p):
    tested = np.isfinite(p)
    q = false_discovery(p)
    assert np.array_equal(np.isnan(q), ~tested)
    if tested.any():
        assert q[tested] == pytest.approx(stats.false_discovery_control(p[tested]))


@given(
    arrays(
        float, st.tuples(st.integers(0, 5), st.integers(0, 9)), elements=chances | st.just(np.nan)
    ),
    st.floats(0.01, 1),
)
def test_a_discovery_is_what_has_a_small_q(p, level):
    q = false_discovery(p.ravel()).reshape(p.shape)
    assert np.array_equal(discoveries(p, level=level), q <= level)


def test_nothing_asked_nothing_found():
    assert false_discovery([]).shape == (0,)
    assert false_discovery(np.empty((3, 0))).shape == (3, 0)
