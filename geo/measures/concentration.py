"""How unevenly offences lie: half of them on how much of the ground.

The assumption that could mislead: with fewer offences than places most places must be
empty, however chance deals them out. The ordinary Gini reads that as concentration;
:func:`generalised_gini` does not. Own code: these are a few lines each, and no library
in use here has the generalised one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


def lorenz(
    counts: npt.ArrayLike, *, areas: npt.ArrayLike | None = None
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Draw the Lorenz curve, the densest places first (Lorenz 1905; Weisburd 2015).

    Parameters
    ----------
    counts
        Offences per place, shape (n,).
    areas
        Size of each place in any unit, shape (n,); all alike by default.

    Returns
    -------
    places, offences
        Cumulative shares from 0 to 1, float64, shape (n + 1,); offences are NaN when
        there are none at all.

    Raises
    ------
    ValueError
        If a count is negative or no number, or a size is not above zero.
    """
    number, size = _checked(counts, areas)
    order = np.argsort(-number / size, kind="stable")
    sums = (np.concatenate([[0], np.cumsum(each[order])]) for each in (size, number))
    places, offences = (each / (each[-1] or np.nan) for each in sums)
    return places, offences


def _checked(
    counts: npt.ArrayLike, areas: npt.ArrayLike | None
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    number = np.asarray(counts, dtype=float)
    size = np.ones(number.shape) if areas is None else np.asarray(areas, dtype=float)
    if not (number >= 0).all():
        raise ValueError("counts are numbers of offences, zero or more")
    if not (size > 0).all():
        raise ValueError("every place has a size above zero")
    return number, size


def share_of_places(
    counts: npt.ArrayLike, share: float = 0.5, *, areas: npt.ArrayLike | None = None
) -> float:
    """Return the smallest share of the places, or of their area, that holds a share of offences.

    "Half of the offences on x % of the ground" (Weisburd 2015, Criminology 53:133). Part
    of a place counts as that part of its offences.

    Parameters
    ----------
    counts, areas
        As for :func:`lorenz`.
    share
        Of the offences, 0 to 1.

    Returns
    -------
    float
        0 to 1; NaN when there are no offences.

    Raises
    ------
    ValueError
        As for :func:`lorenz`, and if ``share`` is not from 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError("a share of the offences is 0 to 1")
    places, offences = lorenz(counts, areas=areas)
    if not np.isfinite(offences).all():
        return float("nan")
    last = int(np.searchsorted(offences, share))
    if last == 0:
        return 0.0
    part = (share - offences[last - 1]) / (offences[last] - offences[last - 1])
    return float(places[last - 1] + part * (places[last] - places[last - 1]))


def gini(counts: npt.ArrayLike) -> float:
    """Return the Gini coefficient: 0 when all places are alike (Gini 1912).

    Parameters
    ----------
    counts
        Offences per place, shape (n,).

    Returns
    -------
    float
        NaN when there are no offences.
    """
    number, _ = _checked(counts, None)
    return _gini(number, float(len(number)))


def generalised_gini(counts: npt.ArrayLike) -> float:
    """Return the Gini coefficient against the evenest deal possible of so many offences.

    Bernasco & Steenbeek 2017, Journal of Quantitative Criminology 33:451: with fewer
    offences than places, 0 is one offence at a place and not the same at all. Equal to
    :func:`gini` from as many offences as places.

    Parameters
    ----------
    counts
        Offences per place, shape (n,), whole numbers.

    Returns
    -------
    float
        NaN when there are no offences.
    """
    number, _ = _checked(counts, None)
    return _gini(number, min(float(number.sum()), len(number)))


def _gini(number: npt.NDArray[np.float64], alike: float) -> float:
    """Return the coefficient when ``alike`` places could share the offences evenly."""
    total, n = number.sum(), len(number)
    if total == 0:
        return float("nan")
    rank = np.arange(1, n + 1)
    return float((2 * (rank * np.sort(number)).sum() / total - n - 1) / alike - n / alike + 1)
