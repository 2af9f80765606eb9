"""The districts on the public page, in the order of their names and in no other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from geo.disclosure.cells import REST
from geo.public import tables
from geo.public.borders import borders, borders_of
from geo.public.columns import Columns, runs, whole
from geo.public.develop import FEWER, MORE, SAME, YEARS
from geo.public.map import maps_svg
from geo.public.tables import SPLIT, Row, Table
from geo.public.texts import DEVELOPED, phrase
from geo.public.texts_how import FEWEST_PEOPLE
from geo.public.town import late
from geo.sentence import join

if TYPE_CHECKING:
    from geo.language import Words
    from geo.public.columns import Span
    from geo.public.snapshot import Snapshot

GOING_ON = "pågående"
COMPARED = YEARS + 1  # columns of the map's table: what is compared, and with what


@dataclass(frozen=True)
class Map:
    """A map and what it shows."""

    title: str
    svg: Markup


@dataclass(frozen=True)
class Area:
    """A district, or the rest: its groups by year."""

    id: str
    name: str
    lead: tuple[str, ...]
    table: Table


@dataclass(frozen=True)
class Districts:
    """Everything that is told by district; ``borders`` is what is said where they are new."""

    borders: str
    maps: tuple[Map, ...]
    key: tuple[tuple[str, str], ...]
    table: Table
    areas: tuple[Area, ...]
    alone: str
    late: str


def districts(snapshot: Snapshot, words: Words) -> Districts:
    """Tell of every district: a map with its table, then each by itself."""
    columns = snapshot.columns
    shown = Columns(_shown(columns), columns.basis)
    rows = {code: _total(code, snapshot, shown, words) for code in snapshot.areas}
    last = tables.development(columns, words)
    said = {code: (found.how, found.said) for code, found in rows.items()}
    titles = (
        phrase("map", words, what=last) if last else phrase("map_bare", words),
        phrase("map_close", words),
    )
    drawn = maps_svg(snapshot.districts, said, title=titles[0], close=titles[1])
    return Districts(
        borders=borders(snapshot, words),
        maps=tuple(Map(*each) for each in zip(titles, map(Markup, drawn), strict=False)),
        key=tuple((how, words.text(DEVELOPED[how])) for how in (MORE, FEWER, SAME) if last),
        table=Table(
            title=phrase("map_table" if last else "map_table_bare", words),
            first=phrase("area", words),
            heads=tuple(span.said(words) for span in shown.spans),
            rows=tuple(rows.values()),
            last=last,
        ),
        areas=tuple(_area(code, snapshot, columns, words) for code in snapshot.areas),
        late=late(snapshot, words, by_district=True),
        alone=_alone(snapshot, words),
    )  # fmt: skip


def _alone(snapshot: Snapshot, words: Words) -> str:
    """Say which months of the tables are not told by district since the districts changed."""
    years = {span.year for span in snapshot.columns.spans}
    found = [span.said(words) for span in runs(snapshot.alone) if span.year in years]
    return phrase("alone", words, months=join(found, words)) if found else ""


def _shown(columns: Columns) -> tuple[Span, ...]:
    """Choose the years beside the map: those that are compared, and a newer one; else what is."""
    full = whole(columns.spans)
    if columns.basis:
        return tuple(full[full.index(columns.basis.before[0]) :])
    return tuple(full[-COMPARED:]) or columns.spans


def name(code: str, snapshot: Snapshot, words: Words) -> str:
    """Name a district, or the rest."""
    return phrase("rest", words) if code == REST else snapshot.names[code]


def anchor(code: str, snapshot: Snapshot) -> str:
    """Name a district's place on the page by its position in the list: a code may be anything."""
    return f"omrade-{snapshot.areas.index(code) + 1}"


def _total(code: str, snapshot: Snapshot, columns: Columns, words: Words) -> Row:
    find = partial(snapshot.sums.area, code)
    row = tables.row(name(code, snapshot, words), SPLIT, find, columns, words)
    return Row(**{**vars(row), "link": anchor(code, snapshot)})


def _area(code: str, snapshot: Snapshot, columns: Columns, words: Words) -> Area:
    said, find = name(code, snapshot, words), partial(snapshot.sums.area, code)
    return Area(
        id=anchor(code, snapshot),
        name=said,
        lead=_lead(code, snapshot, words),
        table=tables.by_group(phrase("area_table", words, area=said), SPLIT, find, columns, words),
    )


def _lead(code: str, snapshot: Snapshot, words: Words) -> tuple[str, ...]:
    lead = []
    if code == REST:
        lead.append(phrase("rest_lead", words, n=words.number(FEWEST_PEOPLE)))
    if moved := borders_of(code, snapshot, words):
        lead.append(moved)
    here = [act.name for act in snapshot.acts if code in act.areas and act.status == GOING_ON]
    if here:
        lead.append(phrase("acts_here", words, acts=join(here, words)))
    return tuple(lead)
