"""The time line: weekly counts over all the data, and a brush that sets the period.

The specification never depends on its data: the browser then keeps the chart
and only moves its marks, and nothing is built anew on a filter step.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pandas as pd

from geo.errors import N_
from geo.figures import palette

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.figures.palette import Palette
    from geo.language import Words
    from geo.period import Period

SHOWN = alt.NamedData(name="shown")  # the data come beside the specification
WEEK_DAYS = 7
BRUSH = "brush"
SMALL, LARGE = 12, 17  # pixels
FONT = "Source Sans, system-ui, sans-serif"
PART_NAMES = {
    "now": N_("vald period"), "before": N_("jämförelseperiod"), "other": N_("övriga veckor"),
}  # fmt: skip


def timeline_data(weeks: pd.DataFrame, period: Period, earlier: Period) -> pd.DataFrame:
    """Return ``week``, ``end``, ``count`` and ``part``: in the period, compared with, or other."""
    monday = weeks["week"]
    sunday = monday + pd.Timedelta(days=6)

    def overlaps(span: Period) -> npt.NDArray[np.bool_]:
        first, last = pd.Timestamp(span.start), pd.Timestamp(span.end)
        return np.asarray((monday <= last) & (sunday >= first))

    part = np.select([overlaps(period), overlaps(earlier)], ["now", "before"], "other")
    whole = weeks["days"] == WEEK_DAYS
    return pd.DataFrame(
        {"week": monday, "end": monday + pd.Timedelta(days=7), "count": weeks["count"],
         "part": part, "whole": whole}
    )  # fmt: skip


@lru_cache(maxsize=8)
def timeline(words: Words, theme: str, *, height: int, large: bool = False) -> dict[str, Any]:
    """Weekly counts with a brush that sets the period; ``large`` is read from afar."""
    colours = palette.of(theme)
    brush = alt.selection_interval(name=BRUSH, encodings=["x"])
    week_format = words.text(N_("v. %V %G"))
    shades = alt.Scale(
        domain=["now", "before", "other"],
        range=[colours.sequential[5], colours.accent, colours.sequential[2]],
    )
    chart = (
        alt.Chart(SHOWN)
        .mark_rect()
        .encode(
            x=alt.X("week:T", title=None, axis=_years()),
            x2="end:T",
            y=alt.Y("count:Q", title=None, axis=_count_axis(), scale=alt.Scale(domainMin=0)),
            y2=alt.datum(0),
            color=alt.Color("part:N", scale=shades, legend=_key(words)),
            opacity=alt.condition("datum.whole", alt.value(1), alt.value(0.45)),
            tooltip=[
                alt.Tooltip("week:T", title=words.text(N_("Vecka")), format=week_format),
                alt.Tooltip("count:Q", title=words.text(N_("Anmälda brott"))),
            ],
        )
        .add_params(brush)
    )
    return spec(chart, height) | {"config": _look(colours, LARGE if large else SMALL)}


def _key(words: Words) -> alt.Legend:
    """Say what the colours are."""
    names = {part: words.text(name) for part, name in PART_NAMES.items()}
    return alt.Legend(
        title=None, orient="top", direction="horizontal", offset=2, symbolType="square",
        labelExpr=f"{json.dumps(names)}[datum.label]",
    )  # fmt: skip


def _look(colours: Palette, size: int) -> dict[str, Any]:
    text = {"labelFontSize": size, "labelFont": FONT, "labelColor": colours.ink}
    line = {"tickColor": colours.muted, "domainColor": colours.muted, "gridOpacity": 0.15}
    key = {"symbolSize": size * size, "labelLimit": 0, "columnPadding": 2 * size, "padding": 0}
    return {
        "axis": text | line,
        "legend": text | key,
        "view": {"stroke": None},
    }


def _years() -> alt.Axis:
    """Mark each new year."""
    return alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, grid=False)


def _count_axis() -> alt.Axis:
    """Few ticks, whole numbers, digits grouped by a space: Vega would write a comma."""
    grouped = "replace(datum.label, ',', '\u00a0')"
    return alt.Axis(tickCount=3, tickMinStep=1, format=",d", labelExpr=grouped)


def spec(chart: alt.Chart | alt.LayerChart | alt.FacetChart, height: int) -> dict[str, Any]:
    """Return a chart as a specification without data."""
    made: dict[str, Any] = chart.properties(height=height, width="container").to_dict()
    del made["data"]  # Streamlit hands the data over beside the specification
    made["padding"] = {"left": 2, "right": 2, "top": 4, "bottom": 2}
    return made
