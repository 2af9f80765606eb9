"""How often does chance do as well? The same computation where and when nothing was done.

Places are drawn among the offences of the kind, so busy places as often as they are busy,
and times among those before the start. As with real interventions there must have been
something to act on: five offences in the time before, there and in the comparison. What
came after is not asked about. So the placebo has what the formulas leave out: places that
go back to normal after a bad year, series, slow changes (Abadie, Diamond & Hainmueller
2010, JASA 105:493, for placebos in space and time).

The assumption that could mislead: nothing else was done at those places and times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_, UserError
from geo.measures.effect import Cells, change
from geo.measures.effect_circles import edges, free, in_circle, in_comparison
from geo.measures.effect_scale import FEWEST, proportional
from geo.measures.effect_verdict import HELPED, judge
from geo.measures.weeks import DAYS

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.effect_counts import Points
    from geo.measures.effect_place import Place

    Coordinates = npt.NDArray[np.floating]
    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

DRAWS = 200
TOO_FEW = N_("Det finns för få tidigare brott för att pröva slumpen.")
_ROUNDS = 10  # so many times the draws are tried, where few places have enough offences
_WORTH_JUDGING = -1.9  # a z above it is below no limit of 95 %


@dataclass(frozen=True, eq=False)
class Placebo:
    """Interventions that never were.

    Attributes
    ----------
    x, y, day
        Where (metres), and days from the first day of the points, shape (n,).
    cells
        int64, shape (n, 4, 2): offences in zone, control, ring and its comparison, before
        and after.
    z
        float64, shape (n,): local difference in standard errors; 0 where nothing varies.
    helped
        bool, shape (n,): whether the verdict would have been that it helped.
    tried
        How many were drawn to find n with enough offences before.
    weeks
        Length of each time.
    """

    x: Coordinates
    y: Coordinates
    day: Ints
    cells: Ints
    z: Floats
    helped: npt.NDArray[np.bool_]
    tried: int
    weeks: int

    def as_well(self, z: float) -> float:
        """Return how often chance does as well or better, the real one counted among them."""
        return float((1 + (self.z <= z).sum()) / (1 + len(self.z)))


def placebo(
    found: Points, place: Place, *, weeks: int, rng: np.random.Generator, draws: int = DRAWS
) -> Placebo:
    """Draw placebos and compute for each what is computed for the intervention.

    Parameters
    ----------
    found
        Offences of the types aimed at, of all time before the start and none after.
    place
        The intervention's own areas. Placebos are circles of the zone's size outside zone,
        ring and comparison, with the same reach and the same comparison.
    weeks
        Length of each time; shorter where the history is.
    rng
        Decides the chance.
    draws
        How many are wanted; fewer where few places have enough offences.

    Raises
    ------
    UserError
        If there is no comparison, or too little happened to draw from.
    """
    days = len(found.first) - 1
    length = min(weeks, days // (2 * DAYS))
    middles = free(found, place)
    if place.control is None or not length or not len(middles):
        raise UserError(TOO_FEW)
    at = rng.choice(middles, draws * _ROUNDS)
    day = rng.integers(DAYS * length, days - DAYS * length + 1, len(at))
    beside = in_comparison(found, place, edges(found, day, DAYS * length))
    kept, tables = [], []
    for number, middle in enumerate(at):
        if beside[number, 0, 0] < FEWEST:
            continue
        own = in_circle(found, place, middle, edges(found, day[number], DAYS * length))
        if own[0, 0] >= FEWEST:
            kept.append(number)
            tables.append([own[0], beside[number, 0], own[1], beside[number, 1]])
        if len(kept) == draws:
            break
    if not kept:
        raise UserError(TOO_FEW)
    cells, x, y = np.array(tables), found.x[at[kept]], found.y[at[kept]]
    z = _z(cells)
    return Placebo(x, y, day[kept], cells, z, _helped(cells, z), number + 1, length)


def _z(cells: Ints) -> Floats:
    """Local differences beyond the comparison in standard errors."""
    weights = proportional(cells[:, 0], cells[:, 1])
    (local, one), (control, other) = (change(cells[:, i], weights[i]) for i in range(2))
    se = np.sqrt(one + other)
    return np.divide(local - control, se, out=np.zeros_like(se), where=se > 0)


def _helped(cells: Ints, z: Floats) -> npt.NDArray[np.bool_]:
    """Tell which would have been said to help."""
    helped = np.zeros(len(z), dtype=bool)
    for number in np.flatnonzero(z < _WORTH_JUDGING):
        pairs = ((int(before), int(after)) for before, after in cells[number])
        helped[number] = judge(Cells(*pairs)).verdict == HELPED
    return helped
