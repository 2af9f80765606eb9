"""All districts with the numbers of the map and the scatter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from geo.figures.survey_words import absent, origin, told
from geo.measures.quadrant import ABSENT, FIELDS
from pages.parts import felt_own, felt_own_told
from pages.parts.felt_shapes import OWN
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.felt import Felt
    from pages.parts.felt_choice import Choice
    from pages.parts.felt_crime import Beside
    from pages.parts.filters import View


def draw(view: View, known: Felt, choice: Choice, beside: Beside) -> None:
    """Show the numbers of all that the map shows: districts, or the survey's own areas."""
    if choice.view == OWN:
        felt_own.draw_table(view, known, choice)
    else:
        _districts(view, choice, beside)


def verdict(row: pd.Series) -> str:
    """Name the field of a district, or why it is in none."""
    name = FIELDS[row["field"]]
    return absent(row, words()) if row["field"] == ABSENT else _(name)


def _districts(view: View, choice: Choice, beside: Beside) -> None:
    """Show the numbers of every district, those of the map and the scatter."""
    said, scale = words(), choice.asked.about.scale
    heads = [_("Område"), _("Brott per 1\u00a0000 och år"), felt_own_told.column(choice.asked),
             _("Bedömning"), _("Hur svaret räknats")]  # fmt: skip
    rows = []
    for code, name in view.kept.names.items():
        row = beside.table.loc[code]
        crime = _("uppgift saknas")
        if np.isfinite(row["crime"]):
            low, rate, high = (said.number(row[c], 1) for c in ("crime_low", "crime", "crime_high"))
            crime = f"{rate} ({low}–{high})"
        field = verdict(row)
        rows.append([plain(name), crime, told(row, scale, said), field,
                     plain(origin(row, said))])  # fmt: skip
    with st.expander(_("Alla områden i en tabell")), st.container(key="felt_table"):
        st.table(
            [dict(zip(heads, row, strict=True)) for row in rows],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip
