"""The layers that are not districts: what each draws, and what is said of it under the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geo.errors import N_
from geo.figures import layers, palette, spots
from geo.figures.legend import Key
from geo.measures.hotspot_class import ENDED, NEW
from pages.parts import felt_layers, hotspots, places
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.mapdraw import Look
    from pages.parts.results import Answer

TOO_MANY = N_(
    "{n} händelser är för många att visa en och en (högst {most}), så kartan visar täthet"
)
DENSITY = N_(
    "Täthet: {n} brott med känt läge, bandbredd {h} m, rutor på {cell} m (finare mönster syns inte)"
)
COMPARED = N_(
    "Ruta {cell} m med sina grannar, jämförd med {all} rutor där något anmälts; {n} brott med "
    "känt läge"
)
KINDS = N_(
    "{new} nya och {ended} upphörda rutor under 52 veckor till {day}; ruta {cell} m, {n} brott "
    "med känt läge"
)
CHANGED = N_(
    "{more} rutor har fler och {fewer} färre än slumpen ger; ungefär {false} av dem kan vara "
    "falska. Bandbredd {h} m, {n} brott med känt läge"
)
SHORT_YEAR = N_("Nya och upphörda ansamlingar kräver 52 veckors uppgifter före periodens slut")
NOTHING_BEFORE = N_("Förändring kan inte visas: välj en senare period")


def step(view: View, look: Look, scale_by: Answer | None = None) -> dict[str, Any]:
    """Return what a layer adds to the districts; ``scale_by`` sets the colours of a playback."""
    crs, colours, said = view.kept.settings.crs, palette.of(look.theme), look.said
    kept, chosen, bare = view.kept, view.selection, {"crs": crs, "colours": colours}
    if view.measure.scale == felt_layers.SCALE:
        return felt_layers.step(kept, chosen, view.measure.id, look)
    if view.measure.id == "ansamlingar":
        found = hotspots.spots(kept, chosen)
        return spots.hot_step(found.q, found.grid, said, **bare)
    if view.measure.id == "nya_upphorda":
        kinds = hotspots.kinds(kept, chosen)
        return (
            spots.kind_step(kinds.kind, kinds.grid, said, **bare)
            if kinds
            else _blank(view, SHORT_YEAR)
        )
    if view.measure.id == "nu_mot_da":
        now = hotspots.changes(kept, chosen)
        return (
            spots.times_step(now.found, now.grid, said, **bare)
            if now
            else _blank(view, NOTHING_BEFORE)
        )
    if view.measure.id == "handelser" and one_by_one(view):
        rows = places.placed_rows(kept, chosen)
        return layers.points_step(kept.incidents, rows, said, crs=crs)
    made = places.densities(kept, chosen)
    period = (scale_by.tally if scale_by else chosen).period
    highest = places.densities(kept, chosen.over(period)).per_km2_year.max()
    classes = palette.octaves(float(highest), colours)
    return layers.density_step(made.per_km2_year, made.grid, said, crs=crs, classes=classes)


def _blank(view: View, why: str) -> dict[str, Any]:
    return {"bands": [], "legend": Key(_(view.measure.name), notes=[_(why)]).payload()}


def one_by_one(view: View) -> bool:
    """Tell whether the incidents of a view are few enough to be drawn as points."""
    return len(places.placed_rows(view.kept, view.selection)) <= layers.MAX_POINTS


def notes(view: View, answer: Answer) -> list[str]:
    """Say what was chosen automatically, and how sure what is drawn is."""
    if view.measure.column:
        return []
    if view.measure.scale == felt_layers.SCALE:
        return felt_layers.notes(view.kept, view.measure.id)
    if answer.tally.total and not len(places.placed_rows(view.kept, view.selection)):
        return [_("Inget brott i urvalet har koordinater, så kartan kan inte visa var de begicks")]
    told = {"ansamlingar": _hot, "nya_upphorda": _kinds, "nu_mot_da": _changed}
    return told.get(view.measure.id, _density)(view)


def _hot(view: View) -> list[str]:
    found, said = hotspots.spots(view.kept, view.selection), words()
    n = found.hot
    first = _("Ingen ruta skiljer sig från slumpen")
    if n:
        false = said.number(max(1, round(found.false)))
        first = said.plural(
            n, "{n} ruta skiljer sig från slumpen; ungefär {false} av dem kan vara falsk",
            "{n} rutor skiljer sig från slumpen; ungefär {false} av dem kan vara falska",
            false=false,
        )  # fmt: skip
    cell, everyone, placed = (
        said.number(number) for number in (found.grid.cell_m, found.compared, found.placed)
    )
    return [first, _(COMPARED, cell=cell, all=everyone, n=placed)]


def _kinds(view: View) -> list[str]:
    found, said = hotspots.kinds(view.kept, view.selection), words()
    if found is None:
        return [_(SHORT_YEAR)]
    new, ended = (int(np.count_nonzero(found.kind == kind)) for kind in (NEW, ENDED))
    return [
        _(KINDS, new=said.number(new), ended=said.number(ended), day=said.date(found.period.end),
          cell=said.number(found.grid.cell_m), n=said.number(found.placed))
    ]  # fmt: skip


def _changed(view: View) -> list[str]:
    found, said = hotspots.changes(view.kept, view.selection), words()
    if found is None:
        return [_(NOTHING_BEFORE)]
    more, fewer = (int(np.count_nonzero(found.found.sign == sign)) for sign in (1, -1))
    false = max(1, round((more + fewer) * hotspots.LEVEL)) if more + fewer else 0
    return [
        _(CHANGED, more=said.number(more), fewer=said.number(fewer), false=said.number(false),
          h=said.number(found.bandwidth_m), n=said.number(found.placed))
    ]  # fmt: skip


def _density(view: View) -> list[str]:
    said, lines = words(), []
    if view.measure.id == "handelser":
        count = len(places.placed_rows(view.kept, view.selection))
        if one_by_one(view):
            return [said.plural(count, "{n} händelse med känt läge", "{n} händelser med känt läge")]
        lines.append(_(TOO_MANY, n=said.number(count), most=said.number(layers.MAX_POINTS)))
    made = places.densities(view.kept, view.selection)
    numbers = (made.placed, made.bandwidth_m, made.grid.cell_m)
    n, h, cell = (said.number(number) for number in numbers)
    return [*lines, _(DENSITY, n=n, h=h, cell=cell)]
