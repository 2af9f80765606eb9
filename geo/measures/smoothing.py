"""Counts per cell spread by a kernel: what every density is made with.

Two ways to the same numbers. Where few cells hold anything, as of one municipality and
one kind of offence, the kernel is laid over each of them; else the whole grid goes
through an FFT.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy import fft

if TYPE_CHECKING:
    import numpy.typing as npt

    Stamp = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]

QUARTIC, GAUSSIAN = "quartic", "gaussian"
SQUARED = "quartic squared"  # what the variance of a quartic density is summed with
_GAUSSIAN_REACH = 5  # in bandwidths; what lies beyond weighs under 4e-6
_STAMPS = 4  # additions per cell of the grid that cost as much as an FFT of it


def smooth(
    counts: npt.NDArray[np.number], *, cell_m: float, bandwidth_m: float, kernel: str = QUARTIC
) -> npt.NDArray[np.float64]:
    """Spread counts per cell with a kernel; returns events per m² in the same shape."""
    filled = np.flatnonzero(counts != 0)
    if len(filled) * len(_stamp(cell_m, bandwidth_m, kernel)[0]) < _STAMPS * counts.size:
        return _stamped(counts, filled, _stamp(cell_m, bandwidth_m, kernel))
    spectrum, reach, shape = _kernel_spectrum(counts.shape, cell_m, bandwidth_m, kernel)
    spread = fft.irfft2(fft.rfft2(counts, shape, workers=2) * spectrum, shape, workers=2)
    rows, columns = counts.shape
    density = spread[reach : reach + rows, reach : reach + columns]
    clean: npt.NDArray[np.float64] = np.maximum(density, 0)  # FFT leaves −1e-20 where nothing is
    return clean


def _stamped(
    counts: npt.NDArray[np.number], filled: npt.NDArray[np.int64], stamp: Stamp
) -> npt.NDArray[np.float64]:
    """Lay the kernel over each of the cells that hold anything: a town is a fleck on its map."""
    down, right, weights = stamp
    rows, columns = counts.shape
    row, column = (at[:, None] for at in np.divmod(filled, columns))
    inside = (
        (row + down >= 0) & (row + down < rows) & (column + right >= 0) & (column + right < columns)
    )
    at = (row * columns + column) + (down * columns + right)
    mass = counts.ravel()[filled].astype(float)[:, None] * weights
    spread = np.bincount(at[inside], weights=mass[inside], minlength=counts.size)
    density: npt.NDArray[np.float64] = spread.reshape(counts.shape).astype(float, copy=False)
    return density


@lru_cache(maxsize=8)
def _stamp(cell_m: float, bandwidth_m: float, kernel: str) -> Stamp:
    """Return how far north and east the cells lie that the kernel reaches, and its weights."""
    weights = _kernel(cell_m, bandwidth_m, kernel)
    row, column = np.nonzero(weights)
    reach = len(weights) // 2
    return row - reach, column - reach, weights[row, column]


@lru_cache(maxsize=8)
def _kernel_spectrum(
    shape: tuple[int, int], cell_m: float, bandwidth_m: float, kernel: str
) -> tuple[npt.NDArray[np.complex128], int, tuple[int, int]]:
    weights = _kernel(cell_m, bandwidth_m, kernel)
    reach = len(weights) // 2
    padded = tuple(fft.next_fast_len(n + 2 * reach, real=True) for n in shape)
    return fft.rfft2(weights, padded, workers=2), reach, (padded[0], padded[1])


def _kernel(cell_m: float, bandwidth_m: float, kernel: str) -> npt.NDArray[np.float64]:
    """Kernel at the cells' centres per m², scaled so that its cells sum to one event."""
    radius = bandwidth_m * (_GAUSSIAN_REACH if kernel == GAUSSIAN else 1)
    reach = int(np.ceil(radius / cell_m))
    axis = np.arange(-reach, reach + 1) * cell_m / bandwidth_m
    squared = axis[:, None] ** 2 + axis[None, :] ** 2
    if kernel == GAUSSIAN:
        weights = np.exp(-squared / 2) / (2 * np.pi * bandwidth_m**2)
    else:
        weights = np.clip(1 - squared, 0, None) ** 2 * 3 / (np.pi * bandwidth_m**2)
    scaled: npt.NDArray[np.float64] = weights / (weights.sum() * cell_m**2)
    return scaled**2 if kernel == SQUARED else scaled
