"""Which months a release tells of, of which districts, and the counts that the ledger closes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from data.publish import large, lists
from geo.disclosure import revision
from geo.disclosure.cells import REST, TOWN, is_late, year_of
from geo.disclosure.counts import count, months_between
from geo.errors import UserError
from geo.public import ground

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import geopandas as gpd

    from data.store import Store
    from geo.disclosure.cells import Entry, Ledger
    from geo.disclosure.counts import Counts
    from geo.schema import Incidents

WAIT = dt.timedelta(days=14)  # most that is reported late has come by then
YEARS = 6


def newest(store: Store) -> str:
    """Return the newest month that is over, with two weeks for what is reported late.

    The assumption that could mislead: whoever reads in what is newest reads in what has been
    reported late of the months before as well, as an extract from the police's system has it.
    """
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
    """Return the districts that the numbers of a year are of, and the name of that list.

    What was told of earlier in the year stands, whatever the inhabitants have become: a
    district that came or went would be the difference between two sums. Where the districts
    have been replaced since, these are still those of then, with the borders they had.

    Raises
    ------
    UserError
        If none is large enough.
    """
    found = _list(store, kept, year_of(until), _ever(store))
    chosen, version = found or _chosen(store.districts(), _large(store))
    if chosen.empty:
        raise UserError(
            "Inget område har så många invånare att det kan redovisas för sig. Läs in folkmängd "
            "för områdena först."
        )
    return chosen, version


def _list(
    store: Store, kept: Ledger, year: str, frames: Iterable[gpd.GeoDataFrame]
) -> tuple[gpd.GeoDataFrame, str] | None:
    """Return the list that a year is told by, out of districts; None if it is not among them."""
    begun = {each.areas for each in _of(kept, year) if _is_month(each.period)}
    before = {each.area for each in _of(kept, year)} - {TOWN, REST}
    people = [store.population(), *store.earlier_populations()]
    known = [before] if before else [*large.by_year(people, newest(store))]
    lists = (_chosen(frame, codes) for frame in frames for codes in known)
    return next((each for each in lists if not begun or each[1] in begun), None)


def _ever(store: Store) -> Iterator[gpd.GeoDataFrame]:
    """Return the districts there are, and then those that they took the place of."""
    yield store.districts()
    yield from store.earlier_districts().values()


def _of(kept: Ledger, year: str) -> Iterator[Entry]:
    return (each for each in kept.entries if year_of(each.period) == year)


def _chosen(districts: gpd.GeoDataFrame, codes: Collection[str]) -> tuple[gpd.GeoDataFrame, str]:
    chosen = ground.own(districts, codes)
    return chosen, lists.version(chosen)


def _large(store: Store) -> tuple[str, ...]:
    return next(large.by_year([store.population()], newest(store)), ())


def counts(
    store: Store, months: tuple[str, ...], districts: gpd.GeoDataFrame, version: str
) -> Counts:
    """Count the months by the districts told of."""
    codes = tuple(sorted(districts["code"]))
    counted = count(store.incidents(), months, codes, version=version)
    return replace(counted, known=newest(store))


def to_close(store: Store, kept: Ledger, months: tuple[str, ...]) -> list[Counts]:
    """Count months for the ledger: those up to the end of a year that has begun, then all.

    Each by the list of its year. If the districts of a year that has begun have been
    replaced, its counts are by those of now, and say so by the name of the list.
    """
    last = max((each.period for each in kept.entries if _is_month(each.period)), default="")
    december = f"{year_of(last)}-12"
    ends = [december] if last and last < december < months[-1] else []
    return [_now(store, kept, months[: months.index(end) + 1]) for end in (*ends, months[-1])]


def of_year(store: Store, kept: Ledger, year: str) -> Counts:
    """Count the months of a year that have been told, by its own districts.

    If those have been replaced since, it is another list, and says so by its name.
    """
    known = sorted(each.period for each in _of(kept, year) if _is_month(each.period))
    return _now(store, kept, months_between(known[0], known[-1]))


def late_alone(store: Store, kept: Ledger) -> frozenset[str]:
    """Return the years whose late reports only the municipality will get, as things are now."""
    years = {year_of(each.period) for each in kept.entries} - revision.settled(kept.entries)
    return frozenset(y for y in years if revision.late_alone(kept, y, _by_now(store, kept, y)[1]))


def _now(store: Store, kept: Ledger, months: tuple[str, ...]) -> Counts:
    """Count months by the districts there are now, as the last of their years is told."""
    return counts(store, months, *_by_now(store, kept, year_of(months[-1])))


def _by_now(store: Store, kept: Ledger, year: str) -> tuple[gpd.GeoDataFrame, str]:
    """Return the list of a year if it is among the districts there are now; else that of now.

    It is among them too if it has been read in again from another file, a hair's breadth off.
    """
    districts = store.districts()
    found = _list(store, kept, year, [districts])
    if not found and (then := _list(store, kept, year, _ever(store))):
        same, _ = _chosen(districts, then[0]["code"])
        if len(same) == len(then[0]) and not ground.moved(same, then[0]):
            return same, then[1]
    return found or _chosen(districts, _large(store))
