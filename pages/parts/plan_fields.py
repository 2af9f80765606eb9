"""Fields of the forms: each draws itself under a key of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import Intervention
from data.records.base import LINE, NAME, PAGE
from pages.parts import cached
from pages.parts.plan_words import CHOICES, FIELDS
from pages.parts.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.parts.plan_data import Plan

    Draw = Callable[[str, Plan], None]

CUT = 90  # letters of a cause in a list of choices


def line(label: str, longest: int = PAGE) -> Draw:
    """Make a field of one line."""

    def draw(key: str, _plan: Plan) -> None:
        st.text_input(_(label), key=key, max_chars=longest)

    return draw


def name(field: str, longest: int = NAME) -> Draw:
    """Make a field of a short line, called what the record's column is called."""
    return line(FIELDS[field], longest)


def lines(field: str, label: str = "") -> Draw:
    """Make a field of some lines."""

    def draw(key: str, _plan: Plan) -> None:
        st.text_area(_(label or FIELDS[field]), key=key, max_chars=PAGE, height=80)

    return draw


def day(field: str) -> Draw:
    """Make a field of a day, or none."""

    def draw(key: str, _plan: Plan) -> None:
        st.date_input(_(FIELDS[field]), key=key, value=None, format="YYYY-MM-DD")

    return draw


def choice(field: str, *, may_be_none: bool = False) -> Draw:
    """Make a choice among the words of a column."""
    known = {**({"": ""} if may_be_none else {}), **CHOICES[field]}

    def draw(key: str, _plan: Plan) -> None:
        st.selectbox(
            _(FIELDS[field]), tuple(known), key=key,
            format_func=lambda one: _(known[one]) if one else _("Inte valt"),
        )  # fmt: skip

    return draw


def cause(key: str, plan: Plan) -> None:
    """Draw the choice of the cause that an action answers."""
    known = {None: _("Ingen orsak vald")} | {
        one.id: one.explanation if len(one.explanation) <= CUT else f"{one.explanation[:CUT]}…"
        for one in plan.causes
    }
    if st.session_state[key] not in known:  # it has been withdrawn
        st.session_state[key] = None
    label = FIELDS["cause_id"]
    st.selectbox(_(label), tuple(known), key=key, format_func=known.get)


def intervention(key: str, _plan: Plan) -> None:
    """Draw the choice of the intervention that an action is a part of."""
    known = {None: _("Ingen insats vald")} | {
        one.id: one.name for one in cached.book().listed(Intervention)
    }
    if (chosen := st.session_state[key]) not in known:
        known[chosen] = cached.book().get(Intervention, chosen).name
    label = FIELDS["intervention_id"]
    st.selectbox(_(label), tuple(known), key=key, format_func=known.get)


what = line(FIELDS["what"], LINE)
