import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st
from sklearn.neighbors import KernelDensity

from geo import grid as grids
from geo.measures.density import (
    BANDWIDTHS_M,
    SAMPLE,
    choose_bandwidth,
    gaussian_density,
    kernel_density,
    sampled,
)

RNG = np.random.default_rng(5)


def test_integrates_to_the_number_of_events():
    x, y = RNG.uniform(2000, 8000, (2, 500))
    grid = grids.over((0, 0, 10_000, 10_000), 100)
    density = kernel_density(x, y, grid=grid, bandwidth_m=400)
    assert density.sum() * grid.cell_m**2 == pytest.approx(500, rel=1e-9)


def test_one_point_peaks_and_falls_as_the_quartic_kernel():
    h = 400
    grid = grids.over((0, 0, 4000, 4000), h / 100)
    east, north = grid.centres()
    density = kernel_density([east[500]], [north[500]], grid=grid, bandwidth_m=h)
    peak = 3 / (np.pi * h**2)
    assert density.max() == pytest.approx(peak, rel=1e-3)
    away = 500 + round(h / np.sqrt(2) / grid.cell_m)
    distance = east[away] - east[500]
    assert density[500, away] == pytest.approx(peak * (1 - (distance / h) ** 2) ** 2, rel=1e-3)
    assert density[500, away] == pytest.approx(peak / 4, rel=0.02)


@rules(max_examples=4, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1000, 3000), st.sampled_from([300.0, 500.0]))
def test_gaussian_agrees_with_sklearn(seed, n, h):
    points = np.random.default_rng(seed).normal(5000, 900, (n, 2))
    grid = grids.over((0, 0, 10_000, 10_000), h / 4)
    ours = gaussian_density(*points.T, grid=grid, bandwidth_m=h)
    east, north = grid.centres()
    centres = np.stack([axis.ravel() for axis in np.meshgrid(east, north)], axis=1)
    oracle = np.exp(KernelDensity(bandwidth=h).fit(points).score_samples(centres)) * len(points)
    assert np.abs(ours.ravel() - oracle).sum() / oracle.sum() <= 0.01


def test_weights_count_as_that_many_points():
    grid = grids.over((0, 0, 3000, 3000), 100)
    heavy = kernel_density([1500], [1500], weights=[3], grid=grid, bandwidth_m=400)
    three = kernel_density([1500] * 3, [1500] * 3, grid=grid, bandwidth_m=400)
    assert np.allclose(heavy, three)


def test_points_without_place_or_outside_count_nothing():
    grid = grids.over((0, 0, 3000, 3000), 100)
    density = kernel_density([np.nan, -50, 4000], [10, 10, 10], grid=grid, bandwidth_m=400)
    assert density.sum() == 0


def test_bandwidth_is_one_of_the_steps_and_narrows_with_more_points():
    few, many = RNG.normal(0, 3000, (2, 30)), RNG.normal(0, 3000, (2, 30_000))
    assert choose_bandwidth(*few) in BANDWIDTHS_M
    assert choose_bandwidth(*many) < choose_bandwidth(*few)
    assert choose_bandwidth([1.0], [1.0]) in BANDWIDTHS_M


def test_of_very_many_points_an_even_sample_chooses_the_same():
    rows = np.arange(10 * SAMPLE + 7)
    x, y = RNG.normal(0, 6000, (2, len(rows)))
    some = sampled(rows)
    assert SAMPLE <= len(some) <= 2 * SAMPLE
    assert set(np.diff(some)) == {10}
    assert choose_bandwidth(x[some], y[some], n=len(rows)) == choose_bandwidth(x, y)
    assert choose_bandwidth(x[some], y[some], n=len(rows)) < choose_bandwidth(x[some], y[some])
    assert len(sampled(rows[:SAMPLE])) == SAMPLE
