"""The list of problems, and which one is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import (
    cached,
    frame,
    plan_actions,
    plan_causes,
    plan_data,
    plan_demo,
    plan_problem,
    plan_save,
)
from pages.parts.plan_words import STATUSES
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from pages.parts.plan_data import Plan
    from pages.parts.plan_open import Form

PARAMETER, CHOSEN = "problem", "plan_problem"
NONE_YET = N_(
    "Inget problem är nedskrivet än. Gå till **Lägesbild**, välj plats, brott och tid och tryck "
    "på **Gör till problem**: siffrorna och kartan följer då med hit."
)
FORMS = (plan_problem.FORM, plan_causes.FORM, plan_actions.FORM)


def choose() -> tuple[list[Plan], Plan | None]:
    """Return every problem, and the one that is looked at: the address's, or the newest."""
    if cached.records() is None:
        frame.nothing_yet()
        st.stop()
    plan_demo.complete()
    every = plan_data.plans()
    asked = st.query_params.get(PARAMETER)
    if asked is not None:
        st.session_state[CHOSEN] = asked
    known = {str(plan.problem.id): plan for plan in every}
    wanted = st.session_state.get(CHOSEN)
    if wanted is not None and wanted not in known:
        st.toast(_("Problemet i adressen finns inte. Det senaste visas."))
    shown = known.get(wanted) or (every[0] if every else None)
    if shown:
        _chose(str(shown.problem.id))
    return every, shown


def _chose(name: str) -> None:
    st.session_state[CHOSEN] = name
    if st.query_params.get(PARAMETER) != name:
        st.query_params[PARAMETER] = name


def draw(every: list[Plan], shown: Plan | None) -> None:
    """List the problems, with what is late and incomplete in each."""
    if not every:
        st.info(_(NONE_YET), icon=":material/troubleshoot:")
    for plan in every:
        problem = plan.problem
        here = shown is not None and problem.id == shown.problem.id
        with st.container(border=True, key=f"plan_item_{problem.id}", gap="small"):
            st.button(
                plain(problem.title), key=f"plan_open_{problem.id}", on_click=_chose,
                args=(str(problem.id),), width="stretch",
                icon=":material/chevron_right:" if here else None,
            )  # fmt: skip
            status = f":gray-badge[{_(STATUSES[problem.status])}]"
            st.markdown(" ".join([status, *plan_problem.badges(plan)]))
    _withdrawn(plan_problem.FORM, _("Återtagna problem"))


def withdrawn(plan: Plan) -> None:
    """List what was withdrawn of a problem's causes and actions, with the way back."""
    for form, heading in zip(
        FORMS[1:], (_("Återtagna orsaker"), _("Återtagna åtgärder")), strict=True
    ):
        _withdrawn(form, heading, problem_id=plan.problem.id)


def _withdrawn(form: Form, heading: str, **where: int) -> None:
    listed = cached.book().listed
    rows = [row for row in listed(form.kind, withdrawn=True, **where) if row.withdrawn]
    if not rows:
        return
    with st.expander(f"{heading} ({len(rows)})"):
        for row in rows:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(str(getattr(row, form.name))), width="content")
                if plan_save.may_edit():
                    st.button(_("Ta tillbaka"), key=f"plan_back_{row.TABLE}_{row.id}",
                              icon=":material/undo:", type="tertiary",
                              on_click=plan_save.restore, args=(form, row))  # fmt: skip
