"""One shows, the others follow: the remote sees the map that the chair filters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from data.records import Meeting, show, shown
from pages.parts import address, cached, meeting, then
from pages.parts.words import _

if TYPE_CHECKING:
    from pages.parts.filters import View

SHOWING, FOLLOWING, SEEN = "meeting_showing", "meeting_following", "meeting_seen"
EVERY = "2s"
MODES = (SHOWING, FOLLOWING)
LANGUAGE = "lang"


def switch(going: Meeting) -> None:
    """Draw the choice: show one's own map to the others, follow theirs, or neither."""
    if going.status == meeting.CLOSED:
        return
    names = {SHOWING: _("Visa för andra"), FOLLOWING: _("Följ mötet")}
    modes = MODES if meeting.may_write() else (FOLLOWING,)
    mode = st.segmented_control(
        _("Delad vy"), modes, key="meeting_mode", label_visibility="collapsed",
        format_func=names.get,
        help=_("Den som visar styr kartan för alla som följer mötet på egen skärm."),
    )  # fmt: skip
    if mode == FOLLOWING:
        _watch(going.id)


def tell(going: Meeting, view: View) -> None:
    """Let those who follow see what is on this screen, as known then, if that was asked for."""
    if st.session_state.get("meeting_mode") != SHOWING or going.status == meeting.CLOSED:
        return
    chosen = address.query(view.selection, view.measure.id, signs=view.signs, focus=view.focus)
    chosen.pop(LANGUAGE, None)  # that is each one's own
    query = urlencode(chosen | then.parameters())
    if st.session_state.get(SEEN) != query and meeting.saving(
        lambda: show(cached.book(), going.id, query)
    ):
        st.session_state[SEEN] = query


@st.fragment(run_every=EVERY)
def _watch(meeting_id: int) -> None:
    """Look every other second whether the one who shows has changed the map."""
    view = shown(cached.book(), meeting_id)
    if view is None:
        st.caption(_("Ingen visar sin karta än."))
        return
    if meeting.minutes_open():  # a new map would close them over what is being typed
        st.caption(_("Kartan följer mötet igen när protokollet är stängt."))
        return
    st.caption(_("Du ser samma karta som mötet."))
    if st.session_state.get(SEEN) == view.query:
        return
    st.session_state[SEEN] = view.query
    theirs = {k: v for k, v in parse_qsl(view.query) if k != LANGUAGE}
    spoken = {k: v for k, v in st.query_params.to_dict().items() if k == LANGUAGE}
    st.query_params.from_dict(theirs | meeting.parameters() | spoken)
    st.session_state.pop("f_mode", None)  # so that the filters are read from the address
    st.rerun()
