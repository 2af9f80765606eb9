"""The plan of a problem: its actions on a board or in a table, and what changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import Action, Intervention
from data.speech import NOTHING
from geo.errors import N_
from geo.sentence import join
from pages.parts import cached, links, plan_file, plan_form, plan_open, plan_save
from pages.parts.plan_action_form import FORM
from pages.parts.plan_words import APPROACHES, MISSING, STATES
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.plan_data import Plan

SHAPE = "plan_shape"
SHAPES = {"board": N_("Tavla"), "table": N_("Tabell")}


def draw(plan: Plan) -> None:
    """Draw the actions and what changes them."""
    with st.container(horizontal=True, vertical_alignment="center", key="plan_head"):
        st.header(_("Åtgärdsplan"), anchor=False)
        shape = st.segmented_control(
            _("Visa planen som"), tuple(SHAPES), default="board", key=SHAPE, required=True,
            label_visibility="collapsed", format_func=lambda one: _(SHAPES[one]),
        )  # fmt: skip
        if plan_save.may_edit():
            st.button(_("Lägg till åtgärd"), key="plan_action_add", icon=":material/add:",
                      on_click=plan_open.begin, args=(FORM, plan))  # fmt: skip
        plan_file.download(plan)
    plan_form.draw(FORM, plan, _("Åtgärd"))
    if not plan.actions:
        st.caption(_("Ingen åtgärd än."))
    elif shape == "table":
        _table(plan)
    else:
        _board(plan)


def _board(plan: Plan) -> None:
    for column, (state, name) in zip(st.columns(len(STATES), gap="small"), STATES.items(),
                                     strict=True):  # fmt: skip
        mine = [action for action in plan.actions if action.state == state]
        with column, st.container(key=f"plan_lane_{list(STATES).index(state)}"):
            st.markdown(f"### {_(name)} :gray[{words().number(len(mine))}]")
            for action in mine:
                _card(plan, action)


def _card(plan: Plan, action: Action) -> None:
    with st.container(border=True, key=f"plan_card_{action.id}", gap="small"):
        st.markdown("\n\n".join([f"**{plain(action.what)}**", *_lines(plan, action)]))
        if number := action.intervention_id:
            name = cached.book().get(Intervention, number).name
            links.to_the_intervention(number, _("Insats: {name}", name=name))
        if not plan_save.may_edit():
            return
        with st.container(horizontal=True, gap="small"):
            st.button(
                _("Ändra"), key=f"plan_action_edit_{action.id}", type="tertiary",
                icon=":material/edit:", on_click=plan_open.begin, args=(FORM, plan, action),
            )  # fmt: skip
            order = list(STATES)
            for state in order[order.index(action.state) + 1 :][:1]:
                st.button(
                    _("Flytta till {state}", state=_(STATES[state]).lower()),
                    key=f"plan_action_next_{action.id}", type="tertiary",
                    icon=":material/arrow_forward:", on_click=_move, args=(action, state),
                )  # fmt: skip


def _move(action: Action, state: str) -> None:
    plan_save.change(Action, action, {"state": state})


def _lines(plan: Plan, action: Action) -> list[str]:
    """Say on a card who, when and why, what is late and what is missing."""
    said, cause = words(), plan.cause_of(action)
    who = plain(action.responsible) or _("Ingen ansvarig")
    due = said.date(action.deadline) if action.deadline else _("ingen sista dag")
    lines = [f"{who} · {due}"]
    if cause:
        lines.append(_("Mot orsaken: {cause}", cause=plain(cause.explanation)))
    if action.result:
        lines.append(_("Resultat: {result}", result=plain(action.result)))
    return lines + badges(plan, action)


def badges(plan: Plan, action: Action) -> list[str]:
    """Say what is late, and what is missing."""
    found = [f":red-badge[{_('Försenad')}]"] if plan.late(action) else []
    if missing := plan.lacks(action):
        listed = join([_(MISSING[name]) for name in missing], words())
        found.append(f":orange-badge[{_('Saknar {parts}', parts=listed)}]")
    return found


def _table(plan: Plan) -> None:
    heads = (_("Åtgärd"), _("Orsak"), _("Ansvarig"), _("Klart senast"), _("Slag"), _("Läge"),
             _("Att göra"))  # fmt: skip
    rows = [dict(zip(heads, _row(plan, action), strict=True)) for action in plan.actions]
    with st.container(key="plan_table"):
        st.table(rows, border="horizontal", hide_index=True, width="stretch")


def _row(plan: Plan, action: Action) -> Sequence[str]:
    cause, said = plan.cause_of(action), words()
    return (
        plain(action.what),
        plain(cause.explanation) if cause else NOTHING,
        plain(action.responsible) or NOTHING,
        said.date(action.deadline) if action.deadline else NOTHING,
        _(APPROACHES[action.approach]) if action.approach else NOTHING,
        _(STATES[action.state]),
        " ".join(badges(plan, action)),
    )
