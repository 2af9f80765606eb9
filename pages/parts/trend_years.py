"""Year over year, and on how much of the ground each year's offences lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from geo.errors import N_
from geo.measures.change import SIGNIFICANT
from geo.measures.places import FEWEST
from geo.period import Period
from pages.parts import late, trend_data, trend_places
from pages.parts.words import _, words

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.filters import View
    from pages.parts.trend_places import Concentrated

CHANCE, MORE, FEWER = N_("kan vara slump"), N_("säkerställt fler"), N_("säkerställt färre")
YEARS = N_(
    "Varje år mot samma dagar året före. Bedömningen är ett E-test: säkerställt = slumpen "
    "ensam ger så stor skillnad högst en gång av tjugo. z är skillnaden mätt i slumpens mått; "
    "båda årens tal svänger, så först bortom ungefär 2,8 eller −2,8 är den säkerställd. Kvoten "
    "säger hur många gånger så många per dag, med 95 % osäkerhetsintervall."
)
GROUND = N_(
    "Ytan är rutor på {cell} m där, eller alldeles intill där, något brott någonsin registrerats "
    "i de valda områdena: {n} rutor, {km2} km². Bara brott med känt läge. Gini (generaliserad): "
    "0 = så jämnt spridda som antalet medger, 1 = alla på ett ställe. Båda talen sjunker när "
    "brotten är färre, så jämför bara år med ungefär lika många brott."
)


def verdict(p: float, difference: float) -> str:
    """Say in words whether chance alone could have made a change; "" where nothing is compared."""
    if not np.isfinite(p):
        return ""
    if p >= SIGNIFICANT:
        return _(CHANCE)
    return _(MORE) if difference > 0 else _(FEWER)


def ratio(row: Any) -> str:  # noqa: ANN401 - a row of pandas
    """Write how many times as many, with its interval; a dash where nothing was before."""
    said = words()
    if not np.isfinite(row.ratio):
        return said.number(np.nan)
    return f"{said.number(row.ratio, 2)} ({said.number(row.low, 2)}–{said.number(row.high, 2)})"


def signed(value: float, decimals: int = 0) -> str:
    """Write a difference with its sign."""
    return ("+" if round(value, decimals) > 0 else "") + words().number(value, decimals)


def _this_year(view: View) -> Period:
    last = view.kept.last_day
    return Period(last.replace(month=1, day=1), last)


def draw(view: View) -> None:
    """Draw each year against the one before."""
    st.header(_("År för år"), anchor=False)
    table, said = trend_data.year_table(view.kept, trend_data.always(view.selection)), words()
    rows = [
        {
            _("År"): _year(row), _("Brott"): said.number(row.now),
            _("Året före"): said.number(row.before), "z": said.number(row.z, 1),
            _("Bedömning"): verdict(row.p, row.difference) or said.number(np.nan),
            _("Kvot"): ratio(row),
        }
        for row in table.itertuples()
    ]  # fmt: skip
    with st.container(key="t_years"):
        st.table(rows, border="horizontal", hide_index=True, width="stretch")
    grows = late.sentence(view.kept, _this_year(view), view.selection.offences)
    st.caption(f"{_(YEARS)} {grows}." if grows else _(YEARS))


def _year(row: Any) -> str:  # noqa: ANN401 - a named tuple of pandas
    """Name a year; one that the data do not cover with its days."""
    if row.whole:
        return str(row.Index)
    first = row.start.month == row.start.day == 1
    if first:
        return _("{year} t.o.m. {day}", year=row.Index, day=words().date(row.end, "d MMM"))
    if (row.end.month, row.end.day) == (12, 31):
        return _("{year} fr.o.m. {day}", year=row.Index, day=words().date(row.start, "d MMM"))
    return words().period(row.start, row.end)


def concentration(view: View) -> None:
    """Draw on how much of the ground half of each year's offences lie."""
    st.header(_("Hur samlade brotten är"), anchor=False)
    selection = trend_data.always(view.selection)
    found = trend_places.concentrated(view.kept, selection)
    if found is None or not found.places or found.table.empty:
        st.caption(_("Inget brott i urvalet har ett känt läge inom områdena."))
        return
    said, years = words(), trend_data.year_table(view.kept, selection)
    st.markdown(_sentence(found, years.index[years["whole"]]))
    rows = [
        {
            _("År"): _year(next(years.loc[[row.Index]].itertuples())),
            _("Hälften av brotten på"): _share(row.share),
            _("Gini"): said.number(row.gini, 2),
            _("Brott med läge"): said.number(row.placed),
        }
        for row in found.table.itertuples()
    ]  # fmt: skip
    with st.container(key="t_places"):
        st.table(rows, border="horizontal", hide_index=True, width="stretch")
    cell, km2 = said.number(found.cell_m), said.number(found.km2, 1)
    st.caption(_(GROUND, cell=cell, n=said.number(found.places), km2=km2))


def _share(share: float) -> str:
    if not np.isfinite(share):
        return _("för få")
    return _("{share} av ytan", share=words().percent(share, 1))


def _sentence(found: Concentrated, whole: pd.Index) -> str:
    """Say the newest year that can be told, a whole one if there is any."""
    known = found.table[found.table["share"].notna()]
    known = known[known.index.isin(whole)] if known.index.isin(whole).any() else known
    if known.empty:
        return _(
            "För få brott för att avgöra: minst {n} med känt läge på ett år behövs.",
            n=words().number(FEWEST),
        )
    row = known.iloc[0]
    return _(
        "**{year}** låg hälften av brotten på **{share}** av ytan.",
        year=known.index[0], share=words().percent(row["share"], 1),
    )  # fmt: skip
