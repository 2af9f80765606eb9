"""Playing a period back, week by week or month by month, on the same map."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo import period as periods
from geo.errors import N_
from pages.parts import filters, results
from pages.parts.words import _

if TYPE_CHECKING:
    from geo.period import Period
    from pages.parts.filters import View
    from pages.parts.results import Answer

RUNNING, STEP, AT = "play_running", "play_step", "play_at"
BY_MONTH, SPEED = "f_play_months", "f_play_speed"
SPEEDS = {"slow": 2.0, "normal": 1.0, "fast": 0.5}
SPEED_NAMES = {"slow": N_("Långsamt"), "normal": N_("Lagom"), "fast": N_("Snabbt")}


def shown() -> tuple[View, View, Answer]:
    """Return what is chosen, what of it is shown now, and its numbers."""
    chosen = filters.choose()
    view = now_playing(chosen)
    return chosen, view, results.answer(view.kept, view.selection)


def now_playing(view: View) -> View:
    """Return the view narrowed to the step that plays, or as it is."""
    step = st.session_state.get(STEP)
    if step is None:
        return view
    parts = _parts(view.selection.period)
    part = parts[min(step, len(parts) - 1)]
    return replace(view, selection=view.selection.over(part))


def scale(chosen: View, shown: View) -> Answer | None:
    """Return the numbers that set the colours while a period plays, None otherwise."""
    if chosen is shown:
        return None
    months = bool(st.session_state.get(BY_MONTH))
    return results.busiest_step(chosen.kept, chosen.selection, months=months)


def _parts(period: Period) -> list[Period]:
    return periods.steps(period, months=bool(st.session_state.get(BY_MONTH)))


def controls(view: View) -> None:
    """Draw what plays a period back; while it plays, what pauses and ends it."""
    st.session_state.setdefault(BY_MONTH, False)
    st.session_state.setdefault(SPEED, "normal")
    parts = _parts(view.selection.period)
    if st.session_state.get(STEP) is None:
        _offer(len(parts))
    else:
        _hold(parts)
    if st.session_state.get(RUNNING):
        _clock(len(parts))


def _offer(parts: int) -> None:
    with st.popover(_("Spela upp"), icon=":material/play_circle:", key="play_popover"):
        st.segmented_control(
            _("Steg"), (False, True), key=BY_MONTH, required=True,
            format_func=lambda months: _("Månad") if months else _("Vecka"),
        )  # fmt: skip
        st.segmented_control(
            _("Hastighet"), tuple(SPEEDS), key=SPEED, required=True,
            format_func=lambda name: _(SPEED_NAMES[name]),
        )  # fmt: skip
        st.button(_("Spela"), key="play_toggle", on_click=_toggle, args=(parts,), type="primary",
                  icon=":material/play_arrow:")  # fmt: skip


def _hold(parts: list[Period]) -> None:
    """Over the map and not in a box of its own: a box would hide what plays."""
    step, running = st.session_state[STEP], bool(st.session_state.get(RUNNING))
    place = _("Steg {step} av {all}", step=min(step, len(parts) - 1) + 1, all=len(parts))
    act = _("Pausa") if running else _("Fortsätt")
    st.button(
        f"{act} · {place}", key="play_toggle",
        on_click=_toggle, args=(len(parts),), type="primary",
        icon=":material/pause:" if running else ":material/play_arrow:",
    )  # fmt: skip
    st.button(_("Avsluta"), key="play_stop", on_click=_stop, icon=":material/close:")


def _toggle(parts: int) -> None:
    running = not st.session_state.get(RUNNING)
    step = st.session_state.get(STEP)
    if running and (step is None or step >= parts - 1):
        st.session_state[STEP] = 0
    st.session_state[RUNNING], st.session_state[AT] = running, time.monotonic()
    st.rerun()


def _stop() -> None:
    st.session_state[RUNNING], st.session_state[STEP] = False, None
    st.rerun()


def _clock(parts: int) -> None:
    """Advance a step each time the speed's interval has passed."""
    wait = SPEEDS[st.session_state[SPEED]]

    def tick() -> None:
        if time.monotonic() - st.session_state[AT] < wait * 0.8:
            return  # drawn by a rerun of the whole page, not by the clock
        st.session_state[AT] = time.monotonic()
        if st.session_state[STEP] >= parts - 1:
            _stop()  # the whole period again, as the filters say
        st.session_state[STEP] += 1
        st.rerun()

    st.fragment(tick, run_every=wait)()
