"""Why the weekly check cannot say anything of a week, or of a combination in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import N_
from geo.measures.holes import missing
from geo.measures.season import BEFORE

if TYPE_CHECKING:
    from geo.measures.weeks import Weeks

SHORT, NEW, MISSING, ALONE = "kort", "ny", "saknas", "ensam"
REASONS = {
    SHORT: N_("Historiken är för kort för en prövning: färre än åtta hela veckor före veckan."),
    NEW: N_(
        "Inget anmält brott av det slaget i hela kommunen under de åtta veckorna före:"
        " en ny brottskod eller för lite att jämföra med."
    ),
    MISSING: N_("Uppgifter saknas för veckan."),
    ALONE: N_("Uppgifter saknas för alla åtta veckorna före veckan."),
}


def not_possible(weeks: Weeks) -> str:
    """Return why no combination at all can be tested in the last week, or nothing."""
    if len(weeks.mondays) <= BEFORE:
        return SHORT
    gone = missing(weeks)
    if gone[-1]:
        return MISSING
    return ALONE if gone[-1 - BEFORE : -1].all() else ""
