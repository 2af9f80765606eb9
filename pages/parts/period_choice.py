"""The choice of days: a unit with steps back and forth, a rolling window or own dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import period as periods
from geo.errors import N_
from geo.period import Period
from pages.parts import live
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.cached import Records

MODE_NAMES = {
    periods.WEEK: N_("Vecka"),
    periods.TERTIAL: N_("Tertial"),
    periods.YEAR: N_("År"),
    periods.ROLLING: N_("Rullande"),
    periods.OWN: N_("Egna datum"),
}


def read(kept: Records) -> Period:
    """Days: a unit some steps back, a rolling window or own dates."""
    state = st.session_state
    if state.f_mode == periods.OWN:
        dates = state.f_own or (kept.first_day, kept.last_day)
        return Period(dates[0], dates[-1])
    return periods.choose(state.f_mode, kept.last_day, back=state.f_back, weeks=state.f_weeks)


def draw(kept: Records) -> None:
    """Draw the choice of days."""
    mode = st.pills(
        _("Period"), periods.MODES, format_func=lambda m: _(MODE_NAMES[m]), key="f_mode",
        required=True, on_change=_newest,
    )  # fmt: skip
    if mode == periods.OWN:
        st.date_input(
            _("Egna datum"), key="f_own", label_visibility="collapsed",
            format="YYYY-MM-DD", on_change=live.changed,
            min_value=kept.first_day, max_value=kept.last_day,
        )  # fmt: skip
        return
    if mode == periods.ROLLING:
        st.segmented_control(
            _("Antal veckor"), periods.ROLLING_WEEKS, key="f_weeks", required=True,
            on_change=live.changed,
            label_visibility="collapsed", format_func=lambda n: _("{n} v.", n=n),
        )  # fmt: skip
    _steps(read(kept), kept)


def _newest() -> None:
    """Go to the newest unit when the kind of period changes."""
    st.session_state.f_back = 0
    live.changed()


def _steps(chosen: Period, kept: Records) -> None:
    row = st.container(horizontal=True, vertical_alignment="center", gap=None, key="period_row")
    row.button(
        ":material/chevron_left:", key="period_back", help=_("Perioden före"), type="tertiary",
        on_click=_step, args=(1,), disabled=chosen.start <= kept.first_day,
    )  # fmt: skip
    said = words()
    week = f"{said.week(chosen.start)}, " if chosen.mode == periods.WEEK else ""
    row.caption(week + said.period(chosen.start, chosen.end), text_alignment="center")
    row.button(
        ":material/chevron_right:", key="period_forth", help=_("Perioden efter"), type="tertiary",
        on_click=_step, args=(-1,), disabled=st.session_state.f_back == 0,
    )  # fmt: skip


def _step(units: int) -> None:
    st.session_state.f_back = max(0, st.session_state.f_back + units)
    live.changed()
