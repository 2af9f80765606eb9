"""How far and for how long an incident raises the risk, read from a Knox table by one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.near_repeat import Knox

LEVEL = 0.01  # a table of years hardly changes in a week: a false alarm would last for months
EXCESS = 1.2  # what the Near Repeat Calculator asks of a ratio beside its p (Ratcliffe 2009)
SAME_PLACE_M = 1.0  # a first band that ends here holds repeats, not near repeats


@dataclass(frozen=True)
class Reach:
    """How far and for how many days an incident raises the risk.

    ``ratio`` is observed over expected pairs within that reach, the same place not
    counted; ``p`` is the largest of its cells.
    """

    radius_m: float
    days: float
    ratio: float
    p: float


def reach(knox: Knox, *, level: float = LEVEL, excess: float = EXCESS) -> Reach | None:
    """Read from a Knox table how far and long the risk is raised; None if it is not.

    A cell is in excess when its p is at most ``level`` and its ratio at least
    ``excess``. The cell that decides is the adjacent one: the first band of space
    beside the same place, in the first band of time. From it the reach grows
    outwards band by band while the cells of the first band of time are in excess,
    then onwards in time while every cell out to that distance is. Each step is
    taken only after the one before, so the chance of a false start is ``level``.
    """
    raised = ((knox.p <= level) & (knox.ratio >= excess))[:-1, :-1]
    if not raised.size:
        return None
    beside = int(knox.space_m[1] <= SAME_PLACE_M)
    far = _run(raised[beside:, 0])
    if not far:
        return None
    cells = np.s_[
        beside : beside + far, : _run(np.logical_and.reduce(raised[beside : beside + far]))
    ]
    ratio = knox.observed[cells].sum() / knox.expected[cells].sum()
    days = knox.time_days[cells[1].stop]
    return Reach(knox.space_m[cells[0].stop], days, float(ratio), float(knox.p[cells].max()))


def _run(steps: npt.NDArray[np.bool_]) -> int:
    """Count how many are true before the first that is not."""
    return int(np.logical_and.accumulate(steps).sum())
