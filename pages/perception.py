"""Brott och otrygghet: recorded crime beside perceived insecurity."""

import streamlit as st

from pages.parts import (
    access,
    felt,
    felt_address,
    felt_alone,
    felt_choice,
    felt_crime,
    felt_head,
    felt_map,
    felt_more,
    felt_panel,
    felt_summary,
    felt_table,
    felt_time,
    filters,
    frame,
    live,
    tools,
)

access.require("läsare")
frame.begin()
st.html(frame.STATIC / "perception.css")
felt_alone.before_offences()
filters.begin()


def page() -> None:
    """Draw the map first, and what explains it when it is on screen."""
    view, asked = filters.choose(), {}
    known = felt.of(view.kept)
    with st.container(key="perception"):
        if known is None or not known.questions:
            felt_alone.without_areas()
        else:
            choice = felt_choice.choose(known)
            beside_each_other(view, known, choice)
            asked = felt_address.parameters(known, choice)
    filters.draw(on_map=False, more=asked)


def beside_each_other(view: filters.View, known: felt.Felt, choice: felt_choice.Choice) -> None:
    """Draw crime and insecurity."""
    counted = felt_crime.selection(view.kept, view.selection, choice.crimes)
    beside = felt_crime.beside(view.kept, known, choice.asked, counted)
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        felt_head.sentence(view, choice, beside)
        bar = st.container(horizontal=True, width="content", gap="small", key="tools")
    felt_choice.draw(known, choice)
    left, right = st.columns([1.35, 1], gap="small")
    with left:
        painting = felt_map.draw(view, known, choice, beside)
    live.until(painting)
    with right:
        if felt_map.upright(choice):
            felt_map.scatter(view, choice, beside)
        with st.container(key="felt_panel"):
            felt_panel.beside(view, known, choice, beside)
    felt_summary.draw(view, known, choice, beside)
    with bar:
        tools.copy_link()
        tools.display_switch()
    more, time = st.columns(2, gap="large")
    with more:
        felt_more.goes_with(view, known, choice, beside)
    with time:
        felt_time.over_time(view, known, choice)
    felt_table.draw(view, known, choice, beside)


live.page(page)
frame.foot()
