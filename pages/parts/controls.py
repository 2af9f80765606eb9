"""The widgets of the filters: for each field of the selection what it says and how it is drawn.

Reading and drawing are apart, so that a page can answer, and draw its map,
before it draws the filters: the map is what people wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import period as periods
from geo.errors import N_
from geo.period import Period
from geo.schema import OUTSIDE, UNKNOWN
from geo.selection import ALL_HOURS
from geo.sentence import WEEKDAYS
from pages.parts.words import _, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.measures.registry import Measure
    from pages.parts.cached import Records

MODE_NAMES = {
    periods.WEEK: N_("Vecka"),
    periods.TERTIAL: N_("Tertial"),
    periods.YEAR: N_("År"),
    periods.ROLLING: N_("Rullande"),
    periods.OWN: N_("Egna datum"),
}
COMPARE_NAMES = {"ifjol": N_("I fjol"), "foregaende": N_("Föregående")}
LIGHT_NAMES = {"": N_("Alla"), "morker": N_("Mörker"), "dagsljus": N_("Dagsljus")}
PAIR = 2


def read_period(kept: Records) -> Period:
    """Days: a unit some steps back, a rolling window or own dates."""
    state = st.session_state
    if state.f_mode == periods.OWN:
        dates = state.f_own or (kept.first_day, kept.last_day)
        return Period(dates[0], dates[-1])
    return periods.choose(state.f_mode, kept.last_day, back=state.f_back, weeks=state.f_weeks)


def read_hours(_kept: Records) -> tuple[int, int]:
    """Hours from and to; the same hour twice is the whole day."""
    hours = (st.session_state.f_from, st.session_state.f_to)
    return hours if hours[0] != hours[1] else ALL_HOURS


def period(kept: Records) -> None:
    """Draw the choice of days."""
    mode = st.pills(
        _("Period"), periods.MODES, format_func=lambda m: _(MODE_NAMES[m]), key="f_mode",
        required=True, on_change=_newest,
    )  # fmt: skip
    if mode == periods.OWN:
        st.date_input(
            _("Egna datum"), key="f_own", label_visibility="collapsed", format="YYYY-MM-DD",
            min_value=kept.first_day, max_value=kept.last_day,
        )  # fmt: skip
        return
    if mode == periods.ROLLING:
        st.segmented_control(
            _("Antal veckor"), periods.ROLLING_WEEKS, key="f_weeks", required=True,
            label_visibility="collapsed", format_func=lambda n: _("{n} v.", n=n),
        )  # fmt: skip
    _steps(read_period(kept), kept)


def _newest() -> None:
    """Go to the newest unit when the kind of period changes."""
    st.session_state.f_back = 0


def _steps(chosen: Period, kept: Records) -> None:
    back, label, forth = st.columns([1, 6, 1], vertical_alignment="center", gap=None, wrap=False)
    back.button(
        ":material/chevron_left:", key="period_back", help=_("Perioden före"), type="tertiary",
        on_click=_step, args=(1,), disabled=chosen.start <= kept.first_day,
    )  # fmt: skip
    forth.button(
        ":material/chevron_right:", key="period_forth", help=_("Perioden efter"), type="tertiary",
        on_click=_step, args=(-1,), disabled=st.session_state.f_back == 0,
    )  # fmt: skip
    said = words()
    week = f"{said.week(chosen.start)}, " if chosen.mode == periods.WEEK else ""
    label.caption(week + said.period(chosen.start, chosen.end), text_alignment="center")


def _step(units: int) -> None:
    st.session_state.f_back = max(0, st.session_state.f_back + units)


def compare(_kept: Records) -> None:
    """Draw the choice of what the period is compared with."""
    st.segmented_control(
        _("Jämför med"), tuple(COMPARE_NAMES), key="f_compare", required=True,
        format_func=lambda name: _(COMPARE_NAMES[name]),
    )  # fmt: skip


def areas(kept: Records) -> None:
    """Draw the choice of districts; the map's own clicks end here too."""
    names = kept.names | {OUTSIDE: _("Utanför områdena"), UNKNOWN: _("Okänd plats")}
    st.multiselect(
        _("Områden"), list(names), format_func=names.get, key="f_areas",
        placeholder=_("Alla områden"),
        help=_("Ctrl-klick på kartan lägger till eller tar bort ett område."),
    )  # fmt: skip


def weekdays(_kept: Records) -> None:
    """Draw the choice of weekdays; none chosen means all."""
    st.pills(
        _("När"), range(7), selection_mode="multi", key="f_days",
        format_func=lambda day: _(WEEKDAYS[day]),
    )  # fmt: skip


def hours(_kept: Records) -> None:
    """Draw the choice of hours, through midnight if the first is the later."""
    first, last = st.columns(PAIR, gap="small", wrap=False)
    first.selectbox(_("Från kl."), range(24), key="f_from", format_func="{:02d}".format)
    last.selectbox(_("Till kl."), range(1, 25), key="f_to", format_func="{:02d}".format)


def light(_kept: Records) -> None:
    """Draw the choice of darkness or daylight, by the sun and not by the clock."""
    st.segmented_control(
        _("Ljus"), tuple(LIGHT_NAMES), key="f_light", required=True,
        format_func=lambda name: _(LIGHT_NAMES[name]),
        help=_("Mörker är tiden mellan skymning och gryning (borgerlig) just den dagen."),
    )  # fmt: skip


def sources(kept: Records) -> None:
    """Draw the choice of sources, where there is more than one to choose from."""
    if len(kept.incidents.sources) >= PAIR:
        st.multiselect(
            _("Källa"), kept.incidents.sources, key="f_sources", placeholder=_("Alla källor")
        )


def layer(key: str, measures: Sequence[Measure]) -> None:
    """Draw the choice of what the map shows."""
    names = {measure.id: measure for measure in measures}
    st.pills(
        _("Visa på kartan"), tuple(names), key=key, required=True,
        format_func=lambda name: _(names[name].name),
    )  # fmt: skip


def signs(key: str) -> None:
    """Draw the switch for interventions on the map."""
    st.toggle(_("Insatser"), key=key)
