"""The time line under the map: weekly counts, and a brush that sets the period."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from geo import period as periods
from geo.figures import timeline
from pages.parts import frame, live, results
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer

HEIGHT = {False: 92, True: 112}  # larger type on a shared screen
SERIAL = "f_brushes"  # a new chart after each brush, so that no old brush lies over a new period


def draw(view: View, answer: Answer) -> None:
    """Draw the weeks of a view, whatever its period, with the period marked."""
    weeks = results.weeks(view.kept, view.selection)
    data = timeline.timeline_data(weeks, view.selection.period, answer.tally.earlier)
    key = f"timeline_{st.session_state.get(SERIAL, 0)}"
    large = frame.displaying()
    chart = timeline.timeline(words(), frame.theme(), height=HEIGHT[large], large=large)
    st.vega_lite_chart(
        data, chart, key=key, theme=None,
        on_select=lambda: _brushed(key, view.kept.first_day, view.kept.last_day),
        selection_mode=timeline.BRUSH, width="stretch",
        alt=_("Anmälda brott per vecka. Dra över staplarna för att välja period."),
    )  # fmt: skip


def _brushed(key: str, first: dt.date, last: dt.date) -> None:
    """Set the period to the whole weeks under the brush."""
    span = st.session_state[key]["selection"].get(timeline.BRUSH, {}).get("week")
    if not span:
        return
    start, end = (dt.datetime.fromtimestamp(ms / 1000, dt.UTC).date() for ms in (span[0], span[-1]))
    start, end = (periods.unit_of(day, periods.WEEK) for day in (start, end))
    st.session_state["f_mode"] = periods.OWN
    st.session_state["f_own"] = (max(start.start, first), min(end.end, last))
    st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1
    live.changed_elsewhere()
