"""A problem is born: what is on screen in the situation picture, under a title of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from data.records import Problem, keep_image
from data.records.base import NAME
from geo.errors import UserError
from geo.measures.export import AREA_NAMES
from geo.names import in_order
from pages.parts import access, cached, frozen, links, personal, plan_save
from pages.parts.plan_problem import IMAGE
from pages.parts.words import _, error

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer

TITLE, FORM = "plan_new_title", "plan_new"


def button(view: View, answer: Answer) -> None:
    """Offer to write down as a problem what is on screen."""
    if not plan_save.may_edit():
        return
    with st.popover(
        _("Gör till problem"), icon=":material/troubleshoot:", key="plan_new", on_change="rerun"
    ) as box:
        if not box.open:
            return
        with st.form("plan_new_form", border=False, enter_to_submit=False):
            st.text_input(_("Vad är problemet?"), key=TITLE, max_chars=NAME)
            st.caption(_("Urvalet, siffrorna och kartan följer med som de är nu."))
            st.caption(_(personal.PLACES))
            if st.form_submit_button(_("Skriv ner problemet"), type="primary"):
                _make(view, answer)


def _make(view: View, answer: Answer) -> None:
    """Write the problem down and go to it; what was typed stays if that cannot be done."""
    title = st.session_state[TITLE]
    if personal.asks(FORM, (title,)):
        st.warning(personal.question(personal.found((title,))))
        return
    try:
        made = create(view, answer, title)
    except UserError as problem:
        st.error(error(problem), icon=":material/error:")
        return
    personal.answered(FORM)
    links.to_the_plan(made.id)


def create(view: View, answer: Answer, title: str) -> Problem:
    """Freeze a view and keep it with its map as a problem.

    Raises
    ------
    UserError
        If it cannot be kept.
    """
    plan_save.check_right()
    if not title.strip():  # before the map is drawn and kept for nothing
        raise UserError("Skriv vad problemet är: en rad räcker.")
    shown, book = frozen.freeze(view, answer), cached.book()
    problem = Problem(
        title=title, place=_place(view)[:NAME], period_start=view.selection.period.start,
        period_end=view.selection.period.end, query=shown.query, data_version=shown.data_version,
        known_on=shown.known_on, figures=shown.figures,
    )  # fmt: skip
    digest = keep_image(book, frozen.image(view, answer))
    figures = shown.figures | {IMAGE: digest}
    return book.create(replace(problem, figures=figures), actor=access.name())


def _place(view: View) -> str:
    names = view.kept.names
    chosen = (view.focus,) if view.focus else view.selection.areas
    listed = [names.get(code) or _(AREA_NAMES[code]) for code in in_order(chosen, names)]
    return ", ".join(listed) or view.kept.settings.municipality
