"""The fields of an intervention: what each is called, what it said, and what it says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import N_
from pages.parts.act_draft import CLOSE, EDIT, FOLLOW, NEW
from pages.parts.words import _

if TYPE_CHECKING:
    from pages.parts.act_draft import Draft

PERSPECTIVE_NAMES = {
    "situationell": N_("Situationell"), "social": N_("Social"), "strukturell": N_("Strukturell")
}  # fmt: skip
NAMES = {
    "name": N_("Namn"), "kind": N_("Typ av insats"), "approach": N_("Inriktning"),
    "perspective": N_("Perspektiv"), "groups": N_("Brott som insatsen ska minska"),
    "start": N_("Första dagen"), "end": N_("Sista dagen"),
    "responsible": N_("Ansvarig organisation"), "status": N_("Status"),
    "expected_effect": N_("Väntad effekt"), "geometry": N_("Plats"),
    "radius_m": N_("Verkar inom (m)"), "ring_m": N_("Omgivning därutöver (m)"),
    "displacement": N_("Ritad omgivning"), "displacement_codes": N_("Omgivning, områden"),
    "control": N_("Ritat jämförelseområde"), "control_codes": N_("Jämförelseområden"),
    "public": N_("Får visas publikt"), "follow_up": N_("Uppföljning"), "note": N_("Anteckning"),
    "problem_id": N_("Problem som insatsen svarar på"),
}  # fmt: skip
SHAPES = ("geometry", "displacement", "control")
SHAPE_NAMES = {
    "POINT": N_("en punkt"), "LINESTRING": N_("en linje"), "POLYGON": N_("en yta"),
    "MULTIPOINT": N_("flera punkter"), "MULTILINESTRING": N_("flera linjer"),
    "MULTIPOLYGON": N_("flera ytor"),
}  # fmt: skip
TEXTS = ("name", "kind", "responsible", "expected_effect", "follow_up", "note")
FIELDS = {
    NEW: ("name", "kind", "responsible", "status", "start", "end", "groups",
          "problem_id", "approach", "perspective", "radius_m", "ring_m", "displacement_codes",
          "expected_effect", "note", "public"),
    CLOSE: ("status", "end", "follow_up"),
    FOLLOW: ("follow_up",),
}  # fmt: skip
FIELDS[EDIT] = (*FIELDS[NEW][:-2], "follow_up", *FIELDS[NEW][-2:])
EMPTY: dict[str, Any] = {
    "name": "", "kind": "", "approach": "", "perspective": "", "groups": (), "start": None,
    "end": None, "responsible": "", "status": "planerad", "expected_effect": "", "radius_m": None,
    "ring_m": None, "displacement_codes": (), "public": False, "follow_up": "", "note": "",
    "problem_id": None,
}  # fmt: skip


def names() -> dict[str, str]:
    """Return what every field is called."""
    return {field: _(name) for field, name in NAMES.items()}


def value(draft: Draft, field: str) -> Any:  # noqa: ANN401 - any field's
    """Return what a field said when the draft was opened."""
    return EMPTY[field] if draft.base is None else getattr(draft.base, field)


def said(draft: Draft) -> dict[str, Any]:
    """Return what the widgets of a draft say."""
    return {field: _said(draft, field) for field in FIELDS[draft.mode]}


def _said(draft: Draft, field: str) -> Any:  # noqa: ANN401
    given = st.session_state.get(draft.key(field), value(draft, field))
    if field in ("groups", "displacement_codes"):
        return tuple(given)
    return "" if given is None and field in (*TEXTS, "approach", "perspective") else given
