"""Insatser: where we act, and did it help."""

import streamlit as st

from pages.parts import (
    access,
    act_card,
    act_draft,
    act_files,
    act_filters,
    act_form,
    act_gantt,
    act_list,
    act_map,
    frame,
    tools,
)

access.require("läsare")
frame.begin()
st.html(frame.STATIC / "acts.css")
acts, draft = act_filters.choose(), act_draft.current()
with st.container(key="acts"):
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.markdown(act_list.sentence(acts), width="stretch")
        with st.container(horizontal=True, width="content", gap="small", key="tools"):
            act_draft.button()
            act_files.button()
            tools.copy_link()
            tools.display_switch()
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        act_map.draw(acts)
    with right:
        if draft is None:
            act_list.draw(acts)
            act_card.draw(acts)
        else:
            act_form.draw(acts, draft)
    act_gantt.draw(acts)
act_filters.draw(acts)
frame.foot()
