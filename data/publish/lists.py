"""The district lists that a ledger has been told by, found again among the districts there were.

A list is named by its codes and shapes (``geo.disclosure.counts.version_of``), so what is
found under its name is what was counted by. Where the store has not kept it, nothing is known
of its borders.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.disclosure.cells import REST, TOWN
from geo.disclosure.counts import version_of
from geo.public import ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd

    from data.store import Store
    from geo.disclosure.cells import Entry


def version(districts: gpd.GeoDataFrame) -> str:
    """Name a list."""
    return version_of(zip(districts["code"], districts.geometry.to_wkb(), strict=True))


def moved(
    store: Store, entries: Iterable[Entry], districts: gpd.GeoDataFrame
) -> dict[str, frozenset[str]]:
    """Say which areas had other borders in the lists that numbers have been told by.

    Parameters
    ----------
    entries
        Of the ledger.
    districts
        Those that are told of now.

    Returns
    -------
    dict
        Name of a list → its areas that stand for other ground now: all of them if the list
        is not found. A list in which all is as now has none.
    """
    areas = _lists(entries)
    areas.pop(version(districts), None)
    if not areas:
        return {}
    there = _there(store)
    return {name: _moved(name, codes, there, districts) for name, codes in areas.items()}


def gone(store: Store, entries: Iterable[Entry], districts: gpd.GeoDataFrame) -> dict[str, str]:
    """Name the districts that numbers have been told of and that are not told of now.

    Returns
    -------
    dict
        Code → the name it had in the list that it was told by last; one of a list that the
        store has not kept is not there.
    """
    lists = _lists(entries)
    there = _there(store) if {*lists} - {version(districts)} else []
    found = (_found(name, codes, there) for name, codes in lists.items())
    known = {
        code: name
        for each in found
        if each is not None
        for code, name in zip(each["code"], each["name"], strict=True)
    }
    return {code: known[code] for code in sorted({*known} - {*districts["code"]})}


def _lists(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Return the areas of each list, in the order in which numbers were told by them."""
    areas: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.area != TOWN:
            areas[entry.areas].add(entry.area)
    return areas


def _there(store: Store) -> list[gpd.GeoDataFrame]:
    return [store.districts(), *store.earlier_districts().values()]


def _found(name: str, codes: set[str], there: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame | None:
    """Return the districts of a list, out of those there were."""
    chosen = (ground.own(each, codes - {REST}) for each in there)
    return next((each for each in chosen if version(each) == name), None)


def _moved(
    name: str, codes: set[str], there: list[gpd.GeoDataFrame], now: gpd.GeoDataFrame
) -> frozenset[str]:
    found = _found(name, codes, there)
    return frozenset(codes | {REST}) if found is None else ground.moved(now, found)
