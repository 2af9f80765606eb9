"""Which recorded crime stands beside insecurity, and the two put together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from geo.errors import N_
from geo.measures.quadrant import CRIME, References, crime_rates, quadrants
from geo.measures.rate import rate
from geo.offences import PUBLIC_PLACES
from geo.period import Period
from geo.selection import Selection
from pages.parts import felt, results
from pages.parts.words import _

if TYPE_CHECKING:
    from pages.parts.cached import Records
    from pages.parts.felt import Asked, Felt

DARK, EVERY, FILTERED = "morker", "alla", "filter"
# The question is about evenings outdoors, so what happens there then comes first.
CHOICES = {
    DARK: N_("Utomhus i mörker, 12 månader"),
    EVERY: N_("Alla brott, 12 månader"),
    FILTERED: N_("Enligt filtren"),
}
APART = N_("Brotten är från {crimes} och svaren från {year}: de gäller inte samma tid")
_YEAR = dt.timedelta(days=364)


@dataclass(frozen=True, eq=False)
class Beside:
    """Crime beside insecurity, one row per district of the map."""

    table: pd.DataFrame
    references: References
    selection: Selection
    whole: pd.Series  # the municipality's own figures, with the columns of the table


def selection(kept: Records, chosen: Selection, crimes: str) -> Selection:
    """Return what crime is counted: twelve months to the period's end, or as filtered."""
    if crimes == FILTERED:
        return chosen
    end = min(chosen.period.end, kept.last_day)
    year = Period(end - _YEAR, end)
    return Selection(year, chosen.compare) if crimes == EVERY else Selection(
        year, chosen.compare, PUBLIC_PLACES, light="morker"
    )  # fmt: skip


@lru_cache(maxsize=128)
def beside(kept: Records, known: Felt, asked: Asked, counted: Selection) -> Beside:
    """Put recorded crime and a question side by side."""
    numbers = results.answer(kept, counted).table
    crime, whole = crime_rates(numbers)
    against = References(whole, felt.reference(known, asked))
    carried = felt.districts(known, asked)
    table = quadrants(crime, carried, against, bad=asked.about.bad)
    chosen = numbers.loc[table.index, "chosen"]
    together = felt.whole(known, asked).combine_first(_everywhere(numbers, crime))
    return Beside(table.assign(chosen=chosen), against, counted, together)


def _everywhere(numbers: pd.DataFrame, crime: pd.DataFrame) -> pd.Series:
    """Return the crime of all districts together, as a row of ``crime``."""
    people = numbers["people"].reindex(crime.index)
    lived = people > 0
    n = int(crime["crime_n"][lived].sum())
    return pd.Series([*map(float, rate(n, people[lived].sum())), n], index=CRIME)


def apart(counted: Selection, asked: Asked) -> list[str]:
    """Say that crime and answers are of different years, where most of the crime is."""
    period = counted.period
    same = Period(
        max(period.start, dt.date(asked.year, 1, 1)), min(period.end, dt.date(asked.year, 12, 31))
    )
    if 2 * same.days >= period.days:
        return []
    first, last = period.start.year, period.end.year
    return [_(APART, crimes=first if first == last else f"{first}–{last}", year=asked.year)]
