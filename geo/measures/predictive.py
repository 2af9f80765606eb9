"""What a count may be when nothing has changed, the past being short and uneven.

Before: a sum over some weeks. Now: one week. Given the two together, chance alone
divides them in fixed proportion, whatever the unknown level: a binomial (Przyborowski
& Wilenski 1940, Biometrika 31:313). Where weeks vary more than chance, or the
proportion is itself estimated, the division is a beta-binomial; given the sum before,
the count now is then beta negative binomial, plain negative binomial without extra
spread.

That is why p-values and false alarms stated from it hold for sparse cells too. A plain
band round an estimated mean (:func:`geo.measures.limits.band`) does not: from eight
weeks at two a week it is overstepped in 4 weeks of 100, not in 3 of 1 000.

Own code: ``scipy.stats.betabinom`` and ``betanbinom``, the oracles in the test, sum
their tails one number at a time, a thousandfold slower over a city.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

Z = 3.0  # a signal is as rare as beyond three standard deviations, either way
_LEAST_SPREAD = 1e-8  # under this a beta-binomial is a binomial at any count we meet


class Tails(NamedTuple):
    """How rare counts are by chance alone.

    Attributes
    ----------
    more, fewer
        Probability of as many or more, and of as few or fewer.
    signal
        Whether the count is a signal.
    false_alarm
        Probability of a signal of either kind: exact, from whole numbers.
    """

    more: Floats
    fewer: Floats
    signal: npt.NDArray[np.bool_]
    false_alarm: Floats


def tails(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    *,
    share: npt.ArrayLike,
    spread: npt.ArrayLike = 0.0,
    z: float = Z,
) -> Tails:
    """Judge counts against the sums before them.

    Parameters
    ----------
    now, before
        Counts, any shapes that broadcast.
    share
        Part of now + before that is expected now, 0–1 (exclusive).
    spread
        Correlation within a cell, 0 for pure chance: the variance of the division is
        1 + (now + before − 1)·spread times the binomial one.
    z
        A signal is a mid-p (half the probability of the count itself, all that is
        rarer; Lancaster 1961, JASA 56:223) under the normal tail beyond z, either side.

    Returns
    -------
    Tails
        Of the shape that the arguments broadcast to.
    """
    shape = np.broadcast_shapes(*map(np.shape, (now, before, share, spread)))
    x, s, q, rho = (np.broadcast_to(v, shape).ravel() for v in (now, before, share, spread))
    x, n = x.astype(np.int64), (x + s).astype(np.int64)
    results = np.empty((4, n.size))
    width = np.ceil(np.log2(n + 1)).astype(np.int64)
    for size in np.unique(width):  # cells of a kind together, so that little is padded
        cells = np.flatnonzero(width == size)
        alpha, beta = shapes(q[cells], rho[cells])
        chance = _division(n[cells], alpha, beta, 2 ** int(size))
        results[:, cells] = _read(chance, x[cells], float(special.ndtr(-z)))
    more, fewer, signal, false_alarm = results.reshape(4, *shape)
    return Tails(more, fewer, signal > 0, false_alarm)


def shapes(share: Floats, spread: Floats) -> tuple[Floats, Floats]:
    """Return the two shapes of a beta from its mean and the correlation it makes."""
    size = 1 / np.clip(spread, _LEAST_SPREAD, 1 - _LEAST_SPREAD) - 1
    return share * size, (1 - share) * size


def _division(n: npt.NDArray[np.int64], alpha: Floats, beta: Floats, width: int) -> Floats:
    """Beta-binomial probabilities of 0..width of each n: shape (cells, width + 1)."""
    x = np.arange(width)[None, :]
    left = (n[:, None] - x).clip(0)
    with np.errstate(divide="ignore"):
        steps = np.log(left * (alpha[:, None] + x))
    steps -= np.log((x + 1) * (beta[:, None] + (left - 1).clip(0)))
    logs = np.concatenate([np.zeros((len(n), 1)), np.cumsum(steps, axis=1)], axis=1)
    chance = np.exp(logs - logs.max(axis=1, keepdims=True))
    shares: Floats = chance / chance.sum(axis=1, keepdims=True)
    return shares


def _read(chance: Floats, now: npt.NDArray[np.int64], tail: float) -> Floats:
    """Both tails of the counts now, whether rare, and the mass of all counts that would be."""
    fewer = np.cumsum(chance, axis=1)
    more = np.cumsum(chance[:, ::-1], axis=1)[:, ::-1]
    rare = np.minimum(fewer, more) - chance / 2 <= tail
    alarm = np.where(rare, chance, 0).sum(axis=1)
    row = np.arange(len(now))
    return np.minimum([more[row, now], fewer[row, now], rare[row, now], alarm], 1)
