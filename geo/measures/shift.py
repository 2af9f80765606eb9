"""Whether a place's share of all offences has changed by more than chance.

Two questions, since a share can jump or slide: is there a moment after which it is
another than before, and does it rise or fall all the way (Mann–Kendall).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import special

from geo.measures.discovery import LEVEL, discoveries
from geo.measures.kendall import mann_kendall

if TYPE_CHECKING:
    import numpy.typing as npt

ROUNDING = 1e-9  # of a bound that is met exactly


def directions(
    sums: npt.NDArray[np.integer], totals: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell which places have more, and which fewer, than chance would let them.

    Parameters
    ----------
    sums
        Offences at the places, shape (T, n), oldest window first.
    totals
        All offences of the windows, shape (T,). A place is judged by its share of
        them (Getis and Ord's G*), so that a season makes no trend.

    Returns
    -------
    more, fewer
        bool, shape (n,). Of each, about one in twenty may be false (Benjamini &
        Hochberg over the places).
    """
    trend = mann_kendall(sums / np.maximum(totals, 1)[:, None]).z
    found = []
    for jump, slide in zip(jumps(sums, totals, limit=LEVEL / 2), (-trend, trend), strict=True):
        either = np.minimum(2 * np.minimum(jump, special.ndtr(slide)), 1)
        found.append(discoveries(either))
    return found[0], found[1]


def jumps(
    sums: npt.NDArray[np.integer], totals: npt.NDArray[np.integer], *, limit: float = 1.0
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Test whether a share rose, or fell, at any moment.

    At a given moment, the offences after it among all of a place's offences are
    binomial with the town's own proportion (Przyborowski & Wilenski 1940, Biometrika
    31:313). The smallest p over the T − 1 moments is multiplied by their number.

    Parameters
    ----------
    sums, totals
        As for :func:`directions`.
    limit
        A p over it may be told as any other over it: most of a town is not asked exactly.

    Returns
    -------
    rose, fell
        One-sided p, float64, shape (n,); 1 where there is nothing to compare, or where
        at no moment the share after it lies on that side of the town's.
    """
    after = np.cumsum(sums[::-1], axis=0)[::-1][1:]
    share = np.cumsum(totals[::-1])[::-1][1:] / max(totals.sum(), 1)
    every = sums.sum(axis=0)
    least, width = np.ones((2, len(every))), every.max(initial=0) + 1
    moments = max(len(after), 1)
    for later, part in zip(after, share, strict=True):
        # A town of places has few pairs of numbers, so each is asked about once.
        met, which = np.unique(every * width + later, return_inverse=True)
        least = np.minimum(
            least, _tails(met % width, met // width, part, limit / moments)[:, which]
        )
    rose, fell = np.minimum(least * moments, 1)
    return rose, fell


def _tails(
    k: npt.NDArray[np.int64], n: npt.NDArray[np.int64], share: float, limit: float
) -> npt.NDArray[np.float64]:
    """Return how often chance gives so many, and so few, shape (2, pairs).

    1 on the side of the share where ``k`` does not lie, since that tail is never under a
    half, and where even the chance of ``k`` alone is over the limit. It is at least
    exp(−n·KL) / √(8k(n − k)/n) (Cover & Thomas 2006, Elements of Information Theory, 17.5).
    """
    apart = special.rel_entr(k, n * share) + special.rel_entr(n - k, n * (1 - share))
    asked = np.exp(-apart) <= (1 + ROUNDING) * limit * np.sqrt(
        np.maximum(8 * k * (n - k) / np.maximum(n, 1), 1)
    )
    above, tails = k > n * share, np.ones((2, len(k)))
    up, down = asked & above, asked & ~above
    tails[0, up] = special.bdtrc(k[up] - 1.0, n[up], share)
    tails[1, down] = special.bdtr(k[down].astype(float), n[down], share)
    return tails
