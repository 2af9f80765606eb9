"""Sums of unequal weights judged as counts, and which way they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.discovery import discoveries

if TYPE_CHECKING:
    import numpy.typing as npt


def effective(
    density: npt.NDArray[np.float64],
    whole: npt.NDArray[np.float64],
    squares: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Turn a density into the count of equal weights that varies as much as ``whole`` does."""
    count: npt.NDArray[np.float64] = np.divide(
        density * whole,
        squares,
        out=np.zeros_like(whole),
        where=squares > squares.max(initial=0) * 1e-12,
    )
    return count


def direction(
    more: npt.NDArray[np.float64],
    fewer: npt.NDArray[np.float64],
    *,
    tested: npt.NDArray[np.bool_] | bool = True,
) -> npt.NDArray[np.int8]:
    """Direction of what both tails together leave less than one in twenty to chance."""
    beyond = discoveries(np.where(tested, np.minimum(2 * np.minimum(more, fewer), 1), np.nan))
    sign: npt.NDArray[np.int8] = np.where(beyond, np.where(more < fewer, 1, -1), 0).astype(np.int8)
    return sign
