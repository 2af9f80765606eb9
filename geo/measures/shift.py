"""Whether a place's share of all offences has changed by more than chance.

Two questions, since a share can jump or slide: is there a moment after which it is
another than before, and does it rise or fall all the way (Mann–Kendall).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import special

from geo.measures.discovery import LEVEL, false_discovery
from geo.measures.kendall import mann_kendall

if TYPE_CHECKING:
    import numpy.typing as npt


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
    for jump, slide in zip(jumps(sums, totals), (-trend, trend), strict=True):
        either = np.minimum(2 * np.minimum(jump, special.ndtr(slide)), 1)
        found.append(false_discovery(either) <= LEVEL)
    return found[0], found[1]


def jumps(
    sums: npt.NDArray[np.integer], totals: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Test whether a share rose, or fell, at any moment.

    At a given moment, the offences after it among all of a place's offences are
    binomial with the town's own proportion (Przyborowski & Wilenski 1940, Biometrika
    31:313). The smallest p over the T − 1 moments is multiplied by their number.

    Returns
    -------
    rose, fell
        One-sided p, float64, shape (n,); 1 where there is nothing to compare.
    """
    after = np.cumsum(sums[::-1], axis=0)[::-1][1:]
    share = np.cumsum(totals[::-1])[::-1][1:, None] / max(totals.sum(), 1)
    every = np.broadcast_to(sums.sum(axis=0), after.shape)
    fell = special.bdtr(after.astype(float), every, share)
    rose = special.bdtrc(np.maximum(after - 1.0, 0.0), every, share)
    rose = np.where(after > 0, rose, 1.0)
    moments = max(len(after), 1)
    least = [np.minimum(p.min(axis=0, initial=1.0) * moments, 1) for p in (rose, fell)]
    return least[0], least[1]
