"""The map of the page: where interventions are, the areas of the one looked at, and drawing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import shapely
import streamlit as st

from geo.errors import N_, UserError
from geo.figures import acts as figure
from geo.figures import palette, signs
from pages.parts import act_draft, act_filters, act_place, cached, mapdraw
from pages.parts.words import _

if TYPE_CHECKING:
    from data.records import Intervention
    from geo.language import Words
    from pages.parts.act_filters import Acts
    from pages.parts.cached import Records
    from pages.parts.mapdraw import Look

KEY = "act_map"
KINDS = {"point": N_("Punkt"), "line": N_("Linje"), "area": N_("Yta")}
HINTS = {
    "none": N_("Rita var insatsen görs: välj punkt, linje eller yta."),
    "point": N_("Klicka där insatsen görs. Escape avbryter."),
    "line": N_("Klicka längs linjen. Dubbelklicka eller tryck Retur för att avsluta, Backsteg "
               "ångrar, Escape avbryter."),
    "area": N_("Klicka runt ytan. Dubbelklicka eller tryck Retur för att avsluta, Backsteg "
               "ångrar, Escape avbryter."),
}  # fmt: skip
MARGIN_M = 150


def draw(acts: Acts) -> None:
    """Draw the map."""
    look = mapdraw.look()
    mapdraw.show(acts.kept, look.payload() | step(acts, look), key=KEY, on_change=_clicked)


def step(acts: Acts, look: Look) -> dict[str, Any]:
    """Return the step that the browser paints."""
    kept, said = acts.kept, look.said
    names: dict[str, list[str]] = {}
    for row in acts.shown:
        names.setdefault(acts.areas.get(row.id, ""), []).append(row.name)
    crs, colours = kept.settings.crs, palette.of(look.theme)
    shapes = [*_areas(kept, acts.chosen)] if acts.chosen else []
    shapes += [(kind, figure.geojson(shape, crs)) for kind, shape in _shapes(acts)]
    made = figure.acts_step(list(kept.districts["code"]), names, shapes, said, colours=colours)
    marks = _markers(acts, look)
    return made | {
        "markers": marks, "signs": signs.legend(marks, said), "note": look.worth,
        "draw": _drawing(), "near": _near(acts),
    }  # fmt: skip


def _shapes(acts: Acts) -> list[tuple[str, Any]]:
    """Return the lines and areas of all, and what is being drawn."""
    found = [
        (figure.OWN, row.geometry) for row in acts.shown if shapely.get_dimensions(row.geometry) > 0
    ]
    draft = act_draft.current()
    if draft is not None and draft.shape is not None:
        found.append((figure.SKETCH, draft.shape))
    return found


@lru_cache(maxsize=64)
def _areas(kept: Records, row: Intervention) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return the areas of the one looked at, those beneath first.

    A comparison that overlaps it is left out; the card says why.
    """
    try:
        place = act_place.laid(kept, row).place
    except UserError:
        place = act_place.own(kept, row)
    shapes = {figure.CONTROL: place.control, figure.RING: place.ring, figure.ZONE: place.zone}
    crs = kept.settings.crs
    return tuple(
        (kind, figure.geojson(shape, crs)) for kind, shape in shapes.items() if shape is not None
    )


def _markers(acts: Acts, look: Look) -> list[list[Any]]:
    """Return the signs, each with the number that a click sends back."""
    shown, picked = {row.id for row in acts.shown}, acts.chosen.id if acts.chosen else None
    every = _every(acts.kept, look.said)
    return [[*mark, one, one == picked] for one, mark in every if one in shown]


@lru_cache(maxsize=4)
def _every(kept: Records, said: Words) -> tuple[tuple[int, list[Any]], ...]:
    rows = kept.interventions
    ids = act_filters.numbers(kept)
    return tuple(zip(ids, signs.intervention_markers(rows, said), strict=True))


def _drawing() -> dict[str, Any] | None:
    """Return the words of the drawing tools while an intervention is being placed."""
    draft = act_draft.current()
    if draft is None or draft.mode not in (act_draft.NEW, act_draft.EDIT):
        return None
    kinds = [[kind, _(name)] for kind, name in KINDS.items()]
    return {"kinds": kinds, "hints": {k: _(text) for k, text in HINTS.items()}, "n": draft.serial}


def _near(acts: Acts) -> list[Any] | None:
    """Return the words and corners of the button that looks closer."""
    if acts.chosen is None:
        return None
    own = act_place.own(acts.kept, acts.chosen)
    around = own.zone.union(own.ring).buffer(MARGIN_M).envelope
    corners = figure.geojson(around, acts.kept.settings.crs)["coordinates"][0]
    south, north = min(at[1] for at in corners), max(at[1] for at in corners)
    west, east = min(at[0] for at in corners), max(at[0] for at in corners)
    return [_("Närmare insatsen"), [[south, west], [north, east]]]


def _clicked() -> None:
    """Take what the map says: an intervention, a shape that was drawn, or a district."""
    value = st.session_state.get(KEY) or {}
    if "drawn" in value:
        _drawn(value)
    elif "act" in value:
        st.session_state[act_filters.CHOSEN] = value["act"]
    else:
        code = value.get("district")
        chosen = st.session_state.get(act_filters.AREA, [])
        st.session_state[act_filters.AREA] = [code] if code and chosen != [code] else []


def _drawn(value: dict[str, Any]) -> None:
    draft = act_draft.current()
    if draft is None:
        return
    try:
        shape = figure.drawn(value["drawn"], value["corners"], cached.store().settings.crs)
    except (KeyError, TypeError, ValueError):
        st.toast(_("Det som ritades gick inte att läsa. Rita det igen."), icon=":material/error:")
    else:
        act_draft.change(draft, shape=shape)
