"""What a release is made of: published numbers, and what stands beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from geo.disclosure.cells import REST, TOWN, year_of
from geo.names import in_order
from geo.public.columns import Columns, basis, spans
from geo.public.sums import Sums

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    import geopandas as gpd

    from geo.disclosure.cells import Entry


@dataclass(frozen=True)
class City:
    """Who publishes: the municipality's name, and where it can be reached ("" where not said)."""

    name: str
    address: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Release:
    """A release.

    Attributes
    ----------
    name
        Of its folder: the month it reaches to, with a number from the second one on.
    month
        Newest month that is told of: ``2026-10``.
    published, coming
        Days; ``coming`` is None if the next one has no date yet.
    demo
        Whether everything is invented.
    """

    name: str
    month: str
    published: dt.date
    coming: dt.date | None = None
    demo: bool = False


@dataclass(frozen=True)
class Act:
    """An intervention that somebody has marked as public; where it is only by district.

    ``areas`` are codes, ``REST`` for elsewhere; ``start`` and ``end`` are months.
    """

    name: str
    status: str
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    start: str
    end: str = ""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Everything a release says.

    Attributes
    ----------
    entries
        The ledger's.
    districts
        ``code``, ``name``, ``geometry`` of those that are told of, in the settings' CRS.
    felt
        Rows of :func:`geo.public.felt.told`.
    acts
        Public interventions.
    intro
        What the communicator says first; paragraphs apart by empty lines.
    breaks
        Days from which numbers cannot be compared with those before, and why.
    alone
        Months that are told of the municipality alone, since the districts were replaced
        before they had been closed.
    moved
        District list of the entries → its areas that had other borders than in ``districts``.
    gone
        Code → name of districts that the entries tell of and ``districts`` has not.
    late_alone
        Years whose late reports only the municipality will get: their districts are no more.
    """

    city: City
    release: Release
    entries: tuple[Entry, ...]
    districts: gpd.GeoDataFrame
    felt: pd.DataFrame = field(default_factory=pd.DataFrame)
    acts: tuple[Act, ...] = ()
    intro: str = ""
    breaks: tuple[tuple[dt.date, str], ...] = ()
    alone: tuple[str, ...] = ()
    moved: Mapping[str, Collection[str]] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    late_alone: frozenset[str] = frozenset()

    @cached_property
    def sums(self) -> Sums:
        """The numbers by area."""
        return Sums(self.entries, self.moved)

    @cached_property
    def columns(self) -> Columns:
        """The columns of its tables."""
        found = spans(self.sums.months, self.release.month)
        return Columns(found, basis(found, self.sums.settled))

    @cached_property
    def names(self) -> dict[str, str]:
        """District code to name, in order of the names: the only order that districts have."""
        names = dict(zip(self.districts["code"], self.districts["name"], strict=True))
        return {code: names[code] for code in in_order(names, names)}

    @cached_property
    def told_by(self) -> dict[int, set[str]]:
        """Codes that each year is told by, and those of now if no number is by them yet."""
        by: dict[int, set[str]] = defaultdict(set)
        for entry in self.entries:
            if entry.area not in {TOWN, REST}:
                by[int(year_of(entry.period))].add(entry.area)
        if by and by[max(by)] != set(self.names):
            by[max(max(by) + 1, int(year_of(self.release.month)))] = set(self.names)
        return dict(by)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Codes of everything that numbers are split over."""
        return (*self.names, REST)


__all__ = ["REST", "TOWN", "Act", "City", "Release", "Snapshot"]
