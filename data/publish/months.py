"""Which months a release tells of, of which districts, and the counts that the ledger closes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from data.publish import lists
from geo.disclosure.cells import REST, TOWN, is_late, year_of
from geo.disclosure.counts import count, months_between, told_districts
from geo.errors import UserError

if TYPE_CHECKING:
    import geopandas as gpd

    from data.store import Store
    from geo.disclosure.cells import Ledger
    from geo.disclosure.counts import Counts
    from geo.schema import Incidents

WAIT = dt.timedelta(days=14)  # most that is reported late has come by then
YEARS = 6


def newest(store: Store) -> str:
    """Return the newest month that is over, with two weeks for what is reported late."""
    day: dt.date = store.incidents().last_day.astype(dt.date) - WAIT + dt.timedelta(days=1)
    return str(np.datetime64(day, "M") - 1)


def closed(store: Store, kept: Ledger, until: str) -> tuple[str, ...]:
    """Return the months up to one, from the first published or the first January there is.

    Raises
    ------
    UserError
        If the month is none, is not over yet, or has been passed already.
    """
    last = newest(store)
    try:
        known = str(np.datetime64(until, "M")) == until
    except ValueError:
        known = False
    if not known:
        raise UserError("{text} är ingen månad. Skriv till exempel 2026-10.", text=until)
    if until > last:
        raise UserError(
            "{month} kan inte publiceras än. Den senaste månaden som är över, och där de flesta "
            "anmälningar har hunnit komma in, är {last}.",
            month=until,
            last=last,
        )
    told = sorted({each.period for each in kept.entries if _is_month(each.period)})
    if told and until < told[-1]:
        raise UserError(
            "Månader till och med {told} är redan publicerade. Välj en senare månad än {month}.",
            told=told[-1],
            month=until,
        )
    return months_between(told[0] if told else _first(store.incidents(), until), until)


def _is_month(period: str) -> bool:
    return "+" not in period and "|" not in period and not is_late(period)


def _first(incidents: Incidents, until: str) -> str:
    """Return the first whole month, or the January that leaves whole years."""
    day = incidents.day0.astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    whole = str(month + (month.astype("datetime64[D]") < day))
    january = f"{int(whole[:4]) + (whole[5:] != '01')}-01"
    earliest = f"{int(until[:4]) - YEARS + 1}-01"
    if january > until:
        return min(whole, until)
    return max(january, earliest)


def told(store: Store, kept: Ledger, until: str) -> tuple[gpd.GeoDataFrame, str]:
    """Return the districts that are told of, and the name of that list.

    What was told of earlier in the year stands, whatever the inhabitants have become: a
    district that came or went would be the difference between two sums.

    Raises
    ------
    UserError
        If the districts have changed since, or none is large enough.
    """
    chosen, version = _list(store, kept, year_of(until))
    versions = {each.areas for each in kept.entries if year_of(each.period) == year_of(until)}
    if versions and versions != {version}:
        raise UserError(
            "Områdena är inte desamma som vid årets tidigare publiceringar. En ny indelning kan "
            "börja gälla först med ett nytt år."
        )
    if chosen.empty:
        raise UserError(
            "Inget område har så många invånare att det kan redovisas för sig. Läs in folkmängd "
            "för områdena först."
        )
    return chosen, version


def _list(store: Store, kept: Ledger, year: str) -> tuple[gpd.GeoDataFrame, str]:
    """Return the districts there are now that a year is told by, and the name of that list."""
    districts = store.districts()
    codes = _told_before(kept, year) or _large(store)
    chosen = districts[districts["code"].isin(codes)].reset_index(drop=True)
    return chosen, lists.version(chosen)


def _told_before(kept: Ledger, year: str) -> set[str]:
    of_year = (each for each in kept.entries if year_of(each.period) == year)
    return {each.area for each in of_year} - {TOWN, REST}


def _large(store: Store) -> tuple[str, ...]:
    people = store.population()
    if people.empty:
        return ()
    now = people[people["year"] == people["year"].max()]
    return told_districts(dict(zip(now["code"], now["population"], strict=True)))


def counts(
    store: Store, months: tuple[str, ...], districts: gpd.GeoDataFrame, version: str
) -> Counts:
    """Count the months by the districts told of."""
    codes = tuple(sorted(districts["code"]))
    return count(store.incidents(), months, codes, version=version)


def of_year(store: Store, kept: Ledger, year: str) -> Counts:
    """Count the months of a year that have been told, by its own districts.

    If those have been replaced since, it is another list, and says so by its name.
    """
    single = {each.period for each in kept.entries if _is_month(each.period)}
    known = sorted(each for each in single if year_of(each) == year)
    return counts(store, months_between(known[0], known[-1]), *_list(store, kept, year))
