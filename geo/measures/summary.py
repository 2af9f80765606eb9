"""The numbers of the districts: one table that map, panel, export and picture all read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.change import change_z, percent_change
from geo.measures.rate import FEW, per_thousand, person_years, poisson_interval
from geo.offences import GROUPS, OFFENCES

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.tally import Tally

COLUMNS = ("now", "now_low", "now_high", "before", "z", "percent",
           "rate", "rate_low", "rate_high", "few", "chosen", "people")  # fmt: skip


def areas(tally: Tally, population: pd.DataFrame) -> pd.DataFrame:
    """Return one row per area, OUTSIDE and UNKNOWN last.

    Parameters
    ----------
    tally
        Counts of a selection.
    population
        From :func:`geo.measures.rate.population_by_year`.

    Returns
    -------
    DataFrame
        Index: area code. ``now`` and ``before`` are offences (``before`` is NaN where
        the data had not begun), ``rate`` is per 1 000 inhabitants and year, ``z`` and
        ``percent`` the change, ``*_low`` and ``*_high`` 95 % limits; ``few`` says that
        1–4 offences are too few for a rate, ``chosen`` that the area is in the
        selection; ``people`` is person-years.
    """
    now = tally.now.sum(axis=1)
    before = tally.before.sum(axis=1) if tally.comparable else np.full(len(now), np.nan)
    ratio = tally.period.days / tally.earlier.days
    people = person_years(population, tally.period)
    low, high = poisson_interval(now)
    value, rate_low, rate_high = (per_thousand(n, people) for n in (now, low, high))
    columns = (
        now, low, high, before, change_z(now, before, ratio=ratio),
        [percent_change(a, b) for a, b in zip(now, before, strict=True)],
        value, rate_low, rate_high, (now > 0) & (now < FEW), tally.chosen, people,
    )  # fmt: skip
    index = pd.Index(tally.areas, name="code")
    return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)), index=index)


def whole(tally: Tally, table: pd.DataFrame) -> pd.Series:
    """Return the same numbers for the chosen areas together."""
    now = tally.total
    before = tally.total_before if tally.comparable else np.nan
    low, high = poisson_interval(now)
    exposure = table.loc[table["chosen"], "people"].sum()
    value, rate_low, rate_high = (per_thousand(n, exposure) for n in (now, low, high))
    ratio = tally.period.days / tally.earlier.days
    z, percent = change_z(now, before, ratio=ratio), percent_change(now, before)
    few = 0 < now < FEW
    numbers = (now, low, high, before, z, percent, value, rate_low, rate_high, few, True, exposure)
    return pd.Series([np.asarray(n).item() for n in numbers], index=COLUMNS, dtype=object)


def groups(tally: Tally, table: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers of the chosen areas together per offence group.

    Parameters
    ----------
    table
        From :func:`areas`.

    Returns
    -------
    DataFrame
        Index: id of the group, those without any offence left out. Columns ``now``,
        ``before`` (NaN where the data had not begun), ``rate``, ``rate_low`` and
        ``rate_high`` (95 %, per 1 000 inhabitants and year).
    """
    exposure = table.loc[table["chosen"], "people"].sum()
    now, before = (_by_group(counts[tally.chosen]) for counts in (tally.now, tally.before))
    earlier = before if tally.comparable else np.full(len(now), np.nan)
    low, high = poisson_interval(now)
    rates = (per_thousand(n, exposure) for n in (now, low, high))
    columns = dict(zip(("rate", "rate_low", "rate_high"), rates, strict=True))
    found = pd.DataFrame(
        {"now": now, "before": earlier, **columns}, index=pd.Index(list(GROUPS), name="group")
    )
    return found[(now > 0) | (before > 0)]


def _by_group(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Sum offences per area and type, shape (areas, N_TYPES), to shape (groups,)."""
    place = {group: i for i, group in enumerate(GROUPS)}
    at = [place[offence.group] for offence in OFFENCES]
    summed = np.zeros(len(GROUPS), dtype=np.int64)
    np.add.at(summed, at, counts.sum(axis=0)[: len(OFFENCES)])
    return summed


def rank(table: pd.DataFrame, code: str) -> tuple[int, int]:
    """Return an area's place by rate, 1 highest, and among how many that have a rate."""
    rates = table["rate"].dropna()
    return int((rates > rates.get(code, np.inf)).sum()) + 1, len(rates)
