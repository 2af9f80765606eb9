"""Burglaries that come in series: some are followed by another one near by within days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from data.demo.truths import SERIES

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.demo.plan import Run
    from data.demo.where import World

    Minutes = npt.NDArray[np.int64]
    Metres = npt.NDArray[np.float64]
    Positions = npt.NDArray[np.intp]

_DAY_MIN = 1440
_NEIGHBOURS = 14  # addresses to choose among; those beyond the radius do not count


def in_series(
    rng: np.random.Generator, run: Run, drawn: tuple[Minutes, Metres, Positions], *, at: World
) -> tuple[Minutes, Metres, Positions]:
    """Move a part of a run's offences to shortly after, and near, others of it.

    Parameters
    ----------
    rng
        Source of chance; one of its own, so that all else stays as it was.
    run
        What was planned; only the types of ``truths.SERIES`` come in series.
    drawn
        Minutes since 1970, coordinates in metres and positions of districts.
    at
        The addresses.

    Returns
    -------
    The same three, of the same length: no offence is added or taken away.
    """
    minute, xy, district = drawn
    follows = rng.random(run.count) < SERIES.share
    first, later = np.flatnonzero(~follows), np.flatnonzero(follows)
    if run.offence not in SERIES.offences or not len(first) or not len(later):
        return drawn
    minute, xy, district = minute.copy(), xy.copy(), district.copy()
    origin = rng.choice(first, len(later))
    minute[later] = _soon(rng, minute[origin], run)
    district[later] = district[origin]
    xy[later] = _beside(rng, xy[origin], district[origin], at)
    return minute, xy, district


def _soon(rng: np.random.Generator, minute: Minutes, run: Run) -> Minutes:
    """Return moments within days after others; before them where the run is over by then."""
    wait = rng.integers(_DAY_MIN // 4, SERIES.days * _DAY_MIN, len(minute))
    closes = int((run.last + np.timedelta64(1, "D")).astype("M8[m]").astype(np.int64))
    return np.where(minute + wait < closes, minute + wait, minute - wait)


def _beside(rng: np.random.Generator, xy: Metres, district: Positions, at: World) -> Metres:
    """Return another address near each place, or the same place where there is none."""
    near = xy.copy()
    for index in np.unique(district):
        rows = np.flatnonzero(district == index)
        tree = cKDTree(at.xy[index])
        far, found = tree.query(xy[rows], k=_NEIGHBOURS, distance_upper_bound=SERIES.radius_m)
        chosen = rng.integers(1, np.maximum(np.isfinite(far).sum(axis=1), 2))
        each = np.arange(len(rows)), chosen
        here = np.isfinite(far[each])
        near[rows[here]] = at.xy[index][found[each][here]]
    return near
