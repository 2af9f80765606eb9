"""What people have answered over the years, where there are no offences to set it beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.measures.survey_schema import ALL
from pages.parts import cached, felt, felt_time, felt_wide, frame
from pages.parts.words import _

if TYPE_CHECKING:
    import pandas as pd

NOTHING = N_(
    "Ingen trygghetsmätning är inläst. Läs in svar eller publicerade resultat på sidan **Läs in "
    "data**, tillsammans med vilka områden mätningen gäller."
)
NO_AREAS = N_(
    "De mätningar som är inlästa säger inget om kartans områden, så brotten kan inte visas bredvid."
    " Läs in svar per område, och vilka områden mätningen gäller, på sidan **Läs in data**."
)


def before_offences() -> None:
    """Draw a question over the years and stop, while surveys are all that has been read in."""
    if cached.records() is not None:
        return
    known = _known(felt.figures())
    if known.empty:
        return
    with st.container(key="perception"):
        st.title(_("Brott och otrygghet"), anchor=False)
        frame.nothing_yet()
        draw(known)
    st.stop()


def without_areas() -> None:
    """Say that nothing has been answered for areas of the map, and draw what there is."""
    known = _known(felt.figures())
    st.title(_("Brott och otrygghet"), anchor=False)
    st.info(_(NOTHING) if known.empty else _(NO_AREAS))
    if not known.empty:
        draw(known)


def _known(table: pd.DataFrame) -> pd.DataFrame:
    """Return what everyone answered in municipality, region and nation."""
    asked = table["level"].isin(felt_time.WIDE) & (table["group"] == ALL)
    return table[asked & table["value"].notna()]


def draw(known: pd.DataFrame) -> None:
    """Draw a question that is chosen; the newest survey's line is the whole one."""
    catalogue, asked = cached.store().questions(), set(known["question"])
    heading = _("Frågan över tid")
    st.markdown(f"## {heading}")
    question = st.selectbox(
        _("Fråga"), [name for name in catalogue if name in asked], key="felt_alone",
        format_func=lambda name: _(catalogue[name].wording),
    )  # fmt: skip
    rows = known[known["question"] == question].sort_values("year")
    newest = rows[rows["level"] == felt_time.MUNICIPALITY].tail(1)
    source, year = (newest if len(newest) else rows.tail(1))[["source", "year"]].iloc[0]
    about = felt.Asked(catalogue[question], source, year)
    with st.columns(2)[0]:  # as wide as beside the offences
        felt_time.lines(felt_time.compared(known, about), about.about)
        felt_wide.draw(felt.figures(), about)
