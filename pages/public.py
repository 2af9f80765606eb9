"""Publik ögonblicksbild: what anyone will read, seen before it is let out by two people."""

import streamlit as st

from pages.parts import (
    access,
    frame,
    public,
    public_around,
    public_audit,
    public_left,
    public_past,
    public_preview,
    public_steps,
    public_texts,
)
from pages.parts.words import _

access.require("utgivare")
frame.begin(aside=False)
st.html(frame.STATIC / "public.css")
public_left.finish()
shown = public.choose()
with st.container(key="public"):
    st.title(_("Publik ögonblicksbild"), anchor=False)
    st.markdown(f"## {public.sentence(shown)}")
    left, right = st.columns([1, 1.6], gap="medium")
    with left:
        public_steps.draw(shown)
        texts, tests, changes, acts, past = st.tabs(
            [_("Texter"), _("Prov"), _("Nytt"), _("Insatser"), _("Tidigare")]
        )
    with texts:
        public_texts.draw(shown)
    with tests:
        public_audit.draw(shown.work or shown.last)
    with changes:
        public_around.changes(shown)
    with acts:
        public_around.interventions(shown)
    with past:
        public_past.draw(shown)
    with right:
        public_texts.build(shown)
        public_preview.draw(shown)
frame.foot(aside=False)
