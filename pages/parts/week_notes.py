"""Noting and dismissing signals: what somebody said, when, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Signal, signals
from data.records.choices import DISMISSED, NOTED, RESTORED
from geo.errors import UserError
from pages.parts import access, cached, intake_history, personal
from pages.parts.words import _, error, plain

if TYPE_CHECKING:
    from pages.parts.week import Week


def key(week: Week, row: Any) -> str:  # noqa: ANN401 - a named tuple of pandas
    """Return what a signal is known by."""
    return f"{week.name}/{row.area}/{row.group}"


def of(week: Week) -> list[Signal]:
    """Return what has been said of a week's signals, oldest first."""
    return [note for note in signals.every(cached.book()) if note.signal.startswith(week.name)]


def dismissed(notes: list[Signal], signal: str) -> bool:
    """Tell whether a signal was dismissed and not taken back."""
    kinds = [note.kind for note in notes if note.signal == signal and note.kind != NOTED]
    return kinds[-1:] == [DISMISSED]


def buttons(week: Week, signal: str) -> None:
    """Offer to note, to dismiss with a reason, or to take a dismissal back."""
    _form(signal, NOTED, _("Notera"), ":material/edit_note:")
    if dismissed(of(week), signal):
        st.button(
            _("Ta tillbaka"), key=f"restore_{signal}", icon=":material/undo:", type="tertiary",
            on_click=_add, args=(signal, RESTORED),
        )  # fmt: skip
    else:
        _form(signal, DISMISSED, _("Avfärda"), ":material/do_not_disturb_on:")


def _form(signal: str, kind: str, label: str, icon: str) -> None:
    asked = {NOTED: _("Anteckning"), DISMISSED: _("Varför är det ingen signal?")}[kind]
    box = f"{kind}_{signal}"
    with st.popover(label, icon=icon, type="tertiary"), st.form(f"form_{box}", border=False):
        st.text_area(asked, key=box, max_chars=signals.LONGEST)
        personal.draw(box)
        st.form_submit_button(_("Spara"), type="primary", on_click=_add, args=(signal, kind))


def _add(signal: str, kind: str) -> None:
    box = f"{kind}_{signal}"
    text = st.session_state.get(box, "")
    if personal.asks(box, (text,)):
        return
    try:
        note = Signal(signal=signal, kind=kind, said=text)
        signals.add(cached.book(), note, actor=access.name())
    except UserError as problem:
        st.toast(error(problem), icon=":material/error:", duration="long")
    else:
        personal.answered(box)


def listed(week: Week, signal: str) -> None:
    """Show what has been said of a signal."""
    verbs = {
        NOTED: _("Noterat"), DISMISSED: _("Avfärdat"), RESTORED: _("Taget tillbaka")
    }  # fmt: skip
    for note in of(week):
        if note.signal == signal:
            by = f", {plain(note.changed_by)}" if note.changed_by else ""
            when = intake_history.moment(note.created_at.isoformat())
            text = f": {plain(note.said)}" if note.said else ""
            st.caption(f"{verbs[note.kind]} {when}{by}{text}")
