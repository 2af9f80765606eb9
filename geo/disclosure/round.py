"""Controlled random rounding of one margin to base 5: keyed, to a total that is public.

Every count becomes the multiple of 5 below or above it; multiples of 5 stay. The sum is the
multiple of 5 below or above the true total, which is public anyway, so the sum gives nothing
away. Among the roundings with that sum one is drawn by the design of maximum entropy
(conditional Poisson sampling), and *every* rounding with the sum can come out. That is what
the protection rests on: an attacker who knows this code still cannot exclude any truth that
the intervals of plain rounding allow. A program that sought the "best" rounding would
exclude some.

What is unbiased, and over what: the odds are solved so that a count x goes up with
probability (x mod 5) / 5 where the sum is drawn as well, up with (total mod 5) / 5. The
ledger gives the sum instead (what it says of the municipality), and *given* a sum no count is
unbiased unless the total is a multiple of 5: the expected errors of all counts have the sign
of (sum - total) and add up to it, so each is at most 4 and in a small town often 1. It is the
ledger that makes up for it: it chooses the sums of a group's year so that they run with the
truth, and so the errors of its counts nearly cancel over the areas and months together. A
single count's do not, however many keys are tried.

Cox 1987, JASA 82:520 (controlled rounding); Chen, Dempster & Liu 1994, Biometrika 81:457
(odds for given probabilities); Hájek 1964, Ann Math Statist 35:1491.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.cells import BASE
from geo.disclosure.chance import uniform
from geo.disclosure.odds import odds_of

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]


def nearest(count: int) -> int:
    """Return the nearest multiple of 5; a whole number is never halfway."""
    return (count + BASE // 2) // BASE * BASE


def rounded(
    counts: Ints, names: tuple[str, ...], secret: bytes, *, about: str, target: int | None = None
) -> Ints:
    """Round the counts of one total.

    Parameters
    ----------
    counts
        Exact, shape (n,).
    names
        Of each, to draw its chance by.
    secret
        Key.
    about
        Name of the whole: two wholes are drawn independently.
    target
        The sum wanted; drawn if not given, and where it is not less than 5 from the truth.
        Only where it is drawn is each count unbiased by itself.

    Returns
    -------
    int64, shape (n,)
        Multiples of 5, each less than 5 from its count.
    """
    residue = counts % BASE
    floor, total = counts - residue, int(counts.sum())
    ups = (total // BASE * BASE - int(floor.sum())) // BASE  # the fewest
    classes = tuple(int((residue == r).sum()) for r in range(1, BASE))
    if target is None or abs(target - total) >= BASE or target % BASE:
        ups += int(uniform(secret, about, "") < total % BASE / BASE)
    else:
        ups = (target - int(floor.sum())) // BASE
    odds = np.array([0.0, *odds_of(classes, total % BASE)])[residue]
    chances = np.array([uniform(secret, about, name) for name in names])
    return floor + BASE * drawn(odds, ups, chances)


def drawn(odds: Floats, size: int, chances: Floats) -> Ints:
    """Draw ``size`` of the units with probability proportional to the product of their odds.

    Parameters
    ----------
    odds
        Shape (n,); 0 is never drawn.
    size
        How many.
    chances
        Uniform numbers in [0, 1), shape (n,).

    Returns
    -------
    0 or 1, shape (n,)
    """
    n = len(odds)
    # after[i, k]: sum over subsets of size k of the units from i on of the product of odds.
    after = np.zeros((n + 1, size + 1))
    after[n, 0] = 1
    for i in range(n - 1, -1, -1):
        after[i] = after[i + 1]
        after[i, 1:] += odds[i] * after[i + 1, :-1]
    chosen, left = np.zeros(n, dtype=np.int64), size
    for i in range(n):
        if left and chances[i] * after[i, left] < odds[i] * after[i + 1, left - 1]:
            chosen[i], left = 1, left - 1
    return chosen
