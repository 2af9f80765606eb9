"""What is asked on the page about insecurity, in the address: a link opens the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.measures.survey_schema import ALL
from pages.parts import felt, felt_crime, felt_layers

if TYPE_CHECKING:
    from pages.parts.felt import Felt
    from pages.parts.felt_choice import Choice

QUESTION, WAVE, GROUP, CRIMES, SMOOTH, SHOWN, AREA = (
    "f_felt_question", "f_felt_wave", "f_felt_group", "f_felt_crimes", "f_felt_smooth",
    "f_felt_shown", "f_felt_area",
)  # fmt: skip
_TEXTS = {"fraga": QUESTION, "svarande": GROUP, "mot": CRIMES, "karta": SHOWN, "matomrade": AREA}


def restore() -> None:
    """Fill the session from the address, once; what the data lack gives way when it is chosen."""
    state, asked = st.session_state, st.query_params
    if QUESTION in state:
        return
    state[QUESTION] = None
    for name, key in _TEXTS.items():
        if name in asked:
            state[key] = asked[name]
    year, _, source = asked.get("matning", "").partition("-")
    if year.isdecimal():
        state[WAVE] = (source, int(year))
    state[SMOOTH] = asked.get("utjamnat") == "1"


def parameters(known: Felt, choice: Choice) -> dict[str, str]:
    """Return the parameters of what is asked; what nobody has chosen is not written."""
    asked, first = choice.asked, felt.first(known)
    written = {
        "fraga": (asked.question, first.question),
        "matning": (_wave(*asked.wave[:2]), _wave(*known.waves(asked.question)[0])),
        "svarande": (asked.group, ALL),
        "mot": (choice.crimes, felt_crime.DARK),
        "karta": (choice.view, felt_layers.BOTH),
        "matomrade": (st.session_state.get(AREA) or "", ""),
        "utjamnat": ("1" if asked.smooth else "", ""),
    }
    return {name: now for name, (now, default) in written.items() if now != default}


def _wave(source: str, year: int) -> str:
    return f"{year}-{source}"
