"""Behind the number of an area: how it goes, when it happens, what it is, what is being done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.figures import chart
from geo.figures.signs import STATUS_NAMES
from geo.measures import pattern
from pages.parts import actions, frame, results
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer

WEEKS = 26
MOST = 4  # interventions that are named


def series(view: View) -> None:
    """Draw half a year of weeks against the municipality."""
    selection = replace(view.selection, areas=(view.focus,)) if view.focus else view.selection
    own, everyone = (
        results.half_year(view.kept, s, WEEKS) for s in (selection, replace(selection, areas=()))
    )
    people, all_people = results.inhabitants(view.kept, selection)
    data = chart.series_data(own, everyone, people=people, people_reference=all_people)
    title = (
        _("26 veckor") if people == all_people else _("26 veckor, streckat: som kommunen i snitt")
    )
    st.markdown(f"**{title}**")
    st.vega_lite_chart(
        data, chart.sparkline(words(), frame.theme(), height=70), key="sparkline", theme=None,
        width="stretch", alt=_("Anmälda brott per vecka under ett halvår"),
    )  # fmt: skip


def when(view: View) -> None:
    """Draw hour by weekday."""
    counts, unknown = results.matrix(view.kept, view.selection, view.focus)
    st.markdown(f"**{_('När det händer')}**")
    if not counts.any():
        st.caption(_("Inga brott med känd tid på dygnet."))
        return
    st.vega_lite_chart(
        chart.matrix_data(counts, words()), chart.matrix(words(), frame.theme(), height=98),
        key="matrix", theme=None, width="stretch", alt=_("Anmälda brott per veckodag och timme"),
    )  # fmt: skip
    if unknown:
        st.caption(
            words().plural(unknown, "{n} utan känd tid på dygnet", "{n} utan känd tid på dygnet")
        )


def what(view: View, answer: Answer) -> None:
    """List the most common offence types, the compared period in brackets."""
    types = pattern.largest_types(answer.tally, view.focus)
    st.markdown(f"**{_('Vad det är')}**")
    if not types:
        st.caption(_("Inga anmälda brott i urvalet."))
        return
    said = words()
    with st.container(key="types", gap=None):
        for name, now, before in types:
            line = st.container(horizontal=True, horizontal_alignment="distribute", gap="small")
            line.markdown(_(name))
            line.markdown(f"**{said.number(now)}** :gray[({said.number(before)})]", width="content")


def interventions(view: View) -> None:
    """List what is being done in the district."""
    found = actions.in_area(view.kept, view.selection.period, view.focus)
    if view.focus is None or not found:
        return
    st.markdown(f"**{_('Insatser här')}**")
    for name, status in found[:MOST]:
        st.text(f"{name} ({_(STATUS_NAMES.get(status, status))})")
    if len(found) > MOST:
        st.caption(_("och {n} till", n=len(found) - MOST))
