"""Harm where the city has given weights: counts by how much harm an offence does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from geo.errors import N_
from geo.measures.export import AREA_NAMES
from geo.measures.harm import harm, weight_table
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer

MOST = 10
WHOLE = "whole"
EXACT = 100  # from here on an index needs no decimals
EXPLAINED = N_(
    "Antal i perioden gånger kommunens egen vikt för brottstypen, med 95 % osäkerhetsintervall; "
    "den övre gränsen räknar med att också det grövsta brottet kunde ha skett. Brott utan vikt "
    "räknas inte in. Några få grova brott väger som hundratals lindriga: indexet passar planering "
    "på kort sikt, inte långa trender."
)


def index(view: View, answer: Answer) -> pd.DataFrame | None:
    """Return the harm of all that is chosen and of each area, the largest first; None unweighted.

    Areas without any offence are left out.
    """
    weights, counted = weight_table(view.kept.settings.harm), answer.tally
    chosen = counted.now[counted.chosen]
    every, whole = harm(chosen, weights), harm(chosen.sum(axis=0, keepdims=True), weights)
    if every is None or whole is None:
        return None
    codes = [area for area, one in zip(counted.areas, counted.chosen, strict=True) if one]
    every.index, whole.index = pd.Index(codes), pd.Index([WHOLE])
    some = every[every["counted"] + every["unweighted"] > 0]
    return pd.concat([whole, some.sort_values("harm", ascending=False, kind="stable")])


def draw(view: View, answer: Answer) -> None:
    """Draw the harm of the period in a table, where there are weights."""
    table = index(view, answer)
    if table is None:
        return
    st.header(_("Skadeindex"), anchor=False)
    rows = [_row(row, _name(str(row.Index), view)) for row in table.head(MOST + 1).itertuples()]
    with st.container(key="t_harm"):
        st.table(rows, border="horizontal", hide_index=True, width="stretch")
    left = len(table) - len(rows)
    more = [_("och {n} till", n=words().number(left))] if left > 0 else []
    st.caption(". ".join([*more, _(EXPLAINED)]))


def _name(code: str, view: View) -> str:
    if code == WHOLE:
        return _("Tillsammans")
    return plain(view.kept.names.get(code) or _(AREA_NAMES[code]))


def _row(row: Any, name: str) -> dict[str, str]:  # noqa: ANN401 - a named tuple of pandas
    said, decimals = words(), int(row.high < EXACT)
    value, low, high = (said.number(n, decimals) for n in (row.harm, row.low, row.high))
    return {
        _("Område"): name, _("Skadeindex"): f"{value} ({low}–{high})",
        _("Brott med vikt"): said.number(row.counted),
        _("Utan vikt"): said.number(row.unweighted),
    }  # fmt: skip
