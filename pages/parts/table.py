"""The table beside the map: every district, the same numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.measures.export import AREA_NAMES
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer


def draw(view: View, answer: Answer) -> None:
    """Draw the chosen areas, outside and unknown last, and their sum."""
    said, names = words(), view.kept.names
    heads = [_("Område"), _("Antal"), _("Före"), _("Per 1 000"), "z"]
    rows = [
        [names.get(row.Index) or _(AREA_NAMES[row.Index]), said.number(row.now),
         said.number(row.before), said.number(row.rate, 1), said.number(row.z, 1)]
        for row in answer.table[answer.table["chosen"]].itertuples()
    ]  # fmt: skip
    total = answer.whole
    rows.append(
        [_("Summa"), said.number(total["now"]), said.number(total["before"]),
         said.number(total["rate"], 1), said.number(total["z"], 1)]
    )  # fmt: skip
    with st.container(key="tablebox", height="stretch"):
        st.table(
            [dict(zip(heads, row, strict=True)) for row in rows],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip
    st.caption(_("Före: jämförelseperioden. Mellan −2 och 2 i z kan skillnaden vara slump."))
