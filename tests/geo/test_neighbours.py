"""Neighbours against libpysal's."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from libpysal.weights import DistanceBand, Queen, lat2W
from scipy.spatial.distance import cdist

from geo.measures.neighbours import on_grid, touching, within
from tests.geo import made


def dense(weights):
    """libpysal's matrix with every place its own neighbour."""
    return weights.full()[0] + np.eye(weights.n)


def test_points_within_a_distance_are_libpysals():
    points = np.random.default_rng(1).uniform(0, 1000, (60, 2))
    oracle = DistanceBand(points, 200, silence_warnings=True)
    assert np.array_equal(within(*points.T, distance_m=200).toarray(), dense(oracle))


def test_the_distance_itself_is_within_and_so_is_the_same_place():
    found = within([0, 15, 15, 31], [0, 0, 0, 0], distance_m=15).toarray()
    assert found.tolist() == [[1, 1, 1, 0], [1, 1, 1, 0], [1, 1, 1, 0], [0, 0, 0, 1]]


def test_a_point_without_place_is_refused():
    with pytest.raises(ValueError, match="finite"):
        within([0, np.nan], [0, 0], distance_m=1)


@pytest.mark.parametrize("rook", [True, False])
def test_a_whole_grid_is_libpysals_lattice(rook):
    found = on_grid(np.ones((5, 7), dtype=bool), rook=rook).toarray()
    assert np.array_equal(found, dense(lat2W(5, 7, rook=rook)))


@given(arrays(bool, st.tuples(st.integers(1, 6), st.integers(1, 6))), st.integers(1, 3))
@settings(max_examples=50)
def test_a_grid_with_holes_is_distance_between_its_cells(mask, reach):
    cells = np.argwhere(mask)
    for rook, metric in ((False, "chebyshev"), (True, "cityblock")):
        near = cdist(cells, cells, metric) <= reach if len(cells) else np.empty((0, 0))
        assert np.array_equal(on_grid(mask, reach=reach, rook=rook).toarray(), near)


@pytest.mark.filterwarnings("ignore:The weights matrix is not fully connected")
def test_districts_that_share_a_border_or_a_corner_are_libpysals():
    mask = np.random.default_rng(3).random((7, 8)) < 0.6
    squares = [shapely.box(x, y, x + 500, y + 500) for y, x in np.argwhere(mask) * 500]
    oracle = Queen.from_dataframe(made.coverage(squares), use_index=False, silence_warnings=True)
    assert np.array_equal(touching(np.array(squares)).toarray(), dense(oracle))


def test_a_sliver_parts_no_neighbours_and_an_island_has_none():
    boxes = [(0, 0, 10, 10), (10.4, 0, 20, 10), (20, 10, 30, 20), (90, 90, 99, 99)]
    found = touching(np.array([shapely.box(*box) for box in boxes]))
    assert found.toarray().tolist() == [[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 1, 0], [0, 0, 0, 1]]
