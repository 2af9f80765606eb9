"""Where an intervention is: drawn on the map, as coordinates, or a whole district."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import shapely
import streamlit as st

from data.records import Invalid
from geo.errors import N_
from geo.figures import acts as figure
from pages.parts import cached
from pages.parts.act_fields import SHAPE_NAMES
from pages.parts.words import _, words

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from pages.parts.act_draft import Draft
    from pages.parts.act_widgets import Known

HOW, AT, DISTRICT = "how", "at", "district"
MAP, COORDINATES, WHOLE = "map", "coordinates", "whole"
WAYS = {
    MAP: N_("På kartan"), COORDINATES: N_("Koordinater"), WHOLE: N_("Ett helt område"),
}  # fmt: skip
UNREADABLE = N_(
    "Koordinaterna ”{given}” går inte att läsa. Skriv två tal, i meter i kartans "
    "koordinatsystem (nord, ost) eller i grader (latitud, longitud)."
)
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
DEGREES = 180  # a number of metres in a projected system is larger


def draw(draft: Draft, known: Known) -> None:
    """Ask where it is."""
    st.radio(
        _("Platsen anges"), list(WAYS), key=draft.key(HOW), horizontal=True,
        format_func=lambda way: _(WAYS[way]),
    )  # fmt: skip
    st.caption(_told(draft))
    left, right = st.columns(2, gap="small")
    left.text_input(
        _("Koordinater"), key=draft.key(AT), max_chars=60,
        placeholder=_("6303700, 488100 eller 56.8777, 14.8091"),
    )  # fmt: skip
    right.selectbox(
        _("Område"), list(known.districts), None, key=draft.key(DISTRICT),
        format_func=known.districts.get, placeholder=_("Välj område"),
    )  # fmt: skip


def _told(draft: Draft) -> str:
    """Say what is drawn so far."""
    shape = draft.shape if draft.shape is not None else (draft.base and draft.base.geometry)
    if shape is None:
        return _("Inget är ritat än: använd knapparna på kartan.")
    kind, said = _(SHAPE_NAMES.get(shape.geom_type.upper(), "")), words()
    if draft.shape is None:
        return _("Nu är platsen {kind}. Rita på kartan för att ändra den.", kind=kind)
    if shape.area:
        size = _("{n} m²", n=said.number(shape.area))
    else:
        size = _("{n} m", n=said.number(shape.length)) if shape.length else ""
    return _("Ritat: {kind} {size}", kind=kind, size=size).strip()


def said(draft: Draft) -> BaseGeometry | None:
    """Return the place that the form says; None where it says none.

    Raises
    ------
    Invalid
        If coordinates or district were chosen and are not there, or cannot be read.
    """
    state = st.session_state
    way = state.get(draft.key(HOW), MAP)
    if way == COORDINATES:
        return coordinates(state.get(draft.key(AT), ""), cached.store().settings.crs)
    if way == WHOLE:
        code = state.get(draft.key(DISTRICT))
        if code is None:
            raise Invalid("geometry", N_("Välj vilket område insatsen gäller."))
        return cached.records().districts.set_index("code").geometry[code]
    return draft.shape


def coordinates(text: str, crs: str) -> BaseGeometry:
    """Read a point: metres as north and east, or degrees as latitude and longitude.

    Raises
    ------
    Invalid
        If there are not two numbers.
    """
    numbers = [float(part.replace(",", ".")) for part in _parts(text)]
    if len(numbers) != 2:  # noqa: PLR2004
        raise Invalid("geometry", UNREADABLE, given=text)
    north, east = numbers
    if max(abs(north), abs(east)) <= DEGREES:
        return figure.drawn("point", [(east, north)], crs)
    return shapely.Point(east, north)


def _parts(text: str) -> list[str]:
    """Split a text into numbers; a comma is a decimal sign only where another sign parts them."""
    pieces = [piece for piece in re.split(r"[;\s]+", text.strip()) if piece]
    if len(pieces) == 2:  # noqa: PLR2004
        bare = [piece.rstrip(",") for piece in pieces]
    else:
        bare = [piece.strip() for piece in text.split(",")]
    return bare if all(NUMBER.fullmatch(piece) for piece in bare) else []
