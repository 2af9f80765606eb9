"""Odds of a conditional Poisson design that give each count exactly its probability.

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

_TOLERANCE, _STEPS = 1e-12, 500


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
    there, odds = members > 0, np.ones(len(members))
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
    found = np.full(len(odds), 0.5)
    whole = _sums(odds, members, size)[size]
    for i in np.flatnonzero(members):
        others = members.copy()
        others[i] -= 1
        found[i] = odds[i] * _sums(odds, others, size)[size - 1] / whole
    inside: Floats = np.clip(found, _TOLERANCE, 1 - _TOLERANCE)
    return inside


def _sums(odds: Floats, members: Ints, size: int) -> Floats:
    """Elementary symmetric sums of the odds up to ``size``, shape (size + 1,)."""
    found: Floats = np.ones(1)
    for each, n in zip(odds[members > 0].tolist(), members[members > 0].tolist(), strict=True):
        chosen = [math.comb(n, k) * each**k for k in range(min(n, size) + 1)]
        found = np.convolve(found, chosen)[: size + 1]
    return np.append(found, np.zeros(size + 1 - len(found)))
