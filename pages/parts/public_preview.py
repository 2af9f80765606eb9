"""The draft as it will be published, byte for byte, on a screen or a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records.release import RECALLED
from geo.errors import N_
from pages.parts import public_route, public_told
from pages.parts.words import _

if TYPE_CHECKING:
    from pages.parts.public import Shown

WIDTHS = {"wide": N_("Dator"), "phone": N_("Mobil")}
PHONE = 390  # pixels
TALL = 640
AS_IT_IS = N_("Utkastet, precis som det publiceras. Kontrollsumma {digest}")
TAKEN = N_("Återkallad och inte längre publik: {month}. Kontrollsumma {digest}")
LAST = N_("Senast: {month}, precis som den publicerades. Kontrollsumma {digest}")
NOTHING_YET = N_(
    "Här visas sidan precis som den blir när den publiceras, så snart utkastet är byggt."
)
TITLE = N_("Den publika sidan")


def draw(shown: Shown) -> None:
    """Draw the page in a frame, or say when there will be one."""
    row = shown.work or shown.last
    if row is None or not row.digest:
        st.info(_(NOTHING_YET), icon=":material/preview:")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="public_over"):
        said = AS_IT_IS if row is shown.work else TAKEN if row.state == RECALLED else LAST
        st.caption(_(said, month=public_told.month(row.name), digest=row.digest[:12]))
        width = st.segmented_control(
            _("Bredd"), [*WIDTHS], default="wide", format_func=lambda each: _(WIDTHS[each]),
            label_visibility="collapsed", key="public_width", required=True,
        )  # fmt: skip
    with st.container(key="public_frame"):
        st.iframe(
            public_route.address(row.digest), height=TALL, alt=_(TITLE),
            width=PHONE if width == "phone" else "stretch",
        )  # fmt: skip
