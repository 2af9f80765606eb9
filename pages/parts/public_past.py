"""The releases that are out: who let them out and when, and how one is taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data.records.release import HANDED_OUT, IN_WORK, PUBLISHED, RECALLED
from geo.errors import N_
from pages.parts import public, public_build, public_told
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from data.records import Release
    from pages.parts.public import Shown

NOTHING = N_("Här står varje publicering, vem som godkände den och när.")
BY = N_("Föreslogs av {proposed}, godkändes av {approved}. Publicerad {day}.")
HANDED = N_("Utlämnad som mapp {day}, utan inloggning och därför utan namn.")
TAKEN = N_("Återkallad {day} av {who}: {why}")
RECALL = N_("Återkalla")
WHY = N_("Varför återkallas den?")
DONE = N_("Publiceringen är återkallad.")
CUT_OFF = N_(
    "Den är återkallad i den publika mappen, men det är inte antecknat här. Återkalla en gång "
    "till, med skälet, så antecknas det."
)
EFFECT = N_(
    "Sidan ersätts av ett besked med skälet. Tidigare publiceringar ligger kvar. Talen är "
    "fortfarande frysta: det som har lästs kan inte göras oläst."
)


def draw(shown: Shown) -> None:
    """List them, the newest first."""
    out = [row for row in shown.rows if row.state not in IN_WORK]
    if not out:
        st.caption(_(NOTHING))
    gone = public_build.gone() if out else ()
    for row in out:
        with st.container(key=f"public_past_{row.id}"):
            st.markdown(f"**{public_told.month(row.name).capitalize()}** · `{row.digest[:12]}`")
            st.caption(_said(row))
            if row.state == RECALLED:
                who, why = plain(row.changed_by), plain(row.reason)
                st.caption(_(TAKEN, day=public_told.day(public.moment(row)), who=who, why=why))
            if row.state == PUBLISHED:
                if row.name in gone:
                    st.warning(_(CUT_OFF), icon=":material/warning:")
                _recall(row)


def _said(row: Release) -> str:
    day = public_told.day(row.published_at or row.changed_at)
    if row.state == HANDED_OUT:
        return _(HANDED, day=day)
    return _(BY, proposed=plain(row.proposed_by), approved=plain(row.approved_by), day=day)


def _recall(row: Release) -> None:
    key = f"public_recall_{row.id}"
    with (
        st.popover(_(RECALL), icon=":material/block:", type="tertiary"),
        st.form(f"{key}_form", border=False),
    ):
        st.caption(_(EFFECT))
        st.text_area(_(WHY), key=key, max_chars=2000)
        st.form_submit_button(
            _(RECALL), type="primary", on_click=partial(public.step, done=DONE),
            args=(_taken, row, key),
        )  # fmt: skip


def _taken(row: Release, key: str) -> None:
    public_build.recall(row, st.session_state.get(key, ""))
