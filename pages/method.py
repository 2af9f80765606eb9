"""Data och metod: printed from the registries, so that it cannot lie."""

import streamlit as st

from pages.parts import access, frame, methoddata, methodtext
from pages.parts.words import _

access.require("läsare")
frame.begin(aside=False)
st.html(frame.STATIC / "intake.css")
with st.container(key="method"):
    st.title(_("Data och metod"), anchor=False)
    methoddata.incidents()
    methodtext.rules()
    methodtext.measures()
    methodtext.methods()
    methodtext.offences()
    methodtext.credits_()
frame.foot(aside=False)
