"""Orsaker och åtgärdsplan: from what is on screen to a cause, and from a cause to an action."""

import streamlit as st

from pages.parts import access, frame, plan, plan_actions, plan_causes, plan_problem
from pages.parts.words import _

access.require("läsare")
frame.begin(aside=False)
st.html(frame.STATIC / "plan.css")
every, shown = plan.choose()
with st.container(key="plan"):
    st.title(_("Orsaker och åtgärdsplan"), anchor=False)
    left, right = st.columns([1, 3.6], gap="medium")
    with left:
        plan.draw(every, shown)
    with right:
        if shown:
            plan_problem.draw(shown)
            plan_causes.draw(shown)
            plan_actions.draw(shown)
            plan.withdrawn(shown)
frame.foot(aside=False)
