"""Between which counts a week is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import special

from geo.measures.predictive import Z, shapes

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

_LIMITS = (32, 128, 1024, 8192)  # counts looked at; beyond the last nothing is a signal


def band(mean: npt.ArrayLike, *, z: float = Z) -> tuple[Floats, Floats]:
    """Return (max(0, √m − z/2))² and (√m + z/2)² (Wheeler 2016): the band of a known mean."""
    root = np.sqrt(np.asarray(mean, dtype=float))
    return np.maximum(0, root - z / 2) ** 2, (root + z / 2) ** 2


def limits(
    before: npt.ArrayLike, *, share: npt.ArrayLike, spread: npt.ArrayLike = 0.0, z: float = Z
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the least and the largest count that are no signal.

    Arguments as in :func:`geo.measures.predictive.tails`, which decides the same. Given
    the total, as few or fewer is the lower tail of a (beta) negative binomial with the
    sum before, and fewer still that of one with one more before, a step lower.
    """
    shape = np.broadcast_shapes(*map(np.shape, (before, share, spread)))
    s, q, rho = (np.broadcast_to(v, shape).ravel().astype(float) for v in (before, share, spread))
    alpha, beta = shapes(q, rho)
    tail = float(special.ndtr(-z))
    found = np.zeros((2, s.size), dtype=np.int64)
    left = np.arange(s.size)
    for width in _LIMITS:
        r, a, b = (v[left][:, None] for v in (s, alpha, beta))
        middle = _now(r, a, b, width)
        middle[:, 1:] += _now(r + 1, a, b, width)[:, :-1]
        middle /= 2
        found[:, left] = (middle <= tail).sum(axis=1), (middle < 1 - tail).sum(axis=1) - 1
        left = left[middle[:, -1] < 1 - tail]
    low, high = found.reshape(2, *shape)
    return low, high


def _now(before: Floats, alpha: Floats, beta: Floats, width: int) -> Floats:
    """Cumulative probability of 0..width now after a sum before: shape (cells, width + 1)."""
    x = np.arange(width)[None, :]
    with np.errstate(divide="ignore"):
        steps = np.log((before + x) * (alpha + x))
    steps -= np.log((x + 1) * (alpha + beta + before + x))
    first = special.betaln(alpha, beta + before) - special.betaln(alpha, beta)
    logs = np.concatenate([first, first + np.cumsum(steps, axis=1)], axis=1)
    summed: Floats = np.cumsum(np.exp(logs), axis=1)
    return summed
