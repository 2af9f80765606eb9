"""The layers that are not districts: what each draws, and what is said of it under the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.errors import N_
from geo.figures import layers, palette, spots
from geo.figures.legend import Key
from pages.parts import felt_layers, hot_notes, hotspots, places
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
            else _blank(view, hot_notes.no_kinds(view))
        )
    if view.measure.id == "nu_mot_da":
        now = hotspots.changes(kept, chosen)
        return (
            spots.times_step(now.found, now.grid, said, **bare)
            if now
            else _blank(view, hot_notes.NOTHING_BEFORE)
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
    return hot_notes.TOLD.get(view.measure.id, _density)(view)


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
