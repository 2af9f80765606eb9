"""The widgets of the filters: for each field of the selection what it says and how it is drawn.

Reading and drawing are apart, so that a page can answer, and draw its map,
before it draws the filters: the map is what people wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.schema import OUTSIDE, UNKNOWN
from geo.selection import ALL_HOURS
from geo.sentence import WEEKDAYS
from pages.parts import live
from pages.parts import sources as source_titles
from pages.parts.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.measures.registry import Measure
    from pages.parts.cached import Records

COMPARE_NAMES = {"ifjol": N_("I fjol"), "foregaende": N_("Föregående")}
LIGHT_NAMES = {"": N_("Alla"), "morker": N_("Mörker"), "dagsljus": N_("Dagsljus")}
PAIR = 2


def read_hours(_kept: Records) -> tuple[int, int]:
    """Hours from and to; the same hour twice is the whole day."""
    hours = (st.session_state.f_from, st.session_state.f_to)
    return hours if hours[0] != hours[1] else ALL_HOURS


def compare(_kept: Records) -> None:
    """Draw the choice of what the period is compared with."""
    st.segmented_control(
        _("Jämför med"), tuple(COMPARE_NAMES), key="f_compare", required=True,
        on_change=live.changed,
        format_func=lambda name: _(COMPARE_NAMES[name]),
    )  # fmt: skip


def areas(kept: Records) -> None:
    """Draw the choice of districts; the map's own clicks end here too."""
    names = kept.names | {OUTSIDE: _("Utanför områdena"), UNKNOWN: _("Okänt läge")}
    st.multiselect(
        _("Områden"), list(names), format_func=names.get, key="f_areas", on_change=live.changed,
        placeholder=_("Alla områden"),
        help=_("Ctrl-klick på kartan lägger till eller tar bort ett område."),
    )  # fmt: skip


def weekdays(_kept: Records) -> None:
    """Draw the choice of weekdays; none chosen means all."""
    st.pills(
        _("När"), range(7), selection_mode="multi", key="f_days", on_change=live.changed,
        format_func=lambda day: _(WEEKDAYS[day]),
    )  # fmt: skip


def hours(_kept: Records) -> None:
    """Draw the choice of hours, through midnight if the first is the later."""
    row = st.container(horizontal=True, gap="small", key="hours_row")
    row.selectbox(
        _("Från kl."), range(24), key="f_from", on_change=live.changed, format_func="{:02d}".format
    )
    row.selectbox(
        _("Till kl."), range(1, 25), key="f_to", on_change=live.changed, format_func="{:02d}".format
    )
    if st.session_state.f_from == st.session_state.f_to:
        st.caption(_("Samma klockslag i båda rutorna är hela dygnet."))


def light(_kept: Records) -> None:
    """Draw the choice of darkness or daylight, by the sun and not by the clock."""
    st.segmented_control(
        _("Ljus"), tuple(LIGHT_NAMES), key="f_light", on_change=live.changed, required=True,
        format_func=lambda name: _(LIGHT_NAMES[name]),
        help=_("Mörker räknas från borgerlig skymning till borgerlig gryning, dag för dag."),
    )  # fmt: skip


def sources(kept: Records) -> None:
    """Draw the choice of sources, where there is more than one to choose from."""
    if len(kept.incidents.sources) >= PAIR:
        st.multiselect(
            _("Källa"),
            kept.incidents.sources,
            key="f_sources",
            format_func=source_titles.title,
            on_change=live.changed,
            placeholder=_("Alla källor"),
        )


def layer(key: str, measures: Sequence[Measure]) -> None:
    """Draw the choice of what the map shows."""
    names = {measure.id: measure for measure in measures}
    st.pills(
        _("Visa på kartan"), tuple(names), key=key, required=True, on_change=live.changed,
        format_func=lambda name: _(names[name].name),
    )  # fmt: skip


def signs(key: str) -> None:
    """Draw the switch for interventions on the map."""
    st.toggle(_("Insatser"), key=key, on_change=live.changed)
