"""Hot spots that are new or have ended, group by group: where, and of what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import streamlit as st

from geo.areas import assign
from geo.errors import N_
from geo.figures.cells import outlines
from geo.measures.clumps import clumps
from geo.measures.hotspot_class import ENDED, NEW
from geo.offences import GROUPS, types_of
from geo.selection import Selection
from pages.parts import hotspots
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import datetime as dt

    from pages.parts.cached import Records
    from pages.parts.week import Week

NAMES = {NEW: N_("Ny"), ENDED: N_("Upphörd")}
MOST = 6
FEWEST_CELLS = 2  # a single cell of a hundred metres is no place to speak of


class Spot(NamedTuple):
    """A place where a group of offences gathers anew, or no longer does."""

    kind: int
    area: str
    group: str
    cells: int


def draw(week: Week) -> None:
    """List the places."""
    heading = _("Nya och upphörda ansamlingar")
    st.markdown(f"### {heading}")
    found = _found(week.kept, week.period.end, week.known_on if week.then else None)
    if found is None:
        st.markdown(_("Det krävs ett års uppgifter för att avgöra vad som är nytt."))
        return
    lines = [_told(week, spot) for spot in found[:MOST]]
    if len(found) > MOST:
        lines.append(_("och {n} till", n=words().number(len(found) - MOST)))
    st.markdown("\n".join(f"- {line}" for line in lines or [_("Inga.")]))


def _told(week: Week, spot: Spot) -> str:
    where = week.kept.names.get(spot.area) or _("Utanför områdena")
    cells = words().plural(spot.cells, "{n} ruta", "{n} rutor")
    return f"{_(NAMES[spot.kind])}: {plain(where)} · {_(GROUPS[spot.group])} ({cells})"


def areas(week: Week, kind: int) -> list[Any]:
    """Return the outlines of the places of a kind, for the map."""
    known_on = week.known_on if week.then else None
    crs, polygons = week.kept.settings.crs, []
    for group in GROUPS:
        made = hotspots.kinds(week.kept, _of(week.period.end, group, week.kept), known_on)
        if made is not None:
            polygons += outlines(np.flatnonzero(made.kind == kind), made.grid, crs=crs)
    return polygons


@lru_cache(maxsize=16)
def _found(kept: Records, end: dt.date, known_on: dt.date | None) -> list[Spot] | None:
    spots: list[Spot] = []
    for group in GROUPS:
        made = hotspots.kinds(kept, _of(end, group, kept), known_on)
        if made is None:
            return None
        for kind in NAMES:
            together = [c for c in clumps(made.kind == kind, made.grid) if c.cells >= FEWEST_CELLS]
            x, y = (np.array([c[i] for c in together]) for i in (0, 1))
            at = assign(x, y, kept.districts)
            spots += [
                Spot(kind, kept.incidents.areas[i], group, c.cells)
                for i, c in zip(at, together, strict=True)
            ]
    return sorted(spots, key=lambda spot: (spot.kind != NEW, -spot.cells))


def _of(end: dt.date, group: str, kept: Records) -> Selection:
    return Selection(hotspots.year_to(end, kept), offences=types_of(group))
