"""Gi* over a grid: the sparse one's z, an honest p."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage, stats

from geo.measures.hotspot import gi_star
from geo.measures.hotspot_grid import gi_star_grid
from geo.measures.neighbours import on_grid

shapes = st.tuples(st.integers(1, 7), st.integers(1, 7))
grids = shapes.flatmap(
    lambda shape: st.tuples(
        arrays(np.int64, (3, *shape), elements=st.integers(0, 9)), arrays(bool, shape)
    )
)


@given(grids, st.integers(1, 3))
@settings(max_examples=60)
def test_z_is_that_of_the_sparse_one(made, reach):
    counts, mask = made
    found = gi_star_grid(counts, mask=mask, reach=reach)
    assert np.isnan(found.z[:, ~mask]).all()
    if mask.any():
        plain = gi_star(counts[:, mask], neighbours=on_grid(mask, reach=reach))
        assert found.z[:, mask] == pytest.approx(plain.z, nan_ok=True, abs=1e-9)
        assert np.array_equal(np.isnan(found.p), np.isnan(found.z))


@given(grids, st.integers(1, 2))
@settings(max_examples=40)
def test_p_is_binomial(made, reach):
    counts, mask = made
    found = gi_star_grid(counts, mask=mask, reach=reach)
    for each, p in zip(counts, found.p, strict=True):
        inside = np.where(mask, each, 0)
        near = np.ones((2 * reach + 1,) * 2, dtype=int)
        sums, cells = (
            ndimage.convolve(a, near, mode="constant") for a in (inside, mask.astype(int))
        )
        for i, j in np.argwhere(np.isfinite(p)):
            chance = stats.binom(inside.sum(), cells[i, j] / mask.sum())
            tails = chance.sf(sums[i, j] - 1), chance.cdf(sums[i, j])
            assert p[i, j] == pytest.approx(min(2 * min(tails), 1))


def quiet(rng, size=(60, 60)):
    """A town where every cell is like the others."""
    return rng.poisson(0.02, size)


def test_a_quiet_town_has_no_hot_spots_where_the_normal_p_sees_many():
    rng = np.random.default_rng(11)
    near = on_grid(np.ones((60, 60), dtype=bool))
    towns = np.stack([quiet(rng) for _ in range(200)])
    plain = gi_star(towns.reshape(200, -1), neighbours=near)
    assert ((plain.q <= 0.05).any(axis=1)).mean() > 0.9
    assert (gi_star_grid(towns).q <= 0.05).any(axis=(1, 2)).mean() <= 0.05


def test_a_planted_hot_spot_is_found_and_little_else():
    counts = quiet(np.random.default_rng(1))
    counts[30:32, 20:22] += 3
    found = gi_star_grid(counts)
    hot = (found.q <= 0.05) & (found.z > 0)
    assert hot[30:32, 20:22].all()
    assert hot.sum() <= 1.1 * hot[29:33, 19:23].sum()


def test_many_offences_at_one_address_are_a_hot_spot():
    counts = quiet(np.random.default_rng(2))
    counts[40, 40] = 9
    assert (gi_star_grid(counts).q[39:42, 39:42] <= 0.05).all()


def test_an_emptiness_among_many_is_cold():
    counts = np.random.default_rng(3).poisson(8, (40, 40))
    counts[20:23, 20:23] = 0
    found = gi_star_grid(counts)
    assert found.q[21, 21] <= 0.05
    assert found.z[21, 21] < -4


def test_where_nothing_happened_nothing_is_hot():
    found = gi_star_grid(np.zeros((2, 4, 5), dtype=int))
    assert np.isnan(found.z).all()
    assert not (found.q <= 0.05).any()


def test_no_cells_and_one_cell():
    counts = np.array([[3, 0], [0, 0]])
    assert np.isnan(gi_star_grid(counts, mask=np.zeros((2, 2), dtype=bool)).q).all()
    assert np.isnan(gi_star_grid(counts, mask=counts > 0).q).all()
    assert np.isnan(gi_star_grid([[5]]).z).all()


@pytest.mark.parametrize("wrong", [0.5, -1, np.nan])
def test_what_is_no_count_is_refused_inside_the_mask_only(wrong):
    counts = np.array([[wrong, 1, 0, 2]])
    with pytest.raises(ValueError, match="whole numbers"):
        gi_star_grid(counts)
    gi_star_grid(counts, mask=np.array([[False, True, True, True]]))
