"""Starting a meeting, opening one that is going on, and looking at earlier ones."""

from __future__ import annotations

import streamlit as st

from data.records import Meeting
from pages.parts import access, cached, clock, live, meeting, personal
from pages.parts.words import _, plain, words

FORM = "meeting_form"
TITLE, DAY, PEOPLE = "meeting_title", "meeting_day", "meeting_people"
SHOWN = 5  # earlier meetings


def offer() -> None:
    """Draw the button that a meeting begins with; while one goes on it has a line of its own."""
    if meeting.current() is not None:
        return
    with st.popover(
        _("Möte"), icon=":material/groups:", key="meeting_popover", on_change="rerun"
    ) as box:
        meeting.speak()
        if not box.open:
            return
        _earlier()
        if not meeting.may_write():
            st.caption(_("Att starta ett möte kräver behörigheten {role}.", role=meeting.ROLE))
            return
        if cached.book().read_only:
            st.caption(_("Datamappen går inte att skriva i, så inget möte kan startas."))
            return
        _form()


def _form() -> None:
    """Ask what a new meeting is called and who takes part."""
    with st.form(FORM, border=False):
        st.text_input(_("Mötets namn"), value=_("Operativa Brå"), key=TITLE, max_chars=200)
        st.date_input(_("Dag"), value=clock.today(), key=DAY)
        st.text_area(
            _("Deltagare"), key=PEOPLE, height=130,
            placeholder=_("Polisen; kommunpolis\nVäxjö kommun; säkerhetschef"),
            help=_("En per rad: organisation; roll. Skriv roller, inte namn."),
        )  # fmt: skip
        personal.draw(FORM)
        st.form_submit_button(
            _("Starta mötet"), type="primary", icon=":material/play_arrow:", on_click=_start
        )


def people(text: str) -> tuple[tuple[str, str], ...]:
    """Read participants, one a line: organisation; role."""
    lines = [line.partition(";") for line in text.splitlines() if line.strip()]
    return tuple((first.strip(), last.strip()) for first, _sign, last in lines)


def _start() -> None:
    state = st.session_state
    row = Meeting(
        held_on=state[DAY], title=state[TITLE], status=meeting.GOING,
        participants=people(state[PEOPLE] or ""),
    )  # fmt: skip
    if meeting.saving(
        lambda: meeting.enter(cached.book().create(row, actor=access.name())),
        form=FORM, texts=(state[TITLE], state[PEOPLE]),
    ):  # fmt: skip
        live.changed_elsewhere()


def _open(one: Meeting) -> None:
    meeting.enter(one)
    live.changed_elsewhere()


def _earlier() -> None:
    """List the newest meetings, each to open."""
    every = sorted(cached.book().listed(Meeting), key=lambda m: (m.held_on, m.id), reverse=True)
    for one in every[:SHOWN]:
        going = one.status != meeting.CLOSED
        label = f"{plain(one.title)}, {words().date(one.held_on)}"
        st.button(
            label, key=f"meeting_open_{one.id}", on_click=_open, args=(one,),
            icon=":material/radio_button_checked:" if going else ":material/description:",
            type="tertiary",
        )  # fmt: skip
