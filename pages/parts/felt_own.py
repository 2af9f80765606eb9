"""The survey's own areas on the map and in words: nothing carried to districts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.figures.survey_words import told
from geo.measures import companions
from geo.measures.crosswalk import MISSING
from geo.measures.survey_schema import AREA as AREA_LEVEL
from pages.parts import felt, felt_change, felt_layers, felt_own_told, live, mapdraw
from pages.parts.felt_address import AREA
from pages.parts.felt_shapes import OWN
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.felt import Asked, Felt
    from pages.parts.felt_choice import Choice
    from pages.parts.filters import View

KEY = "felt_own_map"
PICK = N_("Välj ett av mätningens områden på kartan.")


def table(known: Felt, asked: Asked) -> pd.DataFrame:
    """Return a question's figures in the order of the shapes, as the map draws them."""
    found = felt.areas(known, asked).reindex(known.shapes["code"])
    found["status"] = found["status"].fillna(MISSING)
    return found.assign(parts=[()] * len(found), own=True)


def draw(view: View, known: Felt, choice: Choice) -> live.Painting | None:
    """Draw the map; returns what to wait for before more is sent to the browser."""
    painting, look = live.painting(), mapdraw.look()
    step = felt_layers.drawn(table(known, choice.asked), choice.asked, look, both=False)
    codes = list(known.shapes["code"])
    focus = codes.index(picked(known)) if picked(known) else None
    more = {"focus": focus, "tell": painting.address if painting else "", "note": look.worth}
    mapdraw.show(view.kept, step | look.payload() | more, key=KEY, on_change=_clicked, areas=OWN)
    return painting


def picked(known: Felt) -> str | None:
    """Return the survey area that is picked, if it is one of those that are drawn."""
    code = st.session_state.get(AREA)
    return code if code in set(known.shapes["code"]) else None


def _clicked() -> None:
    st.session_state[AREA] = (st.session_state.get(KEY) or {}).get("district")
    live.changed()


def panel(view: View, known: Felt, choice: Choice) -> None:
    """Say the figure of the area that is picked, and which districts it takes in."""
    code, asked = picked(known), choice.asked
    if code is None:
        changed = felt_change.said(known, asked, None)
        st.markdown("\n\n".join([*_whole(view, known, asked), *changed, _(PICK)]))
        return
    row = table(known, asked).loc[code]
    lines = [
        f"## {plain(known.names[code])}", felt_own_told.measured(row, asked),
        felt_own_told.beside(row, known, asked),
        _("Omfattar {districts}.", districts=plain(felt_own_told.covers(view, known, code))),
        *felt_change.follow(_over_time(known, asked, code), asked),
    ]  # fmt: skip
    st.markdown("\n\n".join(line for line in lines if line))


def _whole(view: View, known: Felt, asked: Asked) -> list[str]:
    """Say the municipality's own figure, or that the survey has none."""
    row, name = felt.whole(known, asked), f"## {plain(view.kept.settings.municipality)}"
    if row.empty:
        return [name, _("Mätningen har inget värde för hela kommunen att jämföra med.")]
    return [name, _("I mätningen: **{told}**", told=told(row, asked.about.scale, words()))]


def figures(known: Felt, choice: Choice) -> tuple[str, pd.DataFrame] | None:
    """Return name and every question's figure of the area that the map shows and is picked."""
    code = picked(known) if choice.view == OWN else None
    if code is None:
        return None
    return known.names[code], companions.area_figures(known.table, code, choice.asked.wave)


def _over_time(known: Felt, asked: Asked, code: str | None) -> pd.DataFrame:
    """Return an area's own figures of every survey of a source, one row per year and group."""
    return known.by_area[
        (known.by_area["area"] == code)
        & (known.by_area["question"] == asked.question)
        & (known.by_area["source"] == asked.source)
    ]


def years(known: Felt, choice: Choice) -> pd.DataFrame:
    """Return the line over the years of the area that is picked; empty if none is."""
    code, asked = picked(known), choice.asked
    rows = _over_time(known, asked, code)
    rows = rows[rows["group"] == asked.group]
    return rows.assign(label=known.names.get(code, ""), role=AREA_LEVEL)


def draw_table(view: View, known: Felt, choice: Choice) -> None:
    """Show the numbers of every survey area."""
    heads = [
        _("Mätområde"),
        felt_own_told.column(choice.asked),
        _("Jämfört med kommunen"),
        _("Omfattar"),
    ]
    rows = []
    asked = choice.asked
    for code, row in table(known, asked).iterrows():
        covers = plain(felt_own_told.covers(view, known, code))
        rows.append([plain(known.names[code]), told(row, asked.about.scale, words()),
                     felt_own_told.beside(row, known, asked), covers])  # fmt: skip
    with st.expander(_("Alla områden i en tabell")), st.container(key="felt_table"):
        st.table(
            [dict(zip(heads, row, strict=True)) for row in rows],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip
