"""The widgets of the filters: one for each field of the selection, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import period as periods
from geo.errors import N_
from geo.period import Period
from geo.schema import OUTSIDE, UNKNOWN
from geo.sentence import WEEKDAYS
from pages.parts import offence_tree
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


def period(kept: Records) -> Period:
    """Choose the days: a unit with steps back and forth, a rolling window or own dates."""
    mode = st.pills(
        _("Period"), periods.MODES, format_func=lambda m: _(MODE_NAMES[m]), key="f_mode",
        required=True, on_change=_newest,
    )  # fmt: skip
    if mode == periods.OWN:
        return _own_dates(kept)
    weeks = periods.ROLLING_DEFAULT
    if mode == periods.ROLLING:
        weeks = st.segmented_control(
            _("Antal veckor"), periods.ROLLING_WEEKS, key="f_weeks", required=True,
            label_visibility="collapsed", format_func=lambda n: _("{n} v.", n=n),
        )  # fmt: skip
    chosen = periods.choose(mode, kept.last_day, back=st.session_state.f_back, weeks=weeks)
    _steps(chosen, kept)
    return chosen


def _newest() -> None:
    """Go to the newest unit when the kind of period changes."""
    st.session_state.f_back = 0


def _steps(chosen: Period, kept: Records) -> None:
    back, label, forth = st.columns(
        [1, 5, 1], vertical_alignment="center", gap="xsmall", wrap=False
    )
    back.button(
        ":material/chevron_left:", key="period_back", help=_("Perioden före"), on_click=_step, args=(1,),
        type="tertiary", disabled=chosen.start <= kept.first_day,
    )  # fmt: skip
    forth.button(
        ":material/chevron_right:", key="period_forth", help=_("Perioden efter"), on_click=_step,
        args=(-1,), type="tertiary", disabled=st.session_state.f_back == 0,
    )  # fmt: skip
    said = words()
    week = f"{said.week(chosen.start)}, " if chosen.mode == periods.WEEK else ""
    label.caption(week + said.period(chosen.start, chosen.end), text_alignment="center")


def _step(units: int) -> None:
    st.session_state.f_back = max(0, st.session_state.f_back + units)


def _own_dates(kept: Records) -> Period:
    dates = st.date_input(
        _("Egna datum"), key="f_own", label_visibility="collapsed", format="YYYY-MM-DD",
        min_value=kept.first_day, max_value=kept.last_day,
    )  # fmt: skip
    start, end = dates if len(dates) == 2 else (dates[0], dates[0])  # noqa: PLR2004
    return Period(start, end)


def compare(_kept: Records) -> str:
    """Choose what the period is compared with."""
    return st.segmented_control(
        _("Jämför med"), tuple(COMPARE_NAMES), key="f_compare", required=True,
        format_func=lambda name: _(COMPARE_NAMES[name]),
    )  # fmt: skip


def offences(kept: Records) -> tuple[str, ...]:
    """Choose offence groups at a click, and single types in a tree with search."""
    return offence_tree.choose(kept.offences)


def areas(kept: Records) -> tuple[str, ...]:
    """Choose districts; the map's own clicks end here too."""
    names = kept.names | {OUTSIDE: _("Utanför kommunens områden"), UNKNOWN: _("Okänd plats")}
    chosen = st.multiselect(
        _("Områden"), list(names), format_func=names.get, key="f_areas",
        placeholder=_("Alla områden"),
        help=_("Ctrl-klick på kartan lägger till eller tar bort ett område."),
    )  # fmt: skip
    return tuple(sorted(chosen))


def weekdays(_kept: Records) -> tuple[int, ...]:
    """Choose weekdays; none chosen means all."""
    chosen = st.pills(
        _("När"), range(7), selection_mode="multi", key="f_days",
        format_func=lambda day: _(WEEKDAYS[day]),
    )  # fmt: skip
    return tuple(sorted(chosen))


def hours(_kept: Records) -> tuple[int, int]:
    """Choose the hours of the day, through midnight if the first is the later."""
    first, last = st.columns(2, gap="small", wrap=False)
    start = first.selectbox(
        _("Från kl."), range(24), key="f_from", format_func=lambda h: f"{h:02d}"
    )  # fmt: skip
    end = last.selectbox(
        _("Till kl."), range(1, 25), key="f_to", format_func=lambda h: f"{h:02d}"
    )  # fmt: skip
    return (start, end) if start != end else (0, 24)


def light(_kept: Records) -> str:
    """Choose darkness or daylight, by the sun over the city and not by the clock."""
    return st.segmented_control(
        _("Ljus"), tuple(LIGHT_NAMES), key="f_light", required=True,
        format_func=lambda name: _(LIGHT_NAMES[name]),
        help=_("Mörker är tiden mellan skymning och gryning (borgerlig) just den dagen."),
    )  # fmt: skip


def sources(kept: Records) -> tuple[str, ...]:
    """Choose sources, where there is more than one to choose from."""
    if len(kept.incidents.sources) < 2:  # noqa: PLR2004
        return ()
    chosen = st.multiselect(
        _("Källa"), kept.incidents.sources, key="f_sources", placeholder=_("Alla källor")
    )
    return tuple(sorted(chosen))


def layer(key: str, measures: Sequence[Measure]) -> str:
    """Choose what the map shows."""
    names = {measure.id: measure for measure in measures}
    return st.pills(
        _("Visa på kartan"), tuple(names), key=key, required=True,
        format_func=lambda name: _(names[name].name),
    )  # fmt: skip


def signs(key: str) -> bool:
    """Choose whether interventions are on the map."""
    return st.toggle(_("Insatser"), key=key)
