"""The difference beyond the comparison area, where the two need not be of one size.

The plain difference takes for granted that both areas change by as many offences. An
area with twice the offences, when the whole town falls by a tenth, falls by twice as
many. So the comparison is weighed to the level of the treated area and the time before
to the development of the comparison: what is left is the change beyond the same
*percentage* (Wilson 2021, J Quant Criminol 38:323), told in offences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.effect import LEVEL, Wdd, Weights, estimate, wdd

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.effect import Cells, Pair

    Floats = npt.NDArray[np.float64]

FEWEST = 5  # offences in a cell; with fewer nothing is decided


def enough(*pairs: Pair | None) -> bool:
    """Tell whether every area is there and has FEWEST offences both before and after."""
    return all(pair is not None and min(pair) >= FEWEST for pair in pairs)


def beside(cells: Cells) -> Pair:
    """Return what the surroundings are compared with: the one that had more offences before.

    Their own comparison or the control: a comparison with few offences adds more chance
    than likeness takes away.
    """
    own = cells.displacement_control
    return own if own is not None and own[0] >= cells.control[0] else cells.control


def proportional(
    treated: npt.ArrayLike, control: npt.ArrayLike, *, exposure: Pair = (1, 1)
) -> tuple[Floats, Floats]:
    """Weigh two areas so that the control's level and development carry over to the treated.

    With them ΔC is 0 and ΔT = T₁ − T₀·C₁/C₀. The variance of
    :func:`geo.measures.effect.wdd` then is that of the log rate ratio times the expected
    number, squared (delta method): that the weights are estimated is included.

    Parameters
    ----------
    treated, control
        Offences, last axis (before, after).
    exposure
        Part of what happened that is registered, before and after.

    Returns
    -------
    float64, float64, shape of the arguments
        Weights; those of ``exposure`` alone where nothing happened in the control before.
    """
    t, c, e = (np.asarray(v, dtype=float) for v in (treated, control, exposure))
    with np.errstate(divide="ignore", invalid="ignore"):
        size = c[..., :1] / t[..., :1]
        growth = c[..., 1:] / c[..., :1] * e[0] / e[1]
        time = e * np.concatenate([1 / growth, np.ones_like(growth)], axis=-1)
    known = c[..., :1] > 0
    return np.where(known, time, e), np.where(known, size * time, e)


def beyond(
    cells: Cells, *, exposure: Pair = (1, 1), spread: float = 1.0, level: float = LEVEL
) -> Wdd:
    """Compute the weighted displacement difference with proportional weights.

    The surroundings are compared as :func:`beside` says. Where that is the control, the
    total is that of both areas taken as one, since one comparison's chance strikes both.

    Parameters
    ----------
    cells
        Offences.
    exposure
        As for :func:`proportional`.
    spread
        Variance over that of chance (``geo.measures.effect_spread``).
    level
        Coverage of the intervals.
    """

    def one(treated: Pair, control: Pair) -> tuple[float, float]:
        weights = (
            (float(w[0]), float(w[1])) for w in proportional(treated, control, exposure=exposure)
        )
        found = wdd(treated, control, weights=Weights(*weights)).local
        return found.value, spread * found.se**2

    local, around = one(cells.treated, cells.control), cells.displacement
    if around is None:
        return Wdd(estimate(*local, level=level), None, estimate(*local, level=level))
    moved = one(around, beside(cells))
    if beside(cells) is cells.displacement_control:
        total = local[0] + moved[0], local[1] + moved[1]
    else:
        together = cells.treated[0] + around[0], cells.treated[1] + around[1]
        total = one(together, cells.control)
    return Wdd(*(estimate(*each, level=level) for each in (local, moved, total)))
