"""Under the map about insecurity: which districts are in which field, and what filters reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.measures.quadrant import FIELDS
from geo.sentence import join
from pages.parts import felt_crime
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.felt_choice import Choice
    from pages.parts.felt_crime import Beside
    from pages.parts.filters import View

FILTERS = N_(
    "En mätning har varken veckodag eller klockslag: filtren gäller bara brotten. Periodens slut "
    "styr alltid vilka brott som räknas, övriga filter bara när Enligt filtren är valt. "
    "Mätningens områden är inte kartans; där de skiljer sig åt är värdet uppskattat. "
    "Samvariation, inte orsak."
)
SMOOTHED = N_("Värdena är utjämnade mot kommunen och är inte mätningens egna.")
NAMED = 4  # districts of a field that are named


def draw(view: View, beside: Beside, choice: Choice) -> None:
    """Name the districts of each field, and say which filters do not reach the survey."""
    fields = beside.table["field"]
    told = [
        f"**{_(name)}**: {_members(view, list(fields.index[fields == key]))}"
        for key, name in FIELDS.items() if (fields == key).any()
    ]  # fmt: skip
    years = [f"{told}." for told in felt_crime.apart(beside.selection, choice.asked)]
    notes = [*years, *([_(SMOOTHED)] if choice.asked.smooth else []), _(FILTERS)]
    st.markdown(" · ".join(told))
    st.caption(" ".join(notes))


def _members(view: View, codes: list[str]) -> str:
    """Name some districts, or count them: they may lie outside what the map shows."""
    if len(codes) > NAMED:
        return words().plural(len(codes), "{n} område", "{n} områden")
    return plain(join([name for code, name in view.kept.names.items() if code in codes], words()))
