"""What could be detected? Said before the start, so that nobody waits for what cannot be seen.

An intervention at a place with few offences can succeed without anyone being able to
tell. From how many there have been follows how large a decrease must be to stand out
from chance, and how long one must wait.

The assumption that could mislead: the coming time is like the last, and offences vary
as chance does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy
from scipy import special

from geo.measures.effect_scale import FEWEST

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

TAIL = 0.025  # one-sided, as the verdict has it
POWER = 0.8
HISTORY_WEEKS = 104  # two years, so that every season is in it equally
_NODES = 12  # quantiles a count is represented by
_TRIED = np.arange(1, 40) / 40  # decreases as shares of what is expected


def threshold(treated: npt.ArrayLike, control: npt.ArrayLike, *, tail: float = TAIL) -> Floats:
    """Return the decrease that just stands out: if it is true it is found one time in two.

    z·√(2T + 2T²/C), where the control is weighed to the level of the treated; with 50 in
    each of the four cells 2.326·√200 = 33 at one-sided 1 % (Wheeler & Ratcliffe 2018).

    Parameters
    ----------
    treated, control
        Offences expected without the intervention in each of the two times.
    tail
        One-sided level.
    """
    t, c = np.asarray(treated, dtype=float), np.asarray(control, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(-special.ndtri(tail) * np.sqrt(2 * t + 2 * t**2 / c))


def seen(treated: float, control: float, decrease: npt.ArrayLike, *, tail: float = TAIL) -> Floats:
    """Return in which share of the cases the verdict would see that offences fell.

    Summed over what chance can make of the four counts, each at _NODES equally probable
    quantiles of its Poisson distribution: no simulation and no seed; within two points of
    one. The interval decides; the exact test very seldom says no when it says yes.

    Parameters
    ----------
    treated, control, tail
        As for :func:`threshold`, one number each.
    decrease
        In offences, shape (n,).

    Returns
    -------
    float64, shape (n,)
    """
    q = (np.arange(_NODES) + 0.5) / _NODES
    t0, c0, c1 = np.meshgrid(*(scipy.stats.poisson.ppf(q, m) for m in (treated, control, control)))
    t1 = scipy.stats.poisson.ppf(q, treated - np.asarray(decrease, dtype=float)[:, None])[..., None]
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = (t0 * c1 / c0).ravel()
        variance = expected**2 * (1 / t0 + 1 / c0 + 1 / c1).ravel()
    enough = (np.minimum(np.minimum(t0, c0), c1) >= FEWEST).ravel() & (t1 >= FEWEST)
    clear = expected - t1 > -special.ndtri(tail) * np.sqrt(variance + t1)
    return np.asarray((enough & clear).mean(axis=(1, 2)))


def detectable(
    treated: float, control: float, *, tail: float = TAIL, power: float = POWER
) -> float:
    """Return the smallest decrease that is found in ``power`` of the cases.

    Parameters
    ----------
    treated, control, tail
        As for :func:`seen`.
    power
        Share of the cases.

    Returns
    -------
    float
        Offences; NaN where no decrease is found so often. A decrease to under FEWEST never
        is: there is no verdict on so few.
    """
    shares = seen(treated, control, treated * _TRIED, tail=tail)
    if not (shares >= power).any():
        return float("nan")
    rising = slice(int((shares >= power).argmax()) + 1)
    return float(treated * np.interp(power, shares[rising], _TRIED[rising]))


def outlook(
    treated: npt.ArrayLike, control: npt.ArrayLike, *, weeks: npt.ArrayLike, power: float = POWER
) -> pd.DataFrame:
    """Say what could be detected after some lengths of time.

    Parameters
    ----------
    treated, control
        Offences per week before the start, oldest first; the last HISTORY_WEEKS count.
    weeks
        Lengths of the time after the start, in weeks, shape (n,).
    power
        As for :func:`detectable`.

    Returns
    -------
    DataFrame
        ``weeks``; ``treated`` and ``control``, offences expected in each time;
        ``threshold`` and ``detectable``, decreases in offences; ``share``, the latter as
        a share of those expected.
    """
    length = np.asarray(weeks, dtype=float)
    t, c = (_mean(series) * length for series in (treated, control))
    least = np.array([detectable(a, b, power=power) for a, b in zip(t, c, strict=True)])
    share = np.divide(least, t, out=np.full_like(t, np.nan), where=t > 0)
    columns = {"treated": t, "control": c, "threshold": threshold(t, c)}
    return pd.DataFrame({"weeks": length, **columns, "detectable": least, "share": share})


def _mean(series: npt.ArrayLike) -> float:
    last = np.asarray(series, dtype=float)[-HISTORY_WEEKS:]
    return float(last.mean()) if len(last) else 0.0
