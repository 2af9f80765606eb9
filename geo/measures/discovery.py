"""How many of many findings may be chance: q-values.

The assumption that could mislead: a q of 0.05 says that about one in twenty of
*everything called a finding* may be chance, not that each has that risk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

LEVEL = 0.05  # the share of findings that may be chance


def false_discovery(p: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Adjust p-values for how many were asked (Benjamini & Hochberg 1995, JRSS B 57:289).

    Own code because ``scipy.stats.false_discovery_control``, the oracle in the
    test, refuses NaN and takes ten times as long on a year of weeks over a town.

    Parameters
    ----------
    p
        Shape (..., n); each row along the last axis is a family of its own. NaN
        was not tested and counts nowhere.

    Returns
    -------
    float64, same shape
        q-values; NaN where ``p`` is.
    """
    values = np.asarray(p, dtype=float)
    order = np.argsort(values, axis=-1)  # NaN last
    family = np.isfinite(values).sum(axis=-1, keepdims=True)
    ranked = np.take_along_axis(values, order, axis=-1)
    ranked *= family / np.arange(1, values.shape[-1] + 1)
    ranked = np.fmin.accumulate(ranked[..., ::-1], axis=-1)[..., ::-1]
    q = np.empty_like(values)
    np.put_along_axis(q, order, np.minimum(ranked, 1), axis=-1)
    return q


def discoveries(p: npt.ArrayLike, *, level: float = LEVEL) -> npt.NDArray[np.bool_]:
    """Tell which of one family of findings have a q of at most ``level``.

    The same as ``false_discovery(p) <= level``, but what has a larger p than that, nearly
    all of a town, is not put in order first.

    Parameters
    ----------
    p
        Any shape, all of it one family; NaN was not tested and is no finding.
    """
    values = np.asarray(p, dtype=float)
    ranked = np.sort(values[values <= level])
    family = np.isfinite(values).sum()
    kept = ranked[ranked * (family / np.arange(1, len(ranked) + 1)) <= level]
    found: npt.NDArray[np.bool_] = values <= kept.max(initial=-np.inf)
    return found
