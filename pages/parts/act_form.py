"""The form: a new intervention, a change, an end or a follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import (
    act_conflict,
    act_draft,
    act_fields,
    act_problem,
    act_save,
    act_where,
    act_widgets,
    personal,
)
from pages.parts.act_draft import CLOSE, EDIT, FOLLOW, NEW
from pages.parts.words import _, error, plain

if TYPE_CHECKING:
    from pages.parts.act_draft import Draft
    from pages.parts.act_filters import Acts
    from pages.parts.act_widgets import Known

TITLES = {
    NEW: N_("Ny insats"), EDIT: N_("Ändra {name}"), CLOSE: N_("Avsluta {name}"),
    FOLLOW: N_("Följ upp {name}"),
}  # fmt: skip
SUSPECT = N_(
    "Texten ser ut att innehålla ett personnummer: {parts}. Insatsen är inte sparad. Ta bort det, "
    "eller kryssa i rutan om det är något annat."
)
PAIRS = (("kind", "responsible"), ("status", "groups"), ("start", "end"),
         ("approach", "perspective"), ("radius_m", "ring_m"))  # fmt: skip
FOLDED = ("approach", "perspective", "radius_m", "ring_m", "displacement_codes", "public")


def draw(acts: Acts, draft: Draft) -> None:
    """Draw the form of a draft."""
    kinds = {row.kind for row in acts.every}
    chosen = draft.base.problem_id if draft.base else None
    known = act_widgets.Known(acts.kept.names, kinds, act_problem.choices(chosen))
    name = plain(draft.base.name) if draft.base else ""
    with st.container(key="act_form", gap="small"):
        st.markdown(f"## {_(TITLES[draft.mode], name=name)}")
        st.caption(_(personal.PLACES))
        with st.form(f"act_form_{draft.serial}", border=False):
            if draft.mode in (NEW, EDIT):
                act_where.draw(draft, known)
            _fields(draft, known)
            _problem(acts, draft)
            if draft.suspects:
                st.checkbox(_("Det är inget personnummer"), key=draft.key(act_save.SURE))
            with st.container(horizontal=True):
                st.form_submit_button(
                    _("Spara"), type="primary", icon=":material/check:", on_click=act_save.save
                )
                st.form_submit_button(_("Avbryt"), on_click=act_draft.drop)


def _problem(acts: Acts, draft: Draft) -> None:
    """Say why it was not saved: beside the button, above which a long form is out of view."""
    if draft.suspects:
        parts = plain(", ".join(draft.suspects))
        st.warning(_(SUSPECT, parts=parts), icon=":material/warning:")
    if draft.conflict is not None:
        act_conflict.draw(acts.kept, draft)
    elif draft.problem is not None:
        st.error(plain(error(draft.problem)), icon=":material/error:")


def _fields(draft: Draft, known: Known) -> None:
    """Draw the fields, short ones two on a line."""
    fields = act_fields.FIELDS[draft.mode]
    _lines(draft, [field for field in fields if field not in FOLDED], known)
    if folded := [field for field in fields if field in FOLDED]:
        with st.expander(_("Inriktning, räckvidd och omgivning")):
            _lines(draft, folded, known)


def _lines(draft: Draft, fields: list[str], known: Known) -> None:
    partner = {one: other for one, other in PAIRS if one in fields and other in fields}
    for field in fields:
        if field in partner:
            for column, each in zip(
                st.columns(2, gap="small"), (field, partner[field]), strict=True
            ):
                with column:
                    act_widgets.draw(draft, each, known)
        elif field not in partner.values():
            act_widgets.draw(draft, field, known)
