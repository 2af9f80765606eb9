"""Districts that have fallen silent: a file that did not come looks like a quiet week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.holes import missing
from geo.schema import OUTSIDE, UNKNOWN

if TYPE_CHECKING:
    from geo.measures.weeks import Weeks

QUIET_WEEKS, USUAL_WEEKS = 4, 52
NOWHERE = (OUTSIDE, UNKNOWN)  # no districts, so that none of them is silent
ENOUGH = 5.0  # offences that four weeks usually hold, for none to be strange


def silent(weeks: Weeks) -> list[str] | None:
    """Return the areas without an offence in the last four weeks that used to have some.

    Used to is the mean of up to a year before; with fewer than eight such weeks
    nothing can be said: None. A Poisson count of mean ``ENOUGH`` is 0 in 7 of 1 000. Weeks that
    the data do not tell of at all are passed over.
    """
    counts = weeks.counts.sum(axis=2)[~missing(weeks)]
    earlier = counts[:-QUIET_WEEKS][-USUAL_WEEKS:]
    if len(earlier) < 2 * QUIET_WEEKS:
        return None
    usual = earlier.mean(axis=0) * QUIET_WEEKS
    gone = (counts[-QUIET_WEEKS:].sum(axis=0) == 0) & (usual >= ENOUGH)
    return [weeks.areas[i] for i in np.flatnonzero(gone) if weeks.areas[i] not in NOWHERE]
