"""How far a difference may go, looked at every week, before it is more than chance.

Who looks fifty times finds something once in a while. The level is therefore spent bit by
bit over the planned time, little at first (Lan & DeMets 1983, Biometrika 70:659, with the
spending function that is like O'Brien & Fleming's), and each week's limit is found by
numerical integration over all that came before (Armitage, McPherson & Rowe 1969, JRSS A
132:235). Statistics computed anew from all the data so far behave as Brownian motion
looked at when the information is so large (Scharfstein, Tsiatis & Robins 1997, JASA
92:1342).

Own code: no kept Python library has it. The oracle is the printed table of Lan & DeMets'
boundary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import optimize, special

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

_LEAST = 1e-9  # so little of the level is not worth a look
_STEP = 0.4  # of the grid, in standard deviations of an increment
_FAR = 7.0  # standard deviations below zero where the grid begins
_ROOT = np.sqrt(2 * np.pi)


def spent(time: npt.ArrayLike, *, tail: float) -> Floats:
    """Return the part of a one-sided level that may be spent by a part of the planned time."""
    part = np.clip(np.asarray(time, dtype=float), 1e-12, 1)
    return np.asarray(2 * special.ndtr(special.ndtri(tail / 2) / np.sqrt(part)))


def boundary(information: npt.ArrayLike, time: npt.ArrayLike, *, tail: float) -> Floats:
    """Return the limit of z at each look, so that all looks together keep a one-sided level.

    Parameters
    ----------
    information
        Inverse variance of what is estimated at each look, in any unit, never falling.
    time
        Part of the planned time that has passed at each look, 0–1.
    tail
        Level of all looks together.

    Returns
    -------
    float64, shape of ``information``
        Infinite where there is nothing new to look at or next to nothing to spend; what is
        not spent then is left for the next look.
    """
    limits = np.full(np.shape(information), np.inf)
    grid, density = np.zeros(1), np.ones(1)  # mass where nothing has crossed yet
    last = used = 0.0
    looks = zip(np.asarray(information, dtype=float), spent(time, tail=tail), strict=True)
    for look, (now, allowed) in enumerate(looks):
        if now <= last or allowed - used < _LEAST:
            continue
        sd = float(np.sqrt(now - last))
        edge = _edge(grid, density, sd, allowed - used)
        limits[look] = edge / np.sqrt(now)
        grid, density = _onward(grid, density, sd, np.array([-_FAR * np.sqrt(now), edge]))
        last, used = now, allowed
    return limits


def _edge(grid: Floats, mass: Floats, sd: float, tail: float) -> float:
    """Find above which value so much of the mass lies after one more increment."""

    def beyond(edge: float) -> float:
        return float(mass @ special.ndtr((grid - edge) / sd)) - tail

    far = _FAR * sd
    return float(optimize.brentq(beyond, grid[0] - far, grid[-1] + far, xtol=1e-10))


def _onward(grid: Floats, mass: Floats, sd: float, ends: Floats) -> tuple[Floats, Floats]:
    """Move the mass by an increment, up to the edge: Simpson's masses on a new grid."""
    size = 2 * int(np.ceil((ends[1] - ends[0]) / (2 * _STEP * sd))) + 1
    points = np.linspace(ends[0], ends[1], size)
    width = np.where(np.arange(size) % 2, 4.0, 2.0)
    width[[0, -1]] = 1
    near = _within(grid, points, _FAR * sd + _STEP * sd)
    steps = (points[:, None] - grid[near]) / sd
    steps *= steps
    steps *= -0.5
    density = (np.exp(steps, out=steps) * mass[near]).sum(axis=1) / (sd * _ROOT)
    return points, width * density * (points[1] - points[0]) / 3


def _within(grid: Floats, points: Floats, reach: float) -> npt.NDArray[np.intp]:
    """Return positions in an even grid so near each point that they matter, a row per point."""
    if len(grid) == 1:
        return np.zeros((len(points), 1), dtype=np.intp)
    size = min(2 * int(np.ceil(reach / (grid[1] - grid[0]))) + 1, len(grid))
    first = np.searchsorted(grid, points - reach)
    return np.minimum(first, len(grid) - size)[:, None] + np.arange(size)
