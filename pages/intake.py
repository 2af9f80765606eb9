"""Läs in data: upload, look it over, answer what is odd, read it in."""

import streamlit as st

from pages.parts import (
    access,
    frame,
    intake_areas,
    intake_file,
    intake_history,
    intake_incidents,
    intake_kinds,
    intake_records,
    intake_result,
)
from pages.parts.words import _

access.require("analytiker")
frame.begin(aside=False)
with st.container(key="intake"):
    st.title(_("Läs in data"), anchor=False)
    kind = intake_file.choose_kind()
    upload = intake_file.receive(kind)
    if upload is None:
        intake_result.show()
    else:
        intake_result.forget()
        if kind in intake_kinds.RECORDS:
            intake_records.draw(upload, kind)
        else:
            (intake_areas if kind == intake_kinds.AREAS else intake_incidents).draw(upload)
    intake_history.draw()
frame.foot(aside=False)
