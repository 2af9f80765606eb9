"""One problem: its head, what it was born from, and the form that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Problem, image
from geo.errors import UserError
from geo.sentence import join
from pages.parts import act_problem, cached, plan_fields, plan_form, plan_open, plan_save, reopen
from pages.parts.plan_open import Form
from pages.parts.plan_words import MISSING, STATUSES
from pages.parts.words import _, error, plain, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.plan_data import Plan

NAMES = ("title", "place", "status", "follow_up", "follow_up_on", "note")
IMAGE = "image"  # of the frozen figures: what the map is known by


def _values(problem: Problem | None, _plan: Plan | None) -> dict[str, Any]:
    made = problem or Problem(title="")
    return {name: getattr(made, name) for name in NAMES}


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    return dict(values)


FORM = Form(
    Problem,
    "title",
    {
        "title": plan_fields.name("title"),
        "place": plan_fields.name("place"),
        "status": plan_fields.choice("status"),
        "follow_up": plan_fields.lines("follow_up"),
        "follow_up_on": plan_fields.day("follow_up_on"),
        "note": plan_fields.lines("note"),
    },
    _values,
    _columns,
)


def draw(plan: Plan) -> None:
    """Draw the head of a problem, its form, and the view it was born from."""
    problem = plan.problem
    with st.container(horizontal=True, vertical_alignment="center", key="plan_title"):
        st.markdown(f"## {plain(problem.title)}", width="content")
        if plan_save.may_edit():
            st.button(_("Ändra problemet"), key="plan_problem_edit", icon=":material/edit:",
                      on_click=plan_open.begin, args=(FORM, plan, problem))  # fmt: skip
    st.markdown(" ".join([f":gray-badge[{_(STATUSES[problem.status])}]", *badges(plan)]))
    act_problem.answers(problem)
    plan_form.draw(FORM, plan, _("Problem"))
    left, right = st.columns([1, 1], gap="medium")
    with left:
        reopen.draw(problem)
        _texts(problem)
    with right:
        _map(problem)


def badges(plan: Plan) -> list[str]:
    """Say what is late in a problem, and what is incomplete."""
    found = [f":red-badge[{_('Uppföljningen är försenad')}]"] if plan.overdue else []
    said = words()
    if late := plan.late_ones:
        told = said.plural(late, "{n} åtgärd är försenad", "{n} åtgärder är försenade")
        found.append(f":red-badge[{told}]")
    if missing := plan.missing:
        listed = join([_(MISSING[name]) for name in missing], said)
        found.append(f":orange-badge[{_('Saknar {parts}', parts=listed)}]")
    if n := plan.incomplete:
        told = said.plural(n, "{n} åtgärd är ofullständig", "{n} åtgärder är ofullständiga")
        found.append(f":orange-badge[{told}]")
    return found


def _texts(problem: Problem) -> None:
    if problem.follow_up or problem.follow_up_on:
        due = words().date(problem.follow_up_on) if problem.follow_up_on else ""
        how = ": ".join(part for part in (due, plain(problem.follow_up)) if part)
        st.markdown(f"**{_('Uppföljning')}** {how}")
    if problem.note:
        st.markdown(f"**{_('Anteckning')}** {plain(problem.note)}")


def _map(problem: Problem) -> None:
    """Show the frozen map."""
    digest = (problem.figures or {}).get(IMAGE)
    if not digest:
        return
    try:
        png = image(cached.book(), digest)
    except UserError as fault:
        st.caption(error(fault))
        return
    st.image(png, width="stretch", alt=_("Kartan som den såg ut när problemet skrevs ner"))
