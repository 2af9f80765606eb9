"""Veckokoll: what is out of the ordinary this week, in ten minutes on a Monday."""

import streamlit as st

from pages.parts import (
    access,
    checked,
    frame,
    week,
    week_around,
    week_letter,
    week_map,
    week_signals,
    week_spots,
)
from pages.parts.words import _

access.require("läsare")
frame.begin(aside=False)
st.html(frame.STATIC / "weekly.css")
shown = week.choose()
found = checked.check(shown)
with st.container(key="weekly"):
    with st.container(horizontal=True, vertical_alignment="center", key="week_head"):
        st.title(_("Veckokoll"), anchor=False)
        week.steps(shown)
        week_letter.button(shown, found)
    st.markdown(f"## {week_signals.sentence(found)}")
    left, right = st.columns([1.9, 1], gap="medium")
    with left:
        week_signals.draw(shown, found)
    with right:
        week_map.draw(shown, found)
    with st.container(key="week_around"):
        risk, spots, actions, data = st.columns(4, gap="medium")
    with risk:
        week_around.risk(shown)
    with spots:
        week_spots.draw(shown)
    with actions:
        week_around.interventions(shown)
    with data:
        week_around.data(shown, found)
frame.foot(aside=False)
