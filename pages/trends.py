"""Trender: how it develops, against what is usual, and where the change is."""

import streamlit as st

from pages.parts import (
    access,
    caption,
    filters,
    frame,
    live,
    results,
    tools,
    trend_drivers,
    trend_files,
    trend_harm,
    trend_notes,
    trend_series,
    trend_small,
    trend_years,
)
from pages.parts.words import _

access.require("läsare")
frame.begin()
st.html(frame.STATIC / "trends.css")
filters.begin()


def page() -> None:
    """Draw the series first, and what explains it under."""
    view = filters.choose()
    answer = results.answer(view.kept, view.selection)
    with st.container(key="trends"):
        with st.container(horizontal=True, vertical_alignment="center", key="head"):
            caption.sentence(view, answer)
            bar = st.container(horizontal=True, width="content", gap="small", key="tools")
        if results.weeks(view.kept, view.selection)["count"].any():
            developing(view, answer, bar)
        else:
            st.info(
                _("Inga anmälda brott i urvalet. Ta bort ett filter eller välj en längre period.")
            )
            st.button(_("Rensa filtren"), key="t_clear", on_click=filters.clear, type="primary")
    filters.draw(on_map=False)


def developing(view: filters.View, answer: results.Answer, bar) -> None:  # noqa: ANN001
    """Draw how a selection with any offence develops."""
    with st.container(horizontal=True, key="t_choices"):
        chosen = trend_series.choose(view)
    trend_series.draw(view, chosen)
    trend_notes.notes(view, answer, chosen)
    with bar:
        trend_files.downloads(view, answer, chosen)
        tools.copy_link()
        tools.display_switch()
    left, right = st.columns([1.1, 1], gap="large")
    with left:
        trend_years.draw(view)
    with right:
        trend_drivers.draw(view, answer)
        trend_harm.draw(view, answer)
    with right if len(view.selection.areas) == 1 else left:  # the shorter column
        trend_years.concentration(view)
    trend_small.draw(view)


live.page(page)
frame.foot()
