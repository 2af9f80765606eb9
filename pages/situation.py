"""Lägesbild: the map the operational Brå filters live on a shared screen."""

import streamlit as st

from pages.parts import (
    access,
    caption,
    filters,
    frame,
    live,
    mapview,
    meeting,
    meeting_bar,
    meeting_start,
    panel,
    plan_new,
    play,
    table,
    timeline,
    tools,
)
from pages.parts.words import _

access.require("läsare")
frame.begin()
filters.begin()
COLUMN = {"panel": _("Siffror"), "table": _("Tabell")}


def page() -> None:
    """Draw the map first, and what stands round it when it is on screen."""
    chosen, view, answer = play.shown()
    left, right = st.columns([4.7, 1], gap="small")
    with left, st.container(key="meeting_place"):  # always there: the map keeps its place
        meeting_bar.draw(view, answer)
    with left, st.container(horizontal=True, vertical_alignment="center", key="head"):
        caption.sentence(view, answer)
        bar = st.container(width="content", key="tools")
    with left:
        painting = mapview.draw(view, answer, scale_by=play.scale(chosen, view))
        caption.under_map(view, answer)
    live.until(painting)
    filters.draw(more=meeting.parameters())
    with bar:
        live.part(over_the_map, "over_the_map")
    with left:
        live.part(time_line, "time_line")
    with right:
        live.part(numbers, "numbers")


def over_the_map() -> None:
    """Offer what can be done with what is shown."""
    chosen, view, answer = play.shown()
    play.controls(chosen)
    tools.downloads(view, answer)
    meeting_start.offer()
    plan_new.button(view, answer)
    tools.copy_link()
    tools.display_switch()


def time_line() -> None:
    """Draw the weeks under the map."""
    _chosen, view, answer = play.shown()
    timeline.draw(view, answer)


def numbers() -> None:
    """Draw the column beside the map."""
    _chosen, view, answer = play.shown()
    show = st.segmented_control(
        _("Visa i sidospalten"), tuple(COLUMN), default="panel", key="column", required=True,
        label_visibility="collapsed", format_func=COLUMN.get,
    )  # fmt: skip
    (panel if show == "panel" else table).draw(view, answer)


live.page(page)
frame.foot()
