"""Decisions: writing them on a point of the minutes, and what came of those of last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.minutes import STATUS_NAMES
from data.records import Decision
from pages.parts import (
    access,
    cached,
    meeting,
    meeting_away,
    meeting_closed,
    meeting_edit,
    personal,
)
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.records import Item, Meeting


def of(point: Item, *, writing: bool) -> None:
    """List what was decided on a point, and offer to decide more."""
    for decision in meeting.decisions([point], meeting_closed.moment(point.meeting_id)):
        _line(decision, writing=writing)
    if writing:
        with st.popover(_("Besluta"), icon=":material/gavel:", type="tertiary"):
            _form(point)


def elsewhere(going: Meeting) -> bool:
    """List what was decided on points of other sections; tell whether anything was."""
    made = meeting.elsewhere(going)
    if made:
        st.markdown("\n".join([f"{_(meeting.ON_POINTS)}\n", *(f"- {_told(d)}" for d in made)]))
    return bool(made)


def _line(decision: Decision, *, writing: bool) -> None:
    """Draw a decision, and beside one that is kept as it was how it stands today."""
    st.markdown(_told(decision))
    if not writing and (now := meeting_closed.since(decision)):
        outcome = f": {plain(now.outcome)}" if now.outcome else ""
        st.caption(_("I dag: {told}", told=_(STATUS_NAMES[now.status]) + outcome))


def _told(decision: Decision) -> str:
    """Say a decision on a line: what, who, until when, and what came of it."""
    parts = [f"**{plain(decision.decision)}**", plain(decision.responsible)]
    if decision.deadline:
        parts.append(_("senast {day}", day=words().date(decision.deadline)))
    parts.append(_(STATUS_NAMES[decision.status]))
    outcome = f"  \n{plain(decision.outcome)}" if decision.outcome else ""
    return ":material/gavel: " + " · ".join(parts) + outcome


def _form(point: Item) -> None:
    key = f"decision_{point.id}"
    with st.form(f"form_{key}", border=False):
        st.text_area(_("Beslut"), key=f"{key}_what", max_chars=2000, height=80)
        st.text_input(
            _("Ansvarig"), key=f"{key}_who", max_chars=200,
            help=_("En organisation eller en roll, inte en person."),
        )  # fmt: skip
        st.date_input(_("Senast"), value=None, key=f"{key}_when")
        personal.ask(key)
        st.form_submit_button(_("Spara beslutet"), type="primary", on_click=_add, args=(point, key))


def _add(point: Item, key: str) -> None:
    what, who, when = (st.session_state.get(f"{key}_{part}") for part in ("what", "who", "when"))
    row = Decision(item_id=point.id, decision=what or "", responsible=who or "", deadline=when)
    if meeting.saving(
        lambda: cached.book().create(row, actor=access.name()),
        form=key, texts=(row.decision, row.responsible),
    ):  # fmt: skip
        st.session_state.update({f"{key}_what": "", f"{key}_who": "", f"{key}_when": None})


def earlier(going: Meeting, *, writing: bool) -> None:
    """List what was decided last time, and what is open since before, with what came of it."""
    found = meeting.unfinished(going)
    if writing:  # what somebody else has just finished too: its form may hold a text
        found = meeting_away.still(found, Decision)
    if not found:
        st.caption(_("Inga tidigare beslut att följa upp."))
    for decision in found:
        _line(decision, writing=writing)
        if writing:
            _follow(decision)


def _follow(decision: Decision) -> None:
    """Offer to say how a decision stands."""
    key = f"outcome_{decision.id}"
    popover = st.popover(_("Följ upp"), icon=":material/task_alt:", type="tertiary")
    with popover, st.form(f"form_{key}", border=False):
        names, base = tuple(STATUS_NAMES), meeting_edit.begun(key, decision)
        st.selectbox(
            _("Läge"), names, index=names.index(base.status), key=f"{key}_status",
            format_func=lambda name: _(STATUS_NAMES[name]),
        )  # fmt: skip
        st.text_area(_("Vad det blev av"), value=base.outcome, key=f"{key}_said", max_chars=2000)
        fields = {"status": f"{key}_status", "outcome": f"{key}_said"}
        st.form_submit_button(_("Spara"), on_click=meeting_edit.save, args=(key, fields))
