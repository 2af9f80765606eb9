"""The line over the map while a meeting goes on: its agenda, and what is put in the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import Item, Meeting, keep_image
from pages.parts import access, cached, frozen, meeting, meeting_follow, meeting_minutes
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer

SECTION = "meeting_section"


def draw(view: View, answer: Answer) -> None:
    """Draw the line, nothing without a meeting."""
    going = meeting.current()
    meeting.minutes_open(now=False)  # a run of the whole page has closed them
    meeting.speak()
    if going is None:
        return
    meeting_follow.tell(going, view)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="meeting_bar"):
        st.markdown(f"**{plain(going.title)}** {words().date(going.held_on)}", width="content")
        meeting_follow.switch(going)
        if going.status != meeting.CLOSED and meeting.may_write():
            st.button(
                _("Lägg till i protokollet"), icon=":material/add_photo_alternate:",
                key="meeting_freeze", type="primary", on_click=freeze, args=(going, view, answer),
            )  # fmt: skip
        if st.button(_("Protokoll"), icon=":material/description:", key="meeting_minutes"):
            meeting_minutes.show(going)
        _earlier(going)
        _ending(going)


def _earlier(going: Meeting) -> None:
    """Say that there is something to follow up, with the way to it."""
    found = meeting.unfinished(going) if going.status != meeting.CLOSED else []
    if not found:
        return
    open_ = sum(decision.status in meeting.OPEN for decision in found)
    label = _("Tidigare beslut: {n} (ej klara: {open})", n=len(found), open=open_)
    if st.button(label, icon=":material/task_alt:", key="meeting_earlier", type="tertiary"):
        meeting_minutes.show(going)


def freeze(going: Meeting, view: View, answer: Answer) -> None:
    """Put what is on screen in the minutes, as it is."""
    kept = frozen.freeze(view, answer)

    def save() -> None:
        book = cached.book()
        image = keep_image(book, frozen.image(view, answer))
        item = Item(
            meeting_id=going.id, section="lagesbild", query=kept.query,
            data_version=kept.data_version, known_on=kept.known_on, figures=kept.figures,
            image=image, position=len(meeting.items(going)) + 1,
        )  # fmt: skip
        book.create(item, actor=access.name())

    meeting.saving(save, _("Vyn står nu i protokollet."))


def _ending(going: Meeting) -> None:
    """Offer to end a meeting that goes on, or to leave one that is over."""
    if going.status == meeting.CLOSED or not meeting.may_write():
        st.button(
            _("Lämna mötet"), icon=":material/logout:", key="meeting_leave", type="tertiary",
            on_click=meeting.leave,
        )  # fmt: skip
        return
    with st.popover(_("Avsluta"), icon=":material/stop_circle:", type="tertiary"):
        st.caption(_("Protokollet kan laddas ner och läsas efteråt, men inget mer läggs till."))
        st.button(
            _("Avsluta mötet"), key="meeting_close", type="primary", on_click=_close,
            args=(going,),
        )  # fmt: skip


def _close(going: Meeting) -> None:
    def save() -> None:
        cached.book().update(
            Meeting, going.id, {"status": meeting.CLOSED}, expected_version=going.version,
            actor=access.name(),
        )  # fmt: skip

    meeting.saving(save)
