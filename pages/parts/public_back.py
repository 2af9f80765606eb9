"""A proposed draft on its way back: who sends it says why, who gets it sees from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import releases
from data.records.release_back import sent_back
from geo.errors import N_
from pages.parts import access, cached, public, public_told
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from data.records import Release

SEND_BACK, TAKE_BACK = N_("Skicka tillbaka"), N_("Ta tillbaka")
WHY = N_("Vad behöver ändras?")
SENT_BACK = N_("{who} skickade tillbaka utkastet {day}: {why}")
SENT_BACK_BARE = N_("{who} skickade tillbaka utkastet {day}, utan att skriva varför.")


def came_back(work: Release) -> None:
    """Say that the draft came back, from whom and why, until it is proposed again."""
    back = sent_back(cached.book(), work)
    if back is None:
        return
    who, why, day = plain(back.actor), plain(back.after["reason"]), public_told.day(back.at)
    said = _(SENT_BACK, who=who, day=day, why=why) if why else _(SENT_BACK_BARE, who=who, day=day)
    st.warning(said, icon=":material/undo:")


def draw(work: Release, label: str) -> None:
    """Draw the way back; ``label`` is one of the two above."""
    key = f"public_why_{work.id}"
    with (
        st.popover(_(label), icon=":material/undo:"),
        st.form(f"public_back_{work.id}", border=False),
    ):
        st.text_area(_(WHY), key=key, max_chars=2000)
        st.form_submit_button(_(label), on_click=public.step, args=(_send_back, work, key))


def _send_back(work: Release, key: str) -> None:
    why = st.session_state.get(key, "")
    releases.send_back(cached.book(), work, why, actor=access.name())
