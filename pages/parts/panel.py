"""The column of numbers: a district if one is looked at, otherwise all that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from geo.measures import change, summary
from pages.parts import details, live
from pages.parts.address import FOCUS
from pages.parts.words import _, words

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.filters import View
    from pages.parts.results import Answer

WEEKS = 26
MOST = 4  # interventions that are named
SIGNIFICANT = 0.05


def draw(view: View, answer: Answer) -> None:
    """Draw the numbers of the district in focus or of the whole selection."""
    row = answer.table.loc[view.focus] if view.focus else answer.whole
    with st.container(key="panel", gap="small"):
        _head(view)
        _number(row)
        _change(row, answer)
        _rank(view, answer)
        details.series(view)
        details.when(view)
        details.what(view, answer)
        details.interventions(view)


def _head(view: View) -> None:
    if not view.focus:
        st.caption(_("Alla valda områden"))
        st.markdown(f"## {view.kept.settings.municipality}")
        return
    st.caption(_("Valt område"))
    st.markdown(f"## {view.kept.names[view.focus]}")
    only = view.selection.areas == (view.focus,)
    buttons = st.container(horizontal=True, gap="small")
    buttons.button(
        _("Visa alla områden") if only else _("Filtrera på området"), key="only_area",
        on_click=_only, args=(() if only else (view.focus,),), type="tertiary",
    )  # fmt: skip
    buttons.button(_("Stäng"), key="close_area", on_click=_only, args=(None,), type="tertiary")


def _only(areas: tuple[str, ...] | None) -> None:
    if areas is None:
        st.session_state[FOCUS] = None
    else:
        st.session_state["f_areas"] = list(areas)
    live.changed(filters=True)


def _number(row: pd.Series) -> None:
    said = words()
    line = st.container(horizontal=True, vertical_alignment="bottom", gap="small", wrap=False)
    line.markdown(f"# {said.number(row['now'])}", width="content")
    line.markdown(_("anmälda brott"))
    per = _("ingen befolkningsuppgift")
    if np.isfinite(row["rate"]):
        per = _(
            "{rate} per 1 000 invånare och år ({low}–{high})", rate=said.number(row["rate"], 1),
            low=said.number(row["rate_low"], 1), high=said.number(row["rate_high"], 1),
        )  # fmt: skip
    st.caption(per)


def _change(row: pd.Series, answer: Answer) -> None:
    """Say the change and whether chance alone could have made it."""
    if not answer.tally.comparable:
        st.caption(_("Ingen jämförelse: uppgifterna börjar senare än jämförelseperioden."))
        return
    now, before, said = int(row["now"]), int(row["before"]), words()
    period, earlier = answer.tally.period, answer.tally.earlier
    p = change.e_test(now, before, exposure_now=period.days, exposure_before=earlier.days)
    if now == before == 0:
        return
    against = _("{now} mot {before}", now=said.number(now), before=said.number(before))
    if np.isfinite(row["percent"]):
        against += f" ({said.percent(row['percent'], signed=True)})"
    if p >= SIGNIFICANT:
        st.badge(_("{numbers}: kan vara slump", numbers=against), color="gray")
    elif row["z"] > 0:
        st.badge(_("▲ fler: {numbers}, säkerställt", numbers=against), color="orange")
    else:
        st.badge(_("▼ färre: {numbers}, säkerställt", numbers=against), color="blue")
    st.caption(
        _("Jämfört med {period}. z = {z}, p {p}", period=said.period(earlier.start, earlier.end),
          z=said.number(row["z"], 1), p=_p_value(p))
    )  # fmt: skip


def _p_value(p: float) -> str:
    """Write a p-value; the smallest as less than, since no p is nothing."""
    smallest = 0.001
    return f"= {words().number(p, 3)}" if p >= smallest else f"< {words().number(smallest, 3)}"


def _rank(view: View, answer: Answer) -> None:
    if not view.focus:
        return
    kinds = view.kept.districts.set_index("code")["kind"]
    same = kinds.index[kinds == kinds[view.focus]]
    place, among = summary.rank(answer.table.loc[same], view.focus)
    if among > 1 and np.isfinite(answer.table.loc[view.focus, "rate"]):
        st.caption(
            _("Plats {place} av {among} jämförbara områden, högst antal per invånare först",
              place=place, among=among)
        )  # fmt: skip
