"""The card of the intervention looked at: what it is, what can be done, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_, UserError
from geo.offences import GROUPS
from pages.parts import (
    act_about,
    act_before,
    act_chance,
    act_control,
    act_draft,
    act_effect,
    act_list,
    act_problem,
    act_running,
    act_verdict,
)
from pages.parts.words import _, error, plain

if TYPE_CHECKING:
    from data.records import Intervention
    from pages.parts.act_filters import Acts

VIEW = "act_view"
EFFECT, RUNNING, CHANCE, CONTROL, ABOUT = "effect", "running", "chance", "control", "about"
VIEWS = {
    EFFECT: N_("Effekt"), RUNNING: N_("Vecka för vecka"), CHANCE: N_("Slumpprov"),
    CONTROL: N_("Jämförelse"), ABOUT: N_("Om insatsen"),
}  # fmt: skip
BEFORE = N_("Vad kan vi upptäcka?")


def draw(acts: Acts) -> None:
    """Draw the card."""
    row = acts.chosen
    if row is None:
        return
    with st.container(key="act_card", gap="small"):
        st.markdown("\n\n".join([f"## {plain(row.name)}", _line(acts, row)]))
        act_problem.draw(row)
        _buttons(row)
        begun = act_effect.begun(acts.kept, row)
        view = _view(acts, row, begun=begun)
        try:
            _drawn(acts, row, view, begun=begun)
        except UserError as problem:
            st.warning(error(problem), icon=":material/warning:")


def _line(acts: Acts, row: Intervention) -> str:
    """Say what is needed to know what the card is about."""
    aims = [_(GROUPS[group]).lower() for group in row.groups]
    against = _("gäller {what}", what=", ".join(aims)) if aims else _("gäller alla slags brott")
    parts = [act_list.told(row), acts.where(row), row.kind, against, row.responsible]
    return plain(" · ".join(part for part in parts if part))


def _view(acts: Acts, row: Intervention, *, begun: bool) -> str:
    """Ask which side of it is looked at."""
    views = [EFFECT, CONTROL, ABOUT]
    if begun:
        views[1:1] = [RUNNING] * act_effect.running(acts.kept, row) + [CHANCE]
    if st.session_state.get(VIEW) not in views:
        st.session_state[VIEW] = EFFECT
    return st.segmented_control(
        _("Visa på kortet"), views, key=VIEW, required=True, label_visibility="collapsed",
        format_func=lambda name: _(VIEWS[name] if begun or name != EFFECT else BEFORE),
    )  # fmt: skip


def _drawn(acts: Acts, row: Intervention, view: str, *, begun: bool) -> None:
    if view == EFFECT and not begun:
        act_before.draw(acts.kept, row)
    else:
        sides = {
            EFFECT: act_verdict.draw, RUNNING: act_running.draw, CHANCE: act_chance.draw,
            CONTROL: act_control.draw, ABOUT: act_about.draw,
        }  # fmt: skip
        sides[view](acts.kept, row)


def _buttons(row: Intervention) -> None:
    """Offer what can be done with it, to those who may."""
    if not act_draft.may_write():
        sentence, values = act_draft.why_not()
        st.caption(_(sentence, **values))
        return
    offers = {
        act_draft.EDIT: (_("Ändra"), ":material/edit:"),
        act_draft.FOLLOW: (_("Följ upp"), ":material/fact_check:"),
    }
    if row.status in ("planerad", "pågående"):
        offers[act_draft.CLOSE] = (_("Avsluta"), ":material/flag:")
    with st.container(horizontal=True, gap="small", key="act_buttons"):
        for mode, (label, icon) in offers.items():
            st.button(
                label, icon=icon, key=f"act_{mode}", on_click=act_draft.begin, args=(mode, row)
            )
