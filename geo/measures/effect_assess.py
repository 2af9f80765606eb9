"""From counts around an intervention to its verdict, registration and spread seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.measures.effect import LEVEL
from geo.measures.effect_spread import variance_ratio
from geo.measures.effect_verdict import WORTHWHILE, judge

if TYPE_CHECKING:
    from geo.measures.effect_counts import Counts
    from geo.measures.effect_verdict import Effect


def assess(counts: Counts, *, level: float = LEVEL, worthwhile: float = WORTHWHILE) -> Effect:
    """Judge an intervention from the counts around it.

    Parameters
    ----------
    counts
        From :func:`geo.measures.effect_counts.around`.
    level, worthwhile
        As for :func:`geo.measures.effect_verdict.judge`.
    """
    weeks = counts.windows.weeks
    periods = counts.weekly[:, :weeks], counts.weekly[:, weeks:]
    return judge(
        counts.cells,
        exposure=counts.windows.exposure,
        spread=variance_ratio(periods),
        level=level,
        worthwhile=worthwhile,
    )
