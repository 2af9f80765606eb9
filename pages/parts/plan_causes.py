"""The causes of a problem: the fishbone, and the same causes as a list that can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Cause
from geo.errors import N_
from geo.figures import palette
from geo.figures.fishbone import Bone, fishbone_svg
from pages.parts import frame, plan_evidence, plan_fields, plan_form, plan_open, plan_save
from pages.parts.plan_open import Form
from pages.parts.plan_words import BONES, STRENGTHS
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.plan_data import Plan

UNANSWERED = N_("Ingen åtgärd svarar mot orsaken.")
SURE = {"belagd": "blue", "trolig": "green", "gissning": "gray"}


def _values(cause: Cause | None, plan: Plan | None) -> dict[str, Any]:
    made = cause or Cause(problem_id=0, bone=next(iter(BONES)), explanation="")
    alike = {name: getattr(made, name) for name in ("bone", "explanation", "strength")}
    return alike | plan_evidence.values(cause, plan)


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    alike = {name: values[name] for name in ("bone", "explanation", "strength")}
    return alike | plan_evidence.columns(values)


FORM = Form(
    Cause,
    "explanation",
    {
        "bone": plan_fields.choice("bone"),
        "explanation": plan_fields.lines("explanation"),
        "strength": plan_fields.choice("strength"),
        "source": plan_evidence.choose,
        "evidence": plan_fields.line(N_("Länk eller beskrivning av underlaget")),
    },
    _values,
    _columns,
)


def draw(plan: Plan) -> None:
    """Draw the causes and what changes them."""
    title = _("Orsaker till problemet")
    st.header(title, anchor=False)
    bones = [
        Bone(_(name), [(c.explanation, c.strength) for c in plan.causes if c.bone == bone])
        for bone, name in BONES.items()
    ]
    key = {strength: _(name) for strength, name in STRENGTHS.items()}
    drawing = fishbone_svg(
        plan.problem.title, bones, palette.of(frame.theme()), key=key, title=title
    )
    with st.container(key="plan_bones"):
        st.image(drawing, width="stretch", alt=_("Orsakerna som fiskben; de står i listan under"))
    plan_form.draw(FORM, plan, _("Orsak"))
    unanswered = plan.unanswered()
    columns = st.columns(len(BONES), gap="medium")
    for column, (bone, name) in zip(columns, BONES.items(), strict=True):
        with column:
            st.markdown(f"### {_(name)}")
            mine = [cause for cause in plan.causes if cause.bone == bone]
            for cause in mine:
                _cause(plan, cause, answered=cause not in unanswered)
            if not mine:
                st.caption(_("Ingen orsak än."))
            if plan_save.may_edit():
                st.button(
                    _("Lägg till orsak"), key=f"plan_cause_add_{bone}", icon=":material/add:",
                    on_click=_add, args=(plan, bone), type="tertiary",
                )  # fmt: skip


def _add(plan: Plan, bone: str) -> None:
    plan_open.begin(FORM, plan, bone=bone)


def _cause(plan: Plan, cause: Cause, *, answered: bool) -> None:
    with st.container(key=f"plan_cause_{cause.id}", gap="small"):
        sure = f":{SURE[cause.strength]}-badge[{_(STRENGTHS[cause.strength])}]"
        st.markdown(f"{plain(cause.explanation)} {sure}")
        plan_evidence.draw(cause)
        if not answered:
            st.markdown(f":orange-badge[{_(UNANSWERED)}]")
        if plan_save.may_edit():
            st.button(
                _("Ändra orsaken"), key=f"plan_cause_edit_{cause.id}", type="tertiary",
                icon=":material/edit:", on_click=plan_open.begin, args=(FORM, plan, cause),
            )  # fmt: skip
