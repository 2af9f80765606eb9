"""What came of an intervention, what can be seen of it, and what chance does as well.

Computed for the one that is looked at, and kept a while (see ``results.py``): the records and
the intervention as it was saved are the key.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.measures import effect_counts, effect_monitor, effect_power, effect_windows
from geo.measures.effect_assess import assess
from geo.measures.effect_placebo import Placebo, placebo
from geo.measures.effect_spread import variance_ratio
from geo.measures.weeks import DAYS
from geo.offences import GROUPS
from pages.parts import act_place, checked
from pages.parts.act_place import DAY

if TYPE_CHECKING:
    import pandas as pd

    from data.records import Intervention
    from geo.measures.delay import Delay
    from geo.measures.effect_counts import Counts
    from geo.measures.effect_verdict import Effect
    from pages.parts.cached import Records

WEEKS = 52  # before and after, at most: every season is then in both equally
LENGTHS = (13, 26, 52)  # weeks after the start that are foreseen
SEED = 20_231_107  # of the chance that is drawn, the same for every reader


@dataclass(frozen=True, eq=False)
class Came:
    """The counts around an intervention and the verdict on it."""

    counts: Counts
    effect: Effect


def begun(kept: Records, row: Intervention) -> bool:
    """Tell whether the data reach a whole week past the start, with one before it."""
    ends = min(row.end or kept.last_day, kept.last_day)
    return (ends + DAY - row.start).days >= DAYS and act_place.history(kept, row) > 0


def running(kept: Records, row: Intervention) -> bool:
    """Tell whether it goes on at the end of the data."""
    return row.start <= kept.last_day and (row.end is None or row.end >= kept.last_day)


@lru_cache(maxsize=64)
def came(kept: Records, row: Intervention) -> Came:
    """Count and judge.

    Raises
    ------
    UserError
        If the comparison overlaps it, or there is no whole week before and after.
    """
    ended = row.end if row.end is not None and row.end <= kept.last_day else None
    span = effect_windows.Span(kept.first_day, kept.last_day, ended)
    windows = effect_windows.windows(row.start, span, weeks=WEEKS, delay=_delay(kept, row))
    where = act_place.laid(kept, row).place
    counts = effect_counts.around(kept.incidents, where, windows, offences=act_place.offences(row))
    return Came(counts, assess(counts))


def _delay(kept: Records, row: Intervention) -> Delay:
    every = checked.learnt(kept, kept.last_day)
    columns = [list(GROUPS).index(group) for group in row.groups or GROUPS]
    return effect_windows.of_groups(every, columns)


@lru_cache(maxsize=64)
def outlook(kept: Records, row: Intervention) -> pd.DataFrame:
    """Say what could be detected after some lengths of time, its own among them."""
    lengths = sorted({*LENGTHS, planned(row)})
    where = act_place.laid(kept, row).place
    weeks = min(act_place.history(kept, row), effect_power.HISTORY_WEEKS)
    found = effect_counts.weekly(act_place.past(kept, row, weeks), where.all)
    control = found[1] if where.control is not None else np.zeros(weeks)
    return effect_power.outlook(found[0], control, weeks=lengths)


def planned(row: Intervention) -> int:
    """Return how many whole weeks it is planned for; a year while it has no end."""
    return WEEKS if row.end is None else max((row.end + DAY - row.start).days // DAYS, 1)


@lru_cache(maxsize=64)
def monitor(kept: Records, row: Intervention) -> pd.DataFrame:
    """Follow the difference week by week; empty without a comparison."""
    where = act_place.laid(kept, row).place
    after = (kept.last_day + DAY - row.start).days // DAYS
    before = min(act_place.history(kept, row), WEEKS)
    found = effect_counts.points(
        kept.incidents, offences=act_place.offences(row), start=row.start, weeks=(-before, after)
    )
    areas = where.all[: 1 if where.control is None else 2]
    weekly = np.zeros((2, before + after), dtype=np.int64)
    weekly[: len(areas)] = effect_counts.weekly(found, areas)
    spread = variance_ratio((weekly[:, :before], weekly[:, before:]))
    treated, control = weekly[:, :before].sum(axis=1).tolist()
    return effect_monitor.monitor(
        (treated, control), weekly[:, before:], planned=planned(row), spread=spread
    )


@lru_cache(maxsize=16)
def chance(kept: Records, row: Intervention) -> Placebo:
    """Compute the same at random places and times before the start.

    Raises
    ------
    UserError
        If there is no comparison, or too little happened to draw from.
    """
    found = act_place.past(kept, row, act_place.history(kept, row))
    where = act_place.laid(kept, row).place
    weeks = came(kept, row).counts.windows.weeks
    return placebo(found, where, weeks=weeks, rng=np.random.default_rng(SEED))
