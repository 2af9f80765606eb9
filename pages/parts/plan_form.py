"""A form of the plan on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts.personal import PLACES
from pages.parts.plan_open import close, opened
from pages.parts.plan_save import may_edit, save
from pages.parts.words import _

if TYPE_CHECKING:
    from pages.parts.plan_data import Plan
    from pages.parts.plan_open import Form


def draw(form: Form, plan: Plan, heading: str) -> None:
    """Draw the form that is open, if it is one of these."""
    now = opened(form.kind, plan.problem.id)
    if now is None or not may_edit():
        return
    with st.form(f"plan_form_{form.kind.TABLE}", enter_to_submit=False):
        st.markdown(f"#### {heading}")
        st.caption(_(PLACES))
        for line in now.told:
            st.warning(line, icon=":material/error:")
        for name, widget in form.widgets.items():
            if now.key(name) not in st.session_state:
                st.session_state[now.key(name)] = now.values[name]
            widget(now.key(name), plan)
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(_("Spara"), type="primary", on_click=save, args=(form,))
            st.form_submit_button(_("Avbryt"), on_click=close)
            if now.row_id:
                st.form_submit_button(
                    _("Återta"), on_click=save, args=(form, True), type="tertiary"
                )
