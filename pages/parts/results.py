"""Numbers of a selection, kept a while: the same choice twice costs nothing.

Plain ``lru_cache`` and not Streamlit's: a frozen selection is its own key, where
``st.cache_data`` would hash it field by field and copy the answer, at ten times
the cost of the answer itself. Nothing here differs by role; a result that does
must have the role among its arguments.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from data.clock import clock
from geo.measures import aoristic, change, pattern, summary
from geo.measures.tally import Tally, daily, tally
from geo.period import ALWAYS, steps

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from geo.selection import Selection
    from pages.parts.cached import Records

WEEK_DAYS = 7


@dataclass(frozen=True, eq=False)
class Answer:
    """The numbers of one selection."""

    tally: Tally
    table: pd.DataFrame
    whole: pd.Series


@lru_cache(maxsize=256)
def answer(kept: Records, selection: Selection) -> Answer:
    """Count a selection."""
    counted = tally(kept.incidents, selection, totals=kept.totals)
    table = summary.areas(counted, kept.population)
    return Answer(counted, table, summary.whole(counted, table))


def by_chance(answer: Answer) -> npt.NDArray[np.bool_]:
    """Tell for each area of an answer whether chance alone could have made its change."""
    counted, table = answer.tally, answer.table
    return change.by_chance(
        table["now"], table["before"],
        exposure_now=counted.period.days, exposure_before=counted.earlier.days,
    )  # fmt: skip


def weeks(kept: Records, selection: Selection) -> pd.DataFrame:
    """Count a selection by ISO week over all the data, whatever its period."""
    return _weeks(kept, replace(selection, period=ALWAYS, compare=""))


@lru_cache(maxsize=256)
def _weeks(kept: Records, selection: Selection) -> pd.DataFrame:
    counts = daily(kept.incidents, selection, totals=kept.totals)
    return pattern.weekly(counts, kept.incidents.day0)


def half_year(kept: Records, selection: Selection, most: int) -> npt.NDArray[np.float64]:
    """Count the whole weeks up to the period's end, at most ``most`` of them."""
    every = weeks(kept, selection)
    ended = every["week"] + pd.Timedelta(days=WEEK_DAYS - 1) <= pd.Timestamp(selection.period.end)
    whole = every["days"] == WEEK_DAYS
    return every.loc[ended & whole, "count"].to_numpy(dtype=float)[-most:]


def inhabitants(kept: Records, selection: Selection) -> tuple[float, float]:
    """Return the person-years of the chosen districts and of all, in the period."""
    people = answer(kept, selection).table["people"]
    chosen = people.reindex(list(selection.areas)) if selection.areas else people
    return float(chosen.sum()), float(people.sum())


@lru_cache(maxsize=256)
def matrix(kept: Records, selection: Selection, area: str | None) -> aoristic.Hours:
    """Weigh hour by weekday."""
    zone = clock(kept.settings.time_zone)
    return aoristic.by_week(kept.incidents, selection, area, clock=zone)


@lru_cache(maxsize=256)
def without_hour(kept: Records, selection: Selection) -> int:
    """Count what a filter on the time of day leaves out."""
    return pattern.without_hour(kept.incidents, selection)


@lru_cache(maxsize=256)
def without_weekday(kept: Records, selection: Selection) -> int:
    """Count what a filter on weekdays leaves out."""
    return pattern.without_weekday(kept.incidents, selection)


def busiest_step(kept: Records, selection: Selection, *, months: bool) -> Answer:
    """Return the numbers of a period's busiest week or month, which set the playback's colours."""
    parts = steps(selection.period, months=months)
    answers = [answer(kept, selection.over(part)) for part in parts]
    return max(answers, key=lambda a: a.tally.total)
