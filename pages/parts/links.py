"""Links between pages that carry a selection."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from pages.parts.words import _, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

SITUATION, PERCEPTION, PLAN = "situation.py", "perception.py", "plan.py"
INTERVENTIONS = "interventions.py"
ADDRESSES = {
    SITUATION: "/", PERCEPTION: "/brott-och-otrygghet", PLAN: "/plan", INTERVENTIONS: "/insatser",
}  # fmt: skip


def to_the_map(query: Mapping[str, str], label: str = "") -> None:
    """Draw a link to the situation picture with the selection of a query."""
    _link(SITUATION, query, label or _("Visa på kartan"), ":material/map:")


def to_the_minutes(meeting: int, query: Mapping[str, str], label: str) -> None:
    """Draw a link to a meeting, whose minutes are a button away, with a selection shown."""
    _link(SITUATION, {**query, "mote": str(meeting)}, label, ":material/description:")


def to_the_question(question: str, label: str) -> None:
    """Draw a link to a question of the survey, beside the crimes it may have to do with."""
    _link(PERCEPTION, {"fraga": question}, label, ":material/nightlight:")


def to_the_intervention(number: int, label: str) -> None:
    """Draw a link to an intervention, with what came of it."""
    _link(INTERVENTIONS, {"insats": str(number)}, label, ":material/flag:")


def to_the_problem(number: int, label: str) -> None:
    """Draw a link to a problem with its causes and plan."""
    _link(PLAN, {"problem": str(number)}, label, ":material/troubleshoot:")


def _link(page: str, query: Mapping[str, str], label: str, icon: str) -> None:
    try:
        st.page_link(page, label=plain(label), icon=icon, query_params=query)
    except StreamlitPageNotFoundError:  # the page runs alone, without the menu
        st.markdown(f"{icon} [{plain(label)}]({ADDRESSES[page]}?{urlencode(query)})")


def to_the_plan(problem: int) -> None:
    """Go to a problem; there is nowhere to go where the page runs alone."""
    with suppress(StreamlitPageNotFoundError):
        st.switch_page(PLAN, query_params={"problem": str(problem)})
