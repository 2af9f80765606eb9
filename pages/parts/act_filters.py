"""Which interventions the page shows: its filters, in the side bar and in the address.

Map, list and time line are given the same ones.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Intervention
from data.records.choices import INTERVENTION_STATUSES, PERSPECTIVES
from geo.figures.signs import STATUS_NAMES
from geo.names import in_order
from geo.offences import GROUPS
from geo.schema import OUTSIDE, UNKNOWN
from pages.parts import act_address, cached, frame
from pages.parts.act_address import (
    AREA,
    CHOSEN,
    DAYS,
    GROUP,
    KIND,
    NAMES,
    PAIR,
    PERSPECTIVE,
    STATUS,
)
from pages.parts.act_fields import PERSPECTIVE_NAMES
from pages.parts.words import _

if TYPE_CHECKING:
    from pages.parts.cached import Records

ORDER = ("pågående", "planerad", "avslutad", "avbruten")


@dataclass(frozen=True, eq=False)
class Acts:
    """The interventions of the page, those that the filters leave, and the one looked at."""

    kept: Records
    every: tuple[Intervention, ...]
    shown: tuple[Intervention, ...]
    areas: dict[int, str]
    chosen: Intervention | None

    def where(self, row: Intervention) -> str:
        """Name the district that an intervention is in."""
        return self.kept.names.get(self.areas.get(row.id, "")) or _("utanför områdena")


def choose() -> Acts:
    """Return what is shown; stops the page, with a sentence, before anything was read in."""
    kept = cached.records()
    if kept is None:
        frame.nothing_yet()
        st.stop()
    every = tuple(sorted(cached.book().listed(Intervention), key=_rank))
    ids = numbers(kept)
    areas = dict(zip(ids, kept.interventions_area, strict=True)) if ids else {}
    known = options(kept, every)
    act_address.restore(known)
    shown = tuple(row for row in every if _kept(row, areas.get(row.id, "")))
    asked = st.session_state[CHOSEN]
    chosen = next((row for row in shown if row.id == asked), shown[0] if shown else None)
    act_address.write()
    return Acts(kept, every, shown, areas, chosen)


def numbers(kept: Records) -> list[int]:
    """Return the record's number of each row of the interventions' frame."""
    return [int(name.removeprefix("insats-")) for name in kept.interventions["id"]]


def _rank(row: Intervention) -> tuple[int, int, int]:
    """Those that go on first, the longest first; what is planned by day; the newest end first."""
    days = row.start.toordinal()
    if row.status in ORDER[2:]:
        days = -(row.end or row.start).toordinal()
    return ORDER.index(row.status), days, row.id


def _kept(row: Intervention, area: str) -> bool:
    state = st.session_state
    days = state[DAYS]
    first, last = (days[0], days[-1]) if len(days) == PAIR else (dt.date.min, dt.date.max)
    return (
        (not state[STATUS] or row.status in state[STATUS])
        and (not state[KIND] or row.kind in state[KIND])
        and (not state[PERSPECTIVE] or row.perspective in state[PERSPECTIVE])
        and (not state[AREA] or area in state[AREA])
        and (not state[GROUP] or not row.groups or bool({*state[GROUP]} & {*row.groups}))
        and row.start <= last
        and (row.end or dt.date.max) >= first
    )


def options(kept: Records, every: tuple[Intervention, ...]) -> dict[str, list[str]]:
    """Return what each filter can be."""
    kinds = sorted({row.kind for row in every if row.kind}, key=str.casefold)
    return {
        STATUS: list(INTERVENTION_STATUSES), KIND: kinds, PERSPECTIVE: list(PERSPECTIVES),
        AREA: [*in_order(kept.names, kept.names), OUTSIDE, UNKNOWN], GROUP: list(GROUPS),
    }  # fmt: skip


def clear() -> None:
    """Take every filter away."""
    for key in NAMES.values():
        st.session_state[key] = []
    st.session_state[DAYS] = ()


def draw(acts: Acts) -> None:
    """Draw the filters in the side bar."""
    known = options(acts.kept, acts.every)
    names = acts.kept.names | {OUTSIDE: _("Utanför områdena"), UNKNOWN: _("Okänt läge")}
    told: dict[str, tuple[str, Any]] = {
        STATUS: (_("Status"), lambda name: _(STATUS_NAMES[name]).capitalize()),
        PERSPECTIVE: (_("Perspektiv"), lambda name: _(PERSPECTIVE_NAMES[name])),
        GROUP: (_("Brott"), lambda name: _(GROUPS[name])),
    }
    with st.sidebar:
        for key, (label, said) in told.items():
            st.pills(label, known[key], selection_mode="multi", key=key, format_func=said)
        st.multiselect(_("Typ av insats"), known[KIND], key=KIND, placeholder=_("Alla typer"))
        st.multiselect(
            _("Områden"), known[AREA], key=AREA, format_func=names.get,
            placeholder=_("Alla områden"), help=_("Ett klick på kartan väljer ett område."),
        )  # fmt: skip
        st.date_input(
            _("Pågår någon gång under"), key=DAYS, format="YYYY-MM-DD",
            help=_("Välj första och sista dagen. Tomt är all tid."),
        )  # fmt: skip
        st.button(_("Rensa filtren"), key="act_clear", on_click=clear)
