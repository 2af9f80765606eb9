"""What is not registered yet of a period: a comparison with one that is shows too little."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.measures.triangle import STEPS
from geo.measures.weeks import DAYS, whole_weeks
from geo.offences import types_of
from pages.parts.checked import learnt
from pages.parts.words import _, words

if TYPE_CHECKING:
    from geo.period import Period
    from pages.parts.cached import Records

SEEN = 0.005  # less than so large a part is not spoken of


def sentence(kept: Records, period: Period, offences: tuple[str, ...] = ()) -> str:
    """Say how much of a period's offences is expected to be registered later; "" if little.

    Of the types of ``offences``, as far as their groups tell; of all where it is empty.
    """
    part = share(kept, period, offences)
    if part < SEEN:
        return ""
    return _(
        "Omkring {part} av brotten är ännu inte registrerade, så jämförelsen visar för få",
        part=words().percent(part, 1),
    )


@lru_cache(maxsize=64)
def share(kept: Records, period: Period, offences: tuple[str, ...] = ()) -> float:
    """Return the part of a period's offences that is expected to be registered later."""
    if (kept.last_day - period.end).days > STEPS * DAYS:
        return 0.0
    delay = learnt(kept, kept.last_day)
    weeks = whole_weeks(kept.incidents, kept.totals)
    inside = (weeks.mondays >= np.datetime64(period.start, "D")) & (
        weeks.mondays <= np.datetime64(period.end, "D")
    )
    if not delay.known or not inside.any():
        return 0.0
    now = weeks.counts[inside].sum(axis=1)
    expected = now / delay.coming(weeks.mondays[inside]).share
    chosen = [not offences or not {*types_of(g)}.isdisjoint(offences) for g in weeks.groups]
    now, expected = now[:, chosen], expected[:, chosen]
    return float(1 - now.sum() / max(expected.sum(), 1.0))
