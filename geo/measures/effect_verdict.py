"""The verdict on an intervention: it helped, it did not, it moved the problem, or nobody can tell.

Helped: fewer offences where it acted, and that all of it moved is ruled out at one-sided
10 % by the total. (At 2.5 % the chance of what else happens in the surroundings would
hide nearly every success; so of problems that were moved one in ten may be called helped.)
Moved: fewer where it acted, more around it, and the total does not rule that out.
Did not help: a decrease worth the while (a quarter, unless another is given) is ruled out
by the interval.
Otherwise nobody can tell, and a reason says why.

"Fewer" takes two things at one-sided 2.5 %: the interval shown lies below zero, and the
exact test agrees. The interval alone would be a normal approximation, the exact test
alone could contradict the interval that the reader sees. Together they say "helped" of
interventions without effect in at most 2.5 of 100 cases, whatever the level, the sizes of
the areas and the development of the town; simulated, 0.0 to 2.1 with equal areas or the
comparison three times as large. Where offences vary 1.25 times as much as chance and
nobody says so, in up to 3.7, at 1.5 times in up to 5.3; with ``spread`` given as it is, in
at most 2.1 again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, Unpack

from geo.measures.effect import LEVEL
from geo.measures.effect_exact import as_few, as_many
from geo.measures.effect_scale import beside, beyond, enough

if TYPE_CHECKING:
    from geo.measures.effect import Cells, Pair, Wdd

HELPED, NOT_HELPED = "hjalpte", "hjalpte_inte"
MOVED, UNDECIDED = "flyttade", "kan_inte_avgoras"
ALONE, FEW, WIDE, AROUND = "alone", "few", "wide", "around"  # why nobody can tell
UNCHANGED, PARTLY, UNSEEN = "unchanged", "partly", "unseen"  # what became of the surroundings
WORTHWHILE = 0.25
_REMAINS = 1.281552  # standard errors: one-sided 10 %


@dataclass(frozen=True)
class Effect:
    """What came of an intervention.

    Attributes
    ----------
    cells
        Offences before and after.
    wdd
        Differences beyond the comparison, from :func:`geo.measures.effect_scale.beyond`.
    p
        Exact one-sided chance of as few where it acted.
    verdict
        HELPED, NOT_HELPED, MOVED or UNDECIDED.
    reason
        Why UNDECIDED: no offences to compare with (ALONE), FEW offences, WIDE interval, or
        fewer where it acted but unclear AROUND it; "" for the others.
    around
        UNCHANGED (no sign of more), PARTLY (more), or UNSEEN: no surroundings, or
        under FEWEST offences in one of their cells.
    """

    cells: Cells
    wdd: Wdd
    p: float
    verdict: str
    reason: str
    around: str


class Design(TypedDict, total=False):
    """Options of :func:`judge`.

    ``exposure``, ``spread`` and ``level`` as for :func:`geo.measures.effect_scale.beyond`;
    ``worthwhile``: the smallest decrease that counts as help, a share.
    """

    exposure: Pair
    spread: float
    level: float
    worthwhile: float


def judge(cells: Cells, **design: Unpack[Design]) -> Effect:
    """Judge an intervention from its counts.

    Parameters
    ----------
    cells
        Offences before and after.
    **design
        See :class:`Design`.
    """
    spread, level = design.get("spread", 1.0), design.get("level", LEVEL)
    found = beyond(cells, exposure=design.get("exposure", (1, 1)), spread=spread, level=level)
    tail = (1 - level) / 2
    p = float(as_few(cells.treated, cells.control, spread=spread))
    # Fewer: the interval lies below zero, and the exact test agrees.
    fell = found.local.high < 0 and p <= tail
    rose = _rose(cells, found, spread, tail)
    if not enough(cells.treated, cells.control):
        verdict, reason = UNDECIDED, FEW if any(cells.control) else ALONE
    elif fell:
        verdict, reason = _where(found, rose=rose)
    else:
        verdict, reason = _no_help(cells, found, design)
    return Effect(cells, found, p, verdict, reason, _around(cells, rose=rose))


def _rose(cells: Cells, found: Wdd, spread: float, tail: float) -> bool:
    """Tell whether offences around it rose, by the same two rules."""
    if cells.displacement is None or found.displacement is None or found.displacement.low <= 0:
        return False
    return bool(as_many(cells.displacement, beside(cells), spread=spread) <= tail)


def _where(found: Wdd, *, rose: bool) -> tuple[str, str]:
    """Judge a decrease where it acted by what happened around it."""
    if found.total.z <= -_REMAINS:
        return HELPED, ""
    return (MOVED, "") if rose else (UNDECIDED, AROUND)


def _no_help(cells: Cells, found: Wdd, design: Design) -> tuple[str, str]:
    """Judge what is no clear decrease by whether one worth the while is ruled out."""
    after = cells.treated[1] / design.get("exposure", (1, 1))[1]
    expected = after - found.local.value
    worth = design.get("worthwhile", WORTHWHILE) * expected
    return (NOT_HELPED, "") if found.local.low > -worth else (UNDECIDED, WIDE)


def _around(cells: Cells, *, rose: bool) -> str:
    if rose:
        return PARTLY
    return UNCHANGED if enough(cells.displacement) else UNSEEN
