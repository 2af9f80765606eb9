"""Under the map about insecurity: which districts are in which field, and what filters reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.measures.quadrant import FIELDS
from geo.sentence import join
from pages.parts import felt_crime
from pages.parts.felt_shapes import OWN
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.felt import Felt
    from pages.parts.felt_choice import Choice
    from pages.parts.felt_crime import Beside
    from pages.parts.filters import View

FILTERS = N_(
    "En mätning har varken veckodag eller klockslag: filtren gäller bara brotten. Periodens slut "
    "styr alltid vilka brott som räknas, övriga filter bara när Enligt filtren är valt. "
    "Mätningens områden är inte kartans; där de skiljer sig åt är värdet uppskattat. "
    "Samvariation, inte orsak."
)
OWN_ONLY = N_(
    "Kartan visar mätningens egna områden och bara svaren: inget är omräknat till stadsdelar, och "
    "filtren ändrar inget."
)
NO_SHAPES = N_(
    "Mätningens egna områden kan inte ritas: deras gränser är inte inlästa. Hur det görs står i "
    "README, vid egna områden."
)
SMOOTHED = N_("Värdena är utjämnade mot kommunen och är inte mätningens egna.")
REFUSED = N_(
    "Värdena är inte utjämnade: det kräver ett värde för kommunen och osäkerhetsintervall för "
    "minst fyra mätområden."
)
NAMED = 4  # districts of a field that are named


def draw(view: View, known: Felt, choice: Choice, beside: Beside) -> None:
    """Name the districts of each field, and say which filters do not reach the survey."""
    smooth = [_(SMOOTHED)] if choice.asked.smooth else [_(REFUSED)] if choice.refused else []
    if choice.view == OWN:
        st.caption(" ".join([_(OWN_ONLY), *smooth]))
        return
    fields = beside.table["field"]
    told = [
        f"**{_(name)}**: {_members(view, list(fields.index[fields == key]))}"
        for key, name in FIELDS.items() if (fields == key).any()
    ]  # fmt: skip
    years = [f"{told}." for told in felt_crime.apart(beside.selection, choice.asked)]
    lacking = [] if len(known.shapes) else [_(NO_SHAPES)]
    notes = [*years, *smooth, _(FILTERS), *lacking]
    st.markdown(" · ".join(told))
    st.caption(" ".join(notes))


def _members(view: View, codes: list[str]) -> str:
    """Name some districts, or count them: they may lie outside what the map shows."""
    if len(codes) > NAMED:
        return words().plural(len(codes), "{n} område", "{n} områden")
    return plain(join([name for code, name in view.kept.names.items() if code in codes], words()))
