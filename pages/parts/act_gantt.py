"""The time line of the interventions: the same ones as on the map and in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from geo.figures import gantt
from pages.parts import act_list, clock, frame
from pages.parts.act_address import CHOSEN
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.act_filters import Acts

SERIAL = "act_picks"  # a new chart after each pick: an old one would not tell of the same bar again


def draw(acts: Acts) -> None:
    """Draw a bar for each; a click picks one."""
    if not acts.shown:
        return
    rows = pd.DataFrame(
        [
            {
                "id": row.id, "name": row.name, "start": row.start, "end": row.end,
                "status": row.status, "chosen": row is acts.chosen,
                "told": f"{row.name}: {act_list.told(row)}",
            }
            for row in acts.shown
        ]
    )  # fmt: skip
    key = f"act_gantt_{st.session_state.get(SERIAL, 0)}"
    heading = _("Tidslinje")
    st.markdown(f"### {heading}")
    st.vega_lite_chart(
        gantt.gantt_data(rows, clock.today()),
        gantt.gantt_chart(words(), frame.theme(), rows=len(rows), large=frame.displaying()),
        key=key, theme=None, width="stretch", on_select=lambda: _picked(key),
        selection_mode=gantt.PICKED,
        alt=_("När varje insats pågår, en stapel per insats. Samma datum står i listan."),
    )  # fmt: skip
    st.caption(
        _(
            "Streckad linje: i dag. En blekare stapel saknar slutdatum. Klicka på en stapel för "
            "att välja insatsen."
        )
    )


def _picked(key: str) -> None:
    picked = (st.session_state.get(key) or {}).get("selection", {}).get(gantt.PICKED) or []
    if picked:
        st.session_state[CHOSEN] = int(picked[0]["id"])
        st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1
