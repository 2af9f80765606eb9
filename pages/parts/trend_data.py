"""The numbers of the page Trender, kept a while (see ``results.py``).

Every choice of areas and offences reads the same counts per step, area and type; only a
filter on time of day, weekday or source counts anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.measures import compare, development, years
from geo.measures.steps import count_steps, step_table
from geo.measures.tally import daily
from geo.measures.trend import WEEKLY
from geo.offences import INDEX, N_TYPES
from geo.period import ALWAYS
from pages.parts.results import answer

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from geo.selection import Selection
    from pages.parts.cached import Records

EARLIER, PEERS = "tidigare", "jamforbara"
FEW_A_WEEK = 5


@dataclass(frozen=True, eq=False)
class Developed:
    """A selection's series, how its trend was made, and how many areas its band is of."""

    table: pd.DataFrame
    method: str
    peers: int


def always(selection: Selection) -> Selection:
    """Return the same filters over all the data."""
    return replace(selection, period=ALWAYS, compare="")


@lru_cache(maxsize=8)
def steps(kept: Records, period: int) -> pd.DataFrame:
    """Cut the data into weeks or months."""
    return step_table(kept.incidents.days, kept.incidents.day0, period=period)


def counts(kept: Records, selection: Selection, period: int) -> npt.NDArray[np.int64]:
    """Count every step by area and type, those that are not chosen too."""
    timed = replace(always(selection), areas=(), offences=())
    return _counts(kept, timed, period)


@lru_cache(maxsize=8)
def _counts(kept: Records, selection: Selection, period: int) -> npt.NDArray[np.int64]:
    return count_steps(kept.incidents, selection, steps(kept, period), totals=kept.totals)


def by_area(kept: Records, selection: Selection, period: int) -> npt.NDArray[np.int64]:
    """Count the chosen offences of every step by area, all of them: shape (steps, areas)."""
    types = [INDEX[offence] for offence in selection.offences] or list(range(N_TYPES))
    return counts(kept, selection, period)[:, :, types].sum(axis=2)


def chosen_areas(kept: Records, selection: Selection) -> npt.NDArray[np.bool_]:
    """Return which areas are chosen."""
    return np.isin(kept.incidents.areas, selection.areas) | (not selection.areas)


@lru_cache(maxsize=64)
def developed(kept: Records, selection: Selection, period: int, reference: str) -> Developed:
    """Follow a selection over all the data. The selection's own period does not matter."""
    cut, areas = steps(kept, period), by_area(kept, selection, period)
    own = chosen_areas(kept, selection)
    band, n = None, 0
    if reference == PEERS:
        peers = comparable(kept, selection)
        people = development.step_people(cut, kept.population)
        band, n = development.peer_band(areas, people, own=own, peers=peers), int(peers.sum())
    table, method = development.development(
        cut, areas[:, own].sum(axis=1), period=period, band=band
    )
    return Developed(table, method, n)


def sparse(kept: Records, selection: Selection) -> bool:
    """Tell whether a selection is too small for weeks to say anything."""
    table = developed(kept, selection, WEEKLY, EARLIER).table
    return bool(table["count"].sum() < FEW_A_WEEK * len(table))


def comparable(kept: Records, selection: Selection) -> npt.NDArray[np.bool_]:
    """Return the districts of the same kind as the chosen ones that have a population.

    None when the whole municipality is chosen.
    """
    kinds = kept.districts["kind"].to_numpy()
    own = chosen_areas(kept, selection)
    found = np.zeros(len(own), dtype=bool)
    if kept.population.shape[1]:
        lived = kept.population.to_numpy(dtype=float)[: len(kinds)].max(axis=1) > 0
        found[: len(kinds)] = np.isin(kinds, kinds[own[: len(kinds)]]) & ~own[: len(kinds)] & lived
    return found


@lru_cache(maxsize=64)
def year_table(kept: Records, selection: Selection) -> pd.DataFrame:
    """Compare year with year. The selection's period must be ALWAYS."""
    per_day = daily(kept.incidents, selection, totals=kept.totals)
    return years.year_over_year(per_day, kept.incidents.day0)


@lru_cache(maxsize=64)
def driving(kept: Records, selection: Selection) -> pd.DataFrame:
    """Say which areas drive the change from the comparison; only those with any offence."""
    counted = answer(kept, selection).tally
    now, before = (each.sum(axis=1)[counted.chosen] for each in (counted.now, counted.before))
    areas = np.asarray(counted.areas)[counted.chosen]
    table = compare.drivers(
        now, before, areas=areas.tolist(),
        exposure_now=counted.period.days, exposure_before=counted.earlier.days,
    )  # fmt: skip
    return table[table["now"] + table["before"] > 0]


def together(kept: Records, selection: Selection, codes: list[str]) -> pd.Series:
    """Compare some areas, taken as one, with themselves before."""
    counted = answer(kept, selection).tally
    table = driving(kept, selection).loc[codes]
    return compare.compare(
        [table["now"].sum()], [table["before"].sum()],
        exposure_now=counted.period.days, exposure_before=counted.earlier.days,
    ).iloc[0]  # fmt: skip
