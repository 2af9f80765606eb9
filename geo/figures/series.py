"""A series with its trend, its reference band and what is marked on it.

As the time line's, the specification never depends on its data.
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
from geo.figures.timeline import FONT, SHOWN, spec

if TYPE_CHECKING:
    from geo.language import Words
    from geo.period import Period

SERIES, MARK = "series", "mark"
START, END, BREAK = "start", "end", "break"
FEW_MARKS = 12  # more of them stand in a row over the series, without lines through it
NORMAL, LARGE = 15, 20  # pixels
NARROW = "width < 600"  # a phone, to Vega
PARTS = {"other": N_("Anmälda brott"), "now": N_("Vald period")}


def series_data(series: pd.DataFrame, marks: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Put a series and what is marked on it in the one table that a chart is given.

    Parameters
    ----------
    series
        From :func:`geo.measures.development.development`, with ``label``, ``told_count``,
        ``told_trend`` and ``told_band`` in words.
    marks
        ``start`` (datetime64), ``kind`` (START, END or BREAK), ``label`` and ``text``.
    period
        The chosen period, whose steps are drawn strong.
    """
    first, last = pd.Timestamp(period.start), pd.Timestamp(period.end)
    inside = (series["start"] <= last) & (series["end"] > first)
    shown = series.assign(part=SERIES, kind=np.where(inside, "now", "other"))
    lines = (marks["kind"] == BREAK) | (len(marks) <= FEW_MARKS)
    drawn = marks.rename(columns={"kind": "mark"}).assign(part=MARK, line=lines)
    return pd.concat([shown, drawn], ignore_index=True)


@lru_cache(maxsize=16)
def series_chart(
    words: Words, theme: str, *, reference: str, height: int, large: bool = False
) -> dict[str, Any]:
    """Draw counts as bars, the trend as a line, the reference as a band, marks over them.

    Parameters
    ----------
    reference
        What the band is, in words.
    """
    colours = palette.of(theme)
    names = {key: words.text(name) for key, name in PARTS.items()}
    names |= {"trend": words.text(N_("Trend")), "band": reference}
    pale = colours.sequential[2 if theme == "dark" else 1]
    shades = [pale, colours.sequential[4], colours.ink, colours.muted]
    key = alt.Legend(
        title=None, orient="top", direction="horizontal", symbolType="square", symbolOpacity=1,
        columns=alt.ExprRef(f"{NARROW} ? 1 : 0"), labelExpr=f"{json.dumps(names)}[datum.label]",
    )  # fmt: skip
    scale = alt.Scale(domain=list(names), range=shades)
    base = alt.Chart(SHOWN).transform_filter(f"datum.part == '{SERIES}'")
    x = alt.X("start:T", title=None, axis=_years())
    y = alt.Y("count:Q", title=None, axis=_counts(), scale=alt.Scale(domainMin=0))
    bars = base.mark_rect().encode(
        x=x, x2="end:T", y=y, y2=alt.datum(0), color=alt.Color("kind:N", scale=scale, legend=key),
        opacity=alt.condition("datum.whole", alt.value(1), alt.value(0.4)),
    )  # fmt: skip
    # Over the band and the trend, and as high as the chart: a low bar is as easy to point at.
    points = base.mark_rect(opacity=0).encode(
        x=x, x2="end:T", y=alt.value(0), y2=alt.value(height), tooltip=_tips(words, reference)
    )
    band = base.mark_area(interpolate="step-after", color=colours.muted, opacity=0.38).encode(
        x=x, y="low:Q", y2="high:Q"
    )
    line = base.transform_calculate(middle="(+datum.start + +datum.end) / 2").encode(
        x="middle:T", y="trend:Q"
    )
    halo = line.mark_line(strokeWidth=6, color=colours.paper, opacity=0.8)
    trend = line.mark_line(strokeWidth=3, color=colours.ink)
    layers = alt.layer(bars, band, halo, trend, points, *_marks(colours, words))
    return spec(layers, height) | {"config": look(colours, LARGE if large else NORMAL)}


def look(colours: palette.Palette, size: int) -> dict[str, Any]:
    """Return the type and the lines that the charts of development share."""
    text = {"labelFontSize": size, "labelFont": FONT, "labelColor": colours.ink}
    line = {"tickColor": colours.muted, "domain": False, "gridColor": colours.muted,
            "gridOpacity": 0.18, "labelPadding": 6}  # fmt: skip
    key = {"symbolSize": size * size, "labelLimit": 0, "columnPadding": 2 * size, "padding": 0}
    return {
        "axis": text | line,
        "legend": text | key,
        "text": {"font": FONT, "fontSize": size, "color": colours.ink},
        "view": {"stroke": None},
        "background": "transparent",
    }


def _tips(words: Words, reference: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=words.text(N_("När"))),
        alt.Tooltip("told_count:N", title=words.text(N_("Anmälda brott"))),
        alt.Tooltip("told_trend:N", title=words.text(N_("Trend"))),
        alt.Tooltip("told_band:N", title=reference),
    ]


def _marks(colours: palette.Palette, words: Words) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(SHOWN).transform_filter(f"datum.part == '{MARK}'")
    tips = [
        alt.Tooltip("label:N", title=words.text(N_("När"))),
        alt.Tooltip("text:N", title=words.text(N_("Vad"))),
    ]
    is_break = f"datum.mark == '{BREAK}'"
    lines = base.transform_filter("datum.line").mark_rule(color=colours.accent, aria=False).encode(
        x="start:T", tooltip=tips,
        strokeDash=alt.condition(is_break, alt.value([1, 0]), alt.value([3, 4])),
        strokeWidth=alt.condition(is_break, alt.value(2), alt.value(1)),
    )  # fmt: skip
    shapes = alt.Scale(
        domain=[START, END, BREAK], range=["triangle-right", "triangle-left", "diamond"]
    )
    size = alt.ExprRef(f"{NARROW} ? 30 : 110")
    heads = base.mark_point(filled=True, size=size, color=colours.accent, opacity=1).encode(
        x="start:T", y=alt.value(-8), shape=alt.Shape("mark:N", scale=shapes, legend=None),
        tooltip=tips,
    )  # fmt: skip
    return lines, heads


def _years() -> alt.Axis:
    return alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, grid=False)


def _counts() -> alt.Axis:
    grouped = "replace(datum.label, ',', '\u00a0')"
    return alt.Axis(tickCount=5, tickMinStep=1, format=",d", labelExpr=grouped, ticks=False)
