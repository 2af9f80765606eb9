"""The series of a selection: what is chosen of it, its chart, its table and its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from geo.errors import N_
from geo.figures import series
from geo.measures.trend import MONTHLY, WEEKLY
from pages.parts import frame, months, trend_data, trend_marks
from pages.parts.words import _, words

if TYPE_CHECKING:
    import pandas as pd

    from data.speech import Words
    from pages.parts.cached import Records
    from pages.parts.filters import View
    from pages.parts.trend_data import Developed

UNITS = {WEEKLY: N_("Veckor"), MONTHLY: N_("Månader")}
REFERENCES = {
    trend_data.EARLIER: N_("Mot tidigare år"),
    trend_data.PEERS: N_("Mot jämförbara områden"),
}
BANDS = {
    trend_data.EARLIER: N_("Mittersta hälften av tidigare år"),
    trend_data.PEERS: N_("Mittersta hälften av jämförbara områden"),
}
HEIGHT = {False: 400, True: 470}  # larger type on a shared screen


@dataclass(frozen=True)
class Chosen:
    """What is chosen of a series: steps in a year, reference, and how it is shown."""

    period: int
    reference: str
    as_table: bool


def choose(view: View) -> Chosen:
    """Draw the choices over the chart; each begins as what can be read of the selection."""
    areas = bool(view.selection.areas)
    every = trend_data.always(view.selection)
    sparse = months.mostly(view.kept) or trend_data.sparse(view.kept, every)
    period = st.segmented_control(
        _("Steg"), tuple(UNITS), default=MONTHLY if sparse else WEEKLY, required=True,
        key="t_unit_sparse" if sparse else "t_unit", label_visibility="collapsed",
        format_func=lambda unit: _(UNITS[unit]),
    )  # fmt: skip
    reference = st.segmented_control(
        _("Referens"), tuple(REFERENCES), required=True, label_visibility="collapsed",
        default=trend_data.PEERS if areas else trend_data.EARLIER,
        key="t_reference_areas" if areas else "t_reference",
        format_func=lambda name: _(REFERENCES[name]),
    )  # fmt: skip
    shown = st.segmented_control(
        _("Visa som"), ("chart", "table"), default="chart", key="t_shown", required=True,
        label_visibility="collapsed",
        format_func=lambda name: _("Diagram") if name == "chart" else _("Tabell"),
    )  # fmt: skip
    return Chosen(period, reference, shown == "table")


def numbers(view: View, chosen: Chosen) -> Developed:
    """Return the numbers of the series: the chart, the table and the files read these."""
    every = trend_data.always(view.selection)
    return trend_data.developed(view.kept, every, chosen.period, chosen.reference)


def draw(view: View, chosen: Chosen) -> None:
    """Draw the series as a chart or as a table."""
    found = numbers(view, chosen)
    shown = told(view.kept, found, chosen.period, words())
    if chosen.as_table:
        _table(shown)
        return
    large = frame.displaying()
    marks = trend_marks.marks(view.kept, view.selection)
    chart = series.series_chart(
        words(), frame.theme(), reference=_(BANDS[chosen.reference]),
        height=HEIGHT[large], large=large,
    )  # fmt: skip
    st.vega_lite_chart(
        series.series_data(shown, marks, view.selection.period), chart, key="t_series",
        theme=None, width="stretch",
        alt=_("Anmälda brott över tid med trend och referens. Samma tal finns som tabell."),
    )  # fmt: skip


@lru_cache(maxsize=64)
def told(kept: Records, found: Developed, period: int, said: Words) -> pd.DataFrame:  # noqa: ARG001
    """Put the series in words too: the step, and what the hover says."""
    table = found.table
    return table.assign(
        label=[_label(row, period, said) for row in table.itertuples()],
        told_count=[_count(row, said) for row in table.itertuples()],
        told_trend=[said.number(value, 1) for value in table["trend"]],
        told_band=[_band(row, said) for row in table.itertuples()],
    )


def _label(row, period: int, said: Words) -> str:  # noqa: ANN001 - a named tuple of pandas
    if period == MONTHLY:
        return said.date(row.start, "MMMM y")
    year, week, _day = row.start.isocalendar()
    return said.text("v. {week} {year}", week=week, year=year)


def _count(row, said: Words) -> str:  # noqa: ANN001 - a named tuple of pandas
    if row.whole:
        return said.number(row.count)
    days = said.plural(row.days, "bara {n} dag med uppgifter", "bara {n} dagar med uppgifter")
    return f"{said.number(row.count)} ({days})"


def _band(row, said: Words) -> str:  # noqa: ANN001 - a named tuple of pandas
    if not np.isfinite(row.low):
        return said.number(row.low)
    return f"{said.number(row.low, 1)}–{said.number(row.high, 1)}"


def _table(shown: pd.DataFrame) -> None:
    """Draw the same numbers, the newest first."""
    heads = [_("När"), _("Anmälda brott"), _("Trend"), _("Referens")]
    rows = shown.iloc[::-1][["label", "told_count", "told_trend", "told_band"]].to_numpy().tolist()
    with st.container(key="t_table", height=HEIGHT[frame.displaying()], border=False):
        st.table(
            [dict(zip(heads, row, strict=True)) for row in rows],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip
