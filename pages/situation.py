"""Lägesbild: the map the operational Brå filters live on a shared screen."""

import streamlit as st

from pages.parts import (
    access,
    caption,
    filters,
    frame,
    live,
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
filters.begin()

left, right = st.columns([4.7, 1], gap="small")
with left:
    head = st.container(horizontal=True, vertical_alignment="center", key="head")
    said = head.container(key="said")
    bar = head.container(horizontal=True, width="content", gap="small", key="tools")
    middle = st.container(key="middle")
    below = st.container(key="below")
COLUMN = {"panel": _("Siffror"), "table": _("Tabell")}


def the_map() -> None:
    """Draw the sentence, the map, what the numbers leave out, and the filters."""
    chosen, view, answer = play.shown()
    with said:
        caption.sentence(view)
    with middle:
        mapview.draw(view, answer, scale_by=play.scale(chosen, view))
        caption.under_map(view, answer)
    results.ahead(view.kept, view.selection, view.focus)
    filters.draw()


def numbers() -> None:
    """Draw the column beside the map."""
    _chosen, view, answer = play.shown()
    with right:
        show = st.segmented_control(
            _("Visa i spalten"), tuple(COLUMN), default="panel", key="column", required=True,
            label_visibility="collapsed", format_func=COLUMN.get,
        )  # fmt: skip
        (panel if show == "panel" else table).draw(view, answer)


def time_line() -> None:
    """Draw the weeks under the map."""
    _chosen, view, answer = play.shown()
    with below:
        timeline.draw(view, answer)


def over_the_map() -> None:
    """Offer what can be done with what is shown."""
    chosen, view, answer = play.shown()
    with bar:
        play.controls(chosen)
        tools.downloads(view, answer)
        tools.copy_link()
        tools.display_switch()


live.page(the_map, numbers=numbers, time=time_line, tools=over_the_map)
frame.foot()
