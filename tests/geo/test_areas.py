"""Assignment: every point somewhere, one place each, a border to the lowest code."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import assign
from tests.geo.made import coverage, voronoi


def by_hand(x, y, districts):
    """Ask every polygon about every point, lowest code first."""
    found = []
    for east, north in zip(x, y, strict=True):
        if np.isnan(east) or np.isnan(north):
            found.append(len(districts) + 1)
            continue
        point = shapely.Point(east, north)
        hits = [i for i, shape in enumerate(districts.geometry) if shape.intersects(point)]
        found.append(min(hits, default=len(districts)))
    return np.array(found)


def spots(districts, seed, n=150):
    """Points anywhere, some outside, some without place, and every vertex and edge middle."""
    rng = np.random.default_rng(seed)
    anywhere = rng.uniform(-1000, 11_000, (n, 2))
    anywhere[::10, 0] = np.nan
    anywhere[5::50, 1] = np.nan
    corners = districts.get_coordinates().to_numpy()
    middles = (corners[1:] + corners[:-1]) / 2
    return np.concatenate([anywhere, corners, middles]).T


@given(st.integers(2, 12), st.integers(0, 10_000))
@settings(max_examples=25)
def test_agrees_with_asking_every_polygon(count, seed):
    districts = voronoi(count, seed)
    x, y = spots(districts, seed)
    assert np.array_equal(assign(x, y, districts), by_hand(x, y, districts))


@given(st.integers(2, 12), st.integers(0, 10_000))
@settings(max_examples=25)
def test_total_and_independent_of_the_order_of_points(count, seed):
    districts = voronoi(count, seed)
    x, y = spots(districts, seed)
    found = assign(x, y, districts)
    assert np.bincount(found, minlength=count + 2).sum() == len(x)
    assert found.min() >= 0
    assert found.max() <= count + 1
    order = np.random.default_rng(seed).permutation(len(x))
    assert np.array_equal(assign(x[order], y[order], districts), found[order])


SQUARES = coverage([shapely.box(e, n, e + 10, n + 10) for n in (0, 10) for e in (0, 10)])


@pytest.mark.parametrize(
    ("place", "index"),
    [
        ((5, 5), 0),
        ((15, 15), 3),
        ((10, 5), 0),  # a border between the first two
        ((10, 15), 2),  # a border between the last two
        ((10, 10), 0),  # the corner of all four
        ((15, 10), 1),
        ((0, 0), 0),  # the outer corner belongs to what it is a corner of
        ((20, 20), 3),
        ((20.001, 20), 4),
        ((-1, 5), 4),
        ((np.nan, 5), 5),
        ((5, np.nan), 5),
        ((np.inf, 5), 5),
    ],
)
def test_borders_go_to_the_lowest_code(place, index):
    assert assign([place[0]], [place[1]], SQUARES).tolist() == [index]


def test_a_hole_is_outside_and_an_enclave_is_found():
    ring = shapely.difference(shapely.box(0, 0, 30, 30), shapely.box(10, 10, 20, 20))
    assert assign([15], [15], coverage([ring])).tolist() == [1]
    with_enclave = coverage([ring, shapely.box(10, 10, 20, 20)])
    assert assign([15, 10, 5], [15, 15, 5], with_enclave).tolist() == [1, 0, 0]


def test_no_points_and_no_districts():
    assert assign([], [], SQUARES).shape == (0,)
    nothing = gpd.GeoDataFrame({"code": []}, geometry=[], crs="EPSG:3006")
    assert assign([1.0, np.nan], [1.0, 1.0], nothing).tolist() == [0, 1]
