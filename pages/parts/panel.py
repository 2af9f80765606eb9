"""The column of numbers: a district if one is looked at, otherwise all that is chosen.

Few elements, each with several lines: the browser goes through every element
of the page at every click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from geo.measures import change, summary
from geo.measures.export import AREA_NAMES
from pages.parts import details, felt_layers, filters, live
from pages.parts.address import FOCUS
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.filters import View
    from pages.parts.results import Answer

SMALLEST_P = 0.001
UNBROKEN = "\u2060"  # no line ends at the dash before it


def draw(view: View, answer: Answer) -> None:
    """Draw the numbers of the district in focus or of the whole selection."""
    row = answer.table.loc[view.focus] if view.focus else answer.whole
    asked = felt_layers.lines(view.kept, view.measure.id, view.focus)
    lines = [*_number(view, row), *_change(row, answer), *_rank(view, answer), *asked]
    with st.container(key="panel", gap="small"):
        st.markdown("\n\n".join(lines))
        if view.focus:
            _buttons(view, view.focus)
        if answer.tally.total:
            details.series(view)
            details.when(view)
            details.what(view, answer)
        else:
            _nothing()
        details.interventions(view)


def _number(view: View, row: pd.Series) -> list[str]:
    said = words()
    above, name = _place(view)
    per = _("befolkningsuppgift saknas")
    if np.isfinite(row["rate"]):
        per = _(
            "{rate} per 1 000 invånare och år ({low}–{high})",
            rate=said.number(row["rate"], 1),
            low=said.number(row["rate_low"], 1),
            high=UNBROKEN + said.number(row["rate_high"], 1),
        )
    count = said.plural(int(row["now"]), "anmält brott", "anmälda brott")
    big = f"# {said.number(row['now'])} :small[{count}]"
    return [f":gray[{above}]", f"## {plain(name)}", big, f":gray[{per}]"]


def _place(view: View) -> tuple[str, str]:
    """Say whose numbers these are."""
    names, areas = view.kept.names, view.selection.areas
    if view.focus:
        return _("Valt område"), names[view.focus]
    if not areas:
        return _("Hela kommunen"), view.kept.settings.municipality
    if len(areas) == 1:
        return _("Valt i filtret"), names.get(areas[0]) or _(AREA_NAMES[areas[0]])
    return _("Tillsammans"), words().plural(len(areas), "{n} område", "{n} områden")


def _change(row: pd.Series, answer: Answer) -> list[str]:
    """Say the change and whether chance alone could have made it."""
    if not answer.tally.comparable:
        told = _("Jämförelse saknas: uppgifterna går inte så långt tillbaka.")
        return [f":gray[{told}]"]
    now, before, said = int(row["now"]), int(row["before"]), words()
    if now == before == 0:
        return []
    period, earlier = answer.tally.period, answer.tally.earlier
    p = change.e_test(now, before, exposure_now=period.days, exposure_before=earlier.days)
    against = _("{now} mot {before}", now=said.number(now), before=said.number(before))
    if np.isfinite(row["percent"]):
        against += f" ({said.percent(row['percent'], signed=True)})"
    compared = _(
        "Jämfört med {period}. z\u00a0=\u00a0{z}, p\u00a0{p}",
        z=said.number(row["z"], 1), p=p_value(p),
        period=said.period(earlier.start, earlier.end),
    )  # fmt: skip
    return [_verdict(against, p, rising=row["z"] > 0), f":gray[{compared}]"]


def _verdict(against: str, p: float, *, rising: bool) -> str:
    if p >= change.SIGNIFICANT:
        told = _("{numbers}: inom slumpen", numbers=against)
        return f":gray-badge[{told}]"
    if rising:
        told = _("▲ fler: {numbers}, säkerställt", numbers=against)
        return f":orange-badge[{told}]"
    told = _("▼ färre: {numbers}, säkerställt", numbers=against)
    return f":blue-badge[{told}]"


def p_value(p: float) -> str:
    """Write a p-value; the smallest as less than, since no p is nothing."""
    sign, shown = ("=", p) if p >= SMALLEST_P else ("<", SMALLEST_P)
    return f"{sign}\u00a0{words().number(shown, 3)}"


def _rank(view: View, answer: Answer) -> list[str]:
    if not view.focus:
        return []
    kinds = view.kept.districts.set_index("code")["kind"]
    same = kinds.index[kinds == kinds[view.focus]]
    place, among = summary.rank(answer.table.loc[same], view.focus)
    if among < 2 or not np.isfinite(answer.table.loc[view.focus, "rate"]):  # noqa: PLR2004
        return []
    told = _(
        "Plats {place} av {among} jämförbara områden, räknat per invånare", place=place, among=among
    )
    return [f":gray[{told}]"]


def _nothing() -> None:
    """Say that nothing is chosen, and offer the way back."""
    st.info(_("Inga anmälda brott i urvalet. Ta bort ett filter eller välj en längre period."))
    st.button(_("Rensa filtren"), key="clear_filters", on_click=filters.clear, type="primary")


def _buttons(view: View, code: str) -> None:
    only = view.selection.areas == (code,)
    with st.container(horizontal=True, gap="small"):
        st.button(
            _("Visa alla områden") if only else _("Filtrera på området"), key="only_area",
            on_click=_only, args=(() if only else (code,),), type="tertiary",
        )  # fmt: skip
        st.button(_("Stäng"), key="close_area", on_click=_only, args=(None,), type="tertiary")


def _only(areas: tuple[str, ...] | None) -> None:
    if areas is None:
        st.session_state[FOCUS] = None
    else:
        st.session_state["f_areas"] = list(areas)
    live.changed_elsewhere()
