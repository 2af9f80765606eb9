"""The filters of the interventions and the one looked at, in the address: a link opens the same."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

STATUS, KIND, PERSPECTIVE = "f_act_status", "f_act_kind", "f_act_perspective"
AREA, GROUP, DAYS, CHOSEN = "f_act_area", "f_act_group", "f_act_days", "f_act_chosen"
NAMES = {
    "status": STATUS, "typ": KIND, "perspektiv": PERSPECTIVE, "omrade": AREA, "brott": GROUP
}  # fmt: skip
PAIR, DIGITS = 2, 9


def restore(known: Mapping[str, Collection[str]]) -> None:
    """Fill the session from the address, once; what does not exist any more gives way."""
    state, asked = st.session_state, st.query_params
    for name, key in NAMES.items():
        given = state[key] if key in state else asked.get(name, "").split(",")
        state[key] = [value for value in given if value in known[key]]
    if DAYS not in state:
        days = [_day(asked.get(name, "")) for name in ("fran", "till")]
        state[DAYS] = tuple(days) if all(days) and days[0] <= days[1] else ()
    else:
        state[DAYS] = state[DAYS] or ()
    if CHOSEN not in state:
        number = asked.get("insats", "")
        state[CHOSEN] = int(number) if number.isdecimal() and len(number) <= DIGITS else None


def _day(said: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(said)
    except ValueError:
        return None


def write() -> None:
    """Keep the address true, and touch it only when it changes."""
    state = st.session_state
    asked = state[CHOSEN]
    written = {name: ",".join(state[key]) for name, key in NAMES.items() if state[key]}
    if len(state[DAYS]) == PAIR:
        written |= dict(zip(("fran", "till"), map(str, state[DAYS]), strict=True))
    if asked is not None:
        written["insats"] = str(asked)
    if "lang" in st.query_params:
        written["lang"] = st.query_params["lang"]
    if st.query_params.to_dict() != written:
        st.query_params.from_dict(written)
