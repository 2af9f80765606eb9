"""Charts of development: a series with trend and reference, and many small ones on one scale.

As the time line's, the specifications never depend on their data.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from geo.errors import N_
from geo.figures import palette
from geo.figures.timeline import SHOWN, spec

if TYPE_CHECKING:
    from geo.language import Words

SERIES, MARK = "series", "mark"
MARKS = {"start": N_("Insats börjar"), "end": N_("Insats slutar"), "break": N_("Brott i serien")}
SMALL_COLUMNS = 5


def series_data(series: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Put a series and what is marked on it in the one table that a chart is given.

    Parameters
    ----------
    series
        ``start``, ``end`` (datetime64), ``label``, ``count``, ``trend``, ``low``,
        ``high`` and ``whole``; NaN where there is none.
    marks
        ``start``, ``kind`` (a key of ``MARKS``) and ``text``.
    """
    return pd.concat(
        [series.assign(part=SERIES), marks.assign(part=MARK)], ignore_index=True
    )  # fmt: skip


@lru_cache(maxsize=8)
def series_chart(words: Words, theme: str, *, reference: str, height: int) -> dict[str, Any]:
    """Draw counts as bars, trend as a line, reference as a band, interventions as upright lines.

    Parameters
    ----------
    reference
        What the band is, in words.
    """
    colours = palette.of(theme)
    names = [words.text(N_("Anmälda brott")), words.text(N_("Trend")), reference]
    shades = [colours.sequential[3], colours.strong, colours.muted]
    scale = alt.Scale(domain=names, range=shades)
    key = alt.Legend(title=None, orient="top", symbolType="square", labelLimit=500)
    base = alt.Chart(SHOWN).transform_filter(f"datum.part == '{SERIES}'")
    x = alt.X("start:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    y = alt.Y("count:Q", title=None, axis=_counts(), scale=alt.Scale(domainMin=0))
    named = [alt.Color(datum=name, scale=scale, legend=key) for name in names]
    bars = base.mark_rect().encode(
        x=x, x2="end:T", y=y, y2=alt.datum(0), color=named[0],
        opacity=alt.condition("datum.whole", alt.value(0.9), alt.value(0.35)),
        tooltip=_tips(words, reference),
    )  # fmt: skip
    band = base.mark_area(opacity=0.28, interpolate="step-after").encode(
        x=x, y="low:Q", y2="high:Q", color=named[2]
    )
    trend = base.mark_line(strokeWidth=3).encode(x=x, y="trend:Q", color=named[1])
    return spec(alt.layer(bars, band, trend, *_marks(colours, words)), height)


def _tips(words: Words, reference: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=words.text(N_("När"))),
        alt.Tooltip("count:Q", title=words.text(N_("Anmälda brott"))),
        alt.Tooltip("told_trend:N", title=words.text(N_("Trend"))),
        alt.Tooltip("told_band:N", title=reference),
    ]


def _marks(colours: palette.Palette, words: Words) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(SHOWN).transform_filter(f"datum.part == '{MARK}'")
    tips = [
        alt.Tooltip("label:N", title=words.text(N_("När"))),
        alt.Tooltip("text:N", title=words.text(N_("Vad"))),
    ]
    lines = base.mark_rule(strokeWidth=1.2, color=colours.accent).encode(
        x="start:T",
        strokeDash=alt.condition("datum.kind == 'break'", alt.value([1, 0]), alt.value([4, 3])),
        tooltip=tips,
    )
    heads = base.mark_point(filled=True, size=90, color=colours.accent).encode(
        x="start:T", y=alt.value(4),
        shape=alt.condition(
            "datum.kind == 'break'", alt.value("diamond"), alt.value("triangle-down")
        ),
        opacity=alt.value(1), tooltip=tips,
    )  # fmt: skip
    return lines, heads


def _counts() -> alt.Axis:
    grouped = "replace(datum.label, ',', '\u00a0')"
    return alt.Axis(tickCount=5, tickMinStep=1, format=",d", labelExpr=grouped)


@lru_cache(maxsize=8)
def multiples_chart(words: Words, theme: str) -> dict[str, Any]:
    """One small series each for areas or offence groups, all on one scale.

    Data: ``name``, ``start`` (datetime64), ``count``, ``low``, ``high`` and the order ``at``.
    """
    colours = palette.of(theme)
    base = alt.Chart(SHOWN)
    x = alt.X("start:T", title=None, axis=alt.Axis(format="%y", tickCount="year", grid=False))
    y = alt.Y("count:Q", title=None, axis=alt.Axis(tickCount=2, tickMinStep=1, format=",d"))
    line = base.mark_line(color=colours.strong, strokeWidth=1.6).encode(
        x=x, y=y,
        tooltip=[
            alt.Tooltip("name:N", title=words.text(N_("Vad"))),
            alt.Tooltip("label:N", title=words.text(N_("När"))),
            alt.Tooltip("count:Q", title=words.text(N_("Anmälda brott"))),
        ],
    )  # fmt: skip
    band = base.mark_area(color=colours.muted, opacity=0.25).encode(x=x, y="low:Q", y2="high:Q")
    small = alt.layer(band, line).properties(width=190, height=84)
    order = alt.SortField("at")
    head = alt.Header(title=None, labelFontSize=13, labelAnchor="start")
    chart = small.facet(
        facet=alt.Facet("name:N", header=head, sort=order), columns=SMALL_COLUMNS, spacing=14
    )
    made: dict[str, Any] = chart.to_dict()
    made.pop("data", None)
    return made
