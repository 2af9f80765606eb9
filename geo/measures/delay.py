"""Reporting delay: how much of a recent week is registered, and how much is to come.

Offences are registered days to months after they happened, so the newest weeks always
look calm. ``geo.measures.triangle`` follows weeks by age in steps of seven days.

The share registered by each age is estimated from the hazard in reverse time: of those
registered within k steps, the part that came in the k-th (Lawless 1994, Can J Stat 22:15;
Höhle & an der Heiden 2014, Biometrics 70:993). Only weeks that are k steps old count for
step k, so that the newest weeks, which only show short delays, do not make delays look
short (right truncation). With weekly steps it is the chain ladder.

The assumption that could mislead: delays are as they have been during the last year
and a half. What is registered after half a year is not foreseen at all.

Own code: the method is two sums; there is no kept Python library with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_
from geo.measures.baseline import Coming
from geo.measures.limits import limits
from geo.measures.triangle import STEPS
from geo.measures.weeks import DAYS

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Days = npt.NDArray[np.datetime64]

ENOUGH = 100  # offences; a group with fewer follows all groups together
NOT_KNOWN = N_(
    "Registreringsdatum saknas, så det går inte att säga hur mycket av de senaste veckorna"
    " som återstår att registrera. Talen för dem kan växa."
)
_Z95 = 1.959964
_HALF = 0.5  # none so far is taken for half an offence
_NONE = 1e-9


@dataclass(frozen=True, eq=False)
class Delay:
    """How registration proceeds.

    Attributes
    ----------
    share
        float64, shape (STEPS + 1, groups): part of a week's offences, of those
        registered within STEPS, that is registered when it is so many steps old.
    doubt
        Variance of its logarithm: of the estimate, and between weeks.
    as_of
        The day of knowledge.
    known
        Whether there was anything to learn from; if not every share is 1.
    """

    share: Floats
    doubt: Floats
    as_of: np.datetime64
    known: bool

    def coming(self, mondays: Days) -> Coming:
        """Return the shares of whole weeks, shape (weeks, groups), for the weekly check."""
        steps = ((self.as_of - mondays).astype(np.int64) // DAYS - 1).clip(0, STEPS)
        return Coming(self.share[steps], self.doubt[steps])


def learn(triangle: Floats, *, as_of: np.datetime64) -> Delay:
    """Learn how registration proceeds.

    Parameters
    ----------
    triangle
        From :func:`geo.measures.triangle.triangle`.
    as_of
        The day of knowledge that it was made for.
    """
    prompt = np.flatnonzero(np.nansum(triangle[:, 0], axis=1) > 0)
    # A file that begins at a day of registration tells only the late ones of older weeks.
    told = triangle[prompt[0] if len(prompt) else 0 :]
    together = told.sum(axis=2, keepdims=True)
    size = np.nan_to_num(told).max(axis=1, initial=0).sum(axis=0)
    if size.sum() < ENOUGH:
        nothing = np.zeros(triangle.shape[1:])
        return Delay(nothing + 1, nothing, as_of, known=False)
    share, doubt = (
        np.where(size < ENOUGH, all_, own)
        for all_, own in zip(_shares(together), _shares(told), strict=True)
    )
    return Delay(share, doubt, as_of, known=True)


def _shares(told: Floats) -> tuple[Floats, Floats]:
    """Share registered by each age and the variance of its logarithm, shape (ages, groups)."""
    both = ~np.isnan(told[:, 1:]) & ~np.isnan(told[:, :-1])
    within = np.where(both, told[:, 1:], 0).sum(axis=0)
    sooner = np.where(both, told[:, :-1], 0).sum(axis=0).clip(_HALF, None)
    within = np.maximum(within, sooner)
    share, doubt = np.ones(told.shape[1:]), np.zeros(told.shape[1:])
    share[:-1] = np.cumprod((sooner / within)[::-1], axis=0)[::-1]
    doubt[:-1] = np.cumsum(((within - sooner) / (within * sooner))[::-1], axis=0)[::-1]
    return share, doubt + _between_weeks(told)


def _between_weeks(told: Floats) -> Floats:
    """Return how much the share at each age varies between weeks, beyond chance, squared."""
    old = told[~np.isnan(told[:, [0, -1]]).any(axis=(1, 2))]
    final = old[:, -1:]
    total = np.nansum(np.where(np.isnan(old), np.nan, final), axis=0).clip(1, None)
    share = np.nansum(old, axis=0) / total
    beyond = np.nansum((old - share * final) ** 2 - share * (1 - share) * final, axis=0)
    squares = (final**2).sum(axis=0).clip(1, None) * share.clip(_HALF / total, None) ** 2
    variance: Floats = np.maximum(beyond / squares, 0)
    return variance


def nowcast(
    count: npt.ArrayLike, *, share: npt.ArrayLike, doubt: npt.ArrayLike = 0.0
) -> tuple[Floats, Floats, Floats]:
    """Foresee what a count will be when registration is done.

    Parameters
    ----------
    count
        Registered so far, any shape.
    share, doubt
        As in :class:`Delay`, for the age of the week.

    Returns
    -------
    expected, low, high
        Count over share (Lawless 1994), and limits of 95 % for a Poisson number that
        is thinned by registration; no lower than what is registered already.
    """
    n, part, unsure = np.broadcast_arrays(*map(np.asarray, (count, share, doubt)))
    rest = np.clip(1 - part, _NONE, None)
    low, high = limits(n, share=rest, spread=part * unsure / rest, z=_Z95)
    return n / part, n + low, n + high
