"""Odds of a conditional Poisson design that give each count exactly its probability.

Over both sums that there may be, that is: a unit more stands for the sum being below. Given
one of them the probabilities are others.

Chen, Dempster & Liu 1994, Biometrika 81:457.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.cells import BASE

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

_TOLERANCE, _STEPS = 1e-11, 500


@lru_cache(maxsize=4096)
def odds_of(classes: tuple[int, ...], remainder: int) -> tuple[float, ...]:
    """Solve for the odds of counts with residue 1, 2, 3, 4 so that each keeps residue / 5.

    Parameters
    ----------
    classes
        How many counts have each residue.
    remainder
        Of their total; where it is not 0, one more unit stands for the sum being below.

    Returns
    -------
    tuple of float
        Odds per residue; 1 where there is none.
    """
    members = np.array([*classes, int(remainder > 0)])
    chance = np.array([*(np.arange(1, BASE) / BASE), 1 - remainder / BASE])
    chance[-1] = chance[-1] if remainder else 0.5
    size = round(float((members * chance).sum()))
    there, odds = members > 0, chance / (1 - chance)
    odds[~there] = 1
    certain = members.sum() in (0, size)
    for _ in range(0 if certain else _STEPS):
        now = _inclusion(odds, members, size)
        if np.abs(now - chance)[there].max() < _TOLERANCE:
            break
        step = np.log(chance / (1 - chance)) - np.log(now / (1 - now))
        # Two units answer twice as much as many do: each step would overshoot by as much.
        odds[there] *= np.exp(step[there] * (1 - 1 / members.sum()))
    return tuple(float(each) for each in odds[:-1])


def _inclusion(odds: Floats, members: Ints, size: int) -> Floats:
    """Probability of each class that one of it is drawn; 0.5 where it has nobody."""
    weights = [
        _weights(each, n, size) for each, n in zip(odds.tolist(), members.tolist(), strict=True)
    ]
    before, after = [np.ones(1)], [np.ones(1)]
    for one, other in zip(weights, reversed(weights), strict=True):
        before.append(np.convolve(before[-1], one)[: size + 1])
        after.append(np.convolve(after[-1], other)[: size + 1])
    found = np.full(len(odds), 0.5)
    for i in np.flatnonzero(members):
        rest = np.zeros(size + 1)
        product = np.convolve(before[i], after[len(odds) - 1 - i])[: size + 1]
        rest[: len(product)] = product
        mine = weights[i] * rest[size - np.arange(len(weights[i]))]  # of k drawn from the class
        found[i] = (mine * np.arange(len(mine))).sum() / mine.sum() / members[i]
    inside: Floats = np.clip(found, _TOLERANCE, 1 - _TOLERANCE)
    return inside


def _weights(odds: float, n: int, size: int) -> Floats:
    """Sum of the products of odds over the subsets of a class, by how many they hold."""
    return np.array([math.comb(n, k) * odds**k for k in range(min(n, size) + 1)])
