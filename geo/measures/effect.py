"""Did it help? The weighted displacement difference of Wheeler & Ratcliffe.

Offences where an intervention acted, before and after, beside those of an area where
it did not act; and the same for the surroundings, where what was driven away may have
gone (Wheeler & Ratcliffe 2018, Crime Science 7:11). Counts are taken as Poisson.

The assumption that could mislead: without the intervention both areas would have
changed by as many offences. Where they differ in size, or the town's level moves,
weights must carry that: ``geo.measures.effect_scale``.

Own code: the method is a sum, and lives in R only (``ptools::wdd``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

import numpy as np
from scipy import special

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

Pair = tuple[float, float]  # before, after
LEVEL = 0.95
_NONE: Pair = (0, 0)


class Cells(NamedTuple):
    """Offences before and after, in each of the areas."""

    treated: Pair
    control: Pair
    displacement: Pair | None = None
    displacement_control: Pair | None = None


@dataclass(frozen=True)
class Weights:
    """What each count is divided by, before and after: area, length of time, or both."""

    treated: Pair = (1, 1)
    control: Pair = (1, 1)
    displacement: Pair = (1, 1)
    displacement_control: Pair = (1, 1)

    @classmethod
    def of(cls, *, areas: tuple[float, ...] = (1, 1, 1, 1), time: Pair = (1, 1)) -> Weights:
        """Multiply sizes of the areas, in the order of the fields, by lengths of time."""
        return cls(*((area * time[0], area * time[1]) for area in areas))


@dataclass(frozen=True)
class Estimate:
    """A difference in offences: negative is fewer. ``low`` and ``high`` are its interval."""

    value: float
    se: float
    z: float
    low: float
    high: float


@dataclass(frozen=True)
class Wdd:
    """Differences where it acted, around it, and both together."""

    local: Estimate
    displacement: Estimate | None
    total: Estimate


class Design(TypedDict, total=False):
    """Options of :func:`wdd`; areas not given count as (0, 0), weights not given as 1."""

    displacement: Pair | None
    displacement_control: Pair | None
    weights: Weights | None
    level: float


def wdd(treated: Pair, control: Pair, **design: Unpack[Design]) -> Wdd:
    """Compute the weighted displacement difference (Wheeler & Ratcliffe 2018).

    Parameters
    ----------
    treated, control
        Offences (before, after).
    **design
        ``displacement`` and ``displacement_control``: the surroundings and what they are
        compared with. ``weights``. ``level``: coverage of the intervals, .95.

    Returns
    -------
    Wdd
        local = ΔT − ΔC, displacement = ΔD − ΔDc, total = their sum. The variance is the
        sum of the counts, each over its weight squared; the interval is normal.
    """
    by, level = design.get("weights") or Weights(), design.get("level", LEVEL)
    local = _less(change(treated, by.treated), change(control, by.control))
    around = design.get("displacement")
    if around is None:
        return Wdd(estimate(*local, level=level), None, estimate(*local, level=level))
    beside = design.get("displacement_control") or _NONE
    moved = _less(change(around, by.displacement), change(beside, by.displacement_control))
    total = local[0] + moved[0], local[1] + moved[1]
    return Wdd(*(estimate(*each, level=level) for each in (local, moved, total)))


def change(counts: npt.ArrayLike, weights: npt.ArrayLike = 1.0) -> tuple[Floats, Floats]:
    """Return after minus before and its variance; the last axis is (before, after)."""
    n, w = np.asarray(counts, dtype=float), np.asarray(weights, dtype=float)
    each, variance = n / w, n / w**2
    return each[..., 1] - each[..., 0], variance.sum(axis=-1)


def _less(one: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    return one[0] - other[0], one[1] + other[1]


def estimate(value: npt.ArrayLike, variance: npt.ArrayLike, *, level: float = LEVEL) -> Estimate:
    """Return a difference with its normal interval; z is 0 where nothing happened at all."""
    difference, se = float(np.asarray(value)), float(np.sqrt(variance))
    half = float(special.ndtri((1 + level) / 2)) * se
    z = difference / se if se > 0 else 0.0
    return Estimate(difference, se, z, difference - half, difference + half)
