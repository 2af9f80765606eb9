"""While an intervention runs: the difference so far, week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from geo.errors import N_
from geo.figures import effect_charts
from geo.figures.effect_data import week_by_week
from geo.measures.effect_monitor import FEWER, MORE
from pages.parts import act_effect, frame
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import pandas as pd

    from data.records import Intervention
    from pages.parts.cached import Records

CROSSED = {
    FEWER: N_("Gränsen för färre brott passerades efter {weeks} veckor."),
    MORE: N_("Gränsen för fler brott passerades efter {weeks} veckor."),
}
INSIDE = N_("Skillnaden är inom vad slumpen kan göra, hittills.")
EXPLAINED = N_(
    "Linjen är skillnaden sedan starten mot vad det hade blivit om brotten gått som i "
    "jämförelseområdet. Det grå bandet är vad slumpen kan göra. Det tar hänsyn till att man tittar "
    "varje vecka, och är räknat på {planned} planerade veckor. Fyllda punkter är veckor då "
    "skillnaden är mer än slump. Omdömet på kortet är ett eget mått."
)


def draw(kept: Records, row: Intervention) -> None:
    """Draw the running difference, and say whether it is more than chance."""
    found, said = act_effect.monitor(kept, row), words()
    if found.empty or not np.isfinite(found["expected"]).any():
        st.info(_("Det finns inga brott att jämföra med, så veckorna går inte att följa."))
        return
    st.markdown(f"**{plain(_told(found))}**")
    st.vega_lite_chart(
        week_by_week(found, row.start, said),
        effect_charts.monitor_chart(frame.theme(), large=frame.displaying()),
        theme=None, width="stretch", key="act_monitor",
        alt=_("Skillnaden mot jämförelseområdet sedan starten, vecka för vecka, med gränser."),
    )  # fmt: skip
    st.caption(_(EXPLAINED, planned=said.number(act_effect.planned(row))))


def _told(found: pd.DataFrame) -> str:
    last, said = found.iloc[-1], words()
    now = _(
        "Efter {weeks} veckor: {n} brott mot {expected} väntade.", weeks=said.number(len(found)),
        n=said.number(last["treated"]), expected=said.number(last["expected"], 1),
    )  # fmt: skip
    crossed = found.index[found["signal"] != ""]
    if not len(crossed):
        return f"{now} {_(INSIDE)}"
    first = found.loc[crossed[0], "signal"]
    return f"{now} {_(CROSSED[first], weeks=said.number(int(crossed[0]) + 1))}"
