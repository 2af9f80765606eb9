"""Lägesbild: the map the operational Brå filters live on a shared screen."""

import streamlit as st

from pages.parts import (
    access,
    caption,
    filters,
    frame,
    mapview,
    panel,
    play,
    results,
    table,
    timeline,
    tools,
)
from pages.parts.words import _

access.require("läsare")
frame.begin()
chosen = filters.choose()
view = play.now_playing(chosen)
answer = results.answer(view.kept, view.selection)

left, right = st.columns([4.7, 1], gap="small")
with left:
    head = st.container(horizontal=True, vertical_alignment="center", key="head")
    with head:
        caption.sentence(view)
        bar = st.container(horizontal=True, width="content", gap="small", key="tools")
    mapview.draw(view, answer, scale_by=play.scale(chosen, view))
    caption.under_map(view, answer)
filters.draw(chosen)
with right:
    show = st.segmented_control(
        _("Visa i spalten"), ("panel", "table"), default="panel", key="column", required=True,
        label_visibility="collapsed",
        format_func=lambda name: {"panel": _("Siffror"), "table": _("Tabell")}[name],
    )  # fmt: skip
    (panel if show == "panel" else table).draw(view, answer)
with left:
    timeline.draw(view, answer)
with bar:
    play.controls(chosen)
    tools.downloads(view, answer)
    tools.copy_link()
    tools.display_switch()
frame.foot()
