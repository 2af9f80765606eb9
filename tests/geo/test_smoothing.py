"""Both ways of smoothing, against a plain convolution with the kernel itself."""

import numpy as np
import pytest
from scipy import signal

from geo.measures import smoothing
from geo.measures.smoothing import GAUSSIAN, QUARTIC, SQUARED, smooth

CELL, BANDWIDTH = 50, 180
RNG = np.random.default_rng(4)


def kernel(name):
    """Weights per m² at the cells' centres, as its definition has them."""
    reach = 40
    axis = np.arange(-reach, reach + 1) * CELL / BANDWIDTH
    squared = axis[:, None] ** 2 + axis**2
    weights = np.exp(-squared / 2) if name == GAUSSIAN else np.clip(1 - squared, 0, None) ** 2
    weights /= weights.sum() * CELL**2
    return weights**2 if name == SQUARED else weights


@pytest.mark.parametrize("name", [QUARTIC, GAUSSIAN, SQUARED])
@pytest.mark.parametrize("stamps", [0, np.inf], ids=["fft", "stamped"])
def test_is_the_convolution_with_its_kernel(name, stamps, monkeypatch):
    monkeypatch.setattr(smoothing, "_STAMPS", stamps)
    counts = RNG.poisson(0.05, (30, 41))
    counts[[0, -1], [0, -1]] = 3  # what smooths past an edge is lost
    found = smooth(counts, cell_m=CELL, bandwidth_m=BANDWIDTH, kernel=name)
    oracle = signal.convolve(counts, kernel(name), mode="same", method="direct")
    assert found == pytest.approx(oracle, rel=1e-4, abs=oracle.max() * 1e-6)


@pytest.mark.parametrize("stamps", [0, np.inf])
def test_nothing_is_nothing(stamps, monkeypatch):
    monkeypatch.setattr(smoothing, "_STAMPS", stamps)
    assert not smooth(np.zeros((5, 6), dtype=int), cell_m=CELL, bandwidth_m=BANDWIDTH).any()
