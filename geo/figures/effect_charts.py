"""Charts of an intervention's effect: both series, the running difference, and what chance does.

As the time line's, the specifications never depend on their data.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt

from geo.errors import N_
from geo.figures import palette
from geo.figures.effect_data import EXPECTED, START, TREATED
from geo.figures.series import LARGE, NORMAL, look
from geo.figures.timeline import SHOWN, spec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.language import Words

HEIGHT, HIGH = {False: 150, True: 210}, {False: 240, True: 320}
NAMES = {TREATED: N_("där insatsen verkar"), EXPECTED: N_("om det gått som i jämförelseområdet")}


@lru_cache(maxsize=8)
def series_chart(words: Words, theme: str, *, large: bool = False) -> dict[str, Any]:
    """Draw both series with a line at the start."""
    colours = palette.of(theme)
    names = {key: words.text(name) for key, name in NAMES.items()}
    scale = alt.Scale(domain=list(names), range=[colours.accent, colours.muted])
    key = alt.Legend(
        title=None, orient="top", direction="horizontal", symbolType="stroke", symbolStrokeWidth=4,
        labelExpr=f"{json.dumps(names)}[datum.label]",
    )  # fmt: skip
    base = alt.Chart(SHOWN).transform_filter(f"datum.part != '{START}'")
    y = alt.Y("value:Q", title=None, axis=_numbers(), scale=alt.Scale(domainMin=0))
    tip = alt.Tooltip("told:N", title=" ")
    lines = base.mark_line(point={"size": 40}, interpolate="linear").encode(
        x=_time(), y=y, color=alt.Color("part:N", scale=scale, legend=key), tooltip=tip,
        strokeWidth=alt.condition(f"datum.part == '{TREATED}'", alt.value(3), alt.value(2)),
    )  # fmt: skip
    start = (
        alt.Chart(SHOWN)
        .transform_filter(f"datum.part == '{START}'")
        .mark_rule(color=colours.ink, strokeWidth=1.5, strokeDash=[4, 3])
        .encode(x="at:T")
    )
    return _finished(alt.layer(start, lines), theme, large=large)


@lru_cache(maxsize=4)
def monitor_chart(theme: str, *, large: bool = False) -> dict[str, Any]:
    """Draw the running difference; it is more than chance outside the band."""
    colours = palette.of(theme)
    base = alt.Chart(SHOWN).encode(x=_time())
    y = alt.Y("difference:Q", title=None, axis=_numbers())
    band = base.transform_filter("isValid(datum.low) && isValid(datum.high)").mark_area(
        color=colours.muted, opacity=0.22, interpolate="step-after"
    ).encode(y="low:Q", y2="high:Q")  # fmt: skip
    limits = [
        base.mark_line(color=colours.muted, strokeWidth=1, interpolate="step-after").encode(
            y=f"{end}:Q"
        )
        for end in ("low", "high")
    ]
    zero = (
        alt.Chart(SHOWN)
        .mark_rule(color=colours.ink, strokeWidth=0.8, aria=False)
        .encode(y=alt.datum(0))
    )
    line = base.mark_line(color=colours.accent, strokeWidth=3).encode(y=y)
    points = base.mark_point(filled=True, size=55, color=colours.accent).encode(
        y=y, tooltip=alt.Tooltip("told:N", title=" "),
        opacity=alt.condition("datum.crossed", alt.value(1), alt.value(0.15)),
    )  # fmt: skip
    return _finished(alt.layer(band, *limits, zero, line, points), theme, large=large, heights=HIGH)


@lru_cache(maxsize=8)
def chance_chart(words: Words, theme: str, *, large: bool = False) -> dict[str, Any]:
    """Draw how often chance makes a difference of each size, and where the real one is."""
    colours = palette.of(theme)
    title = words.text(N_("Skillnad i standardfel, till vänster färre brott"))
    axis = alt.Axis(title=title, titleFontWeight="normal", titleFontSize=LARGE if large else NORMAL,
                    titleColor=colours.ink, tickCount=8, grid=False)  # fmt: skip
    bars = (
        alt.Chart(SHOWN)
        .transform_filter("isValid(datum.n)")
        .mark_rect(color=colours.sequential[3], stroke=colours.paper)
        .encode(
            x=alt.X("low:Q", axis=axis), x2="high:Q",
            y=alt.Y("n:Q", title=None, axis=_numbers()), y2=alt.datum(0),
            tooltip=alt.Tooltip("n:Q", title=words.text(N_("Slumpade insatser"))),
        )
    )  # fmt: skip
    real = (
        alt.Chart(SHOWN)
        .transform_filter("isValid(datum.z)")
        .mark_rule(color=colours.accent, strokeWidth=4)
        .encode(x="z:Q")
    )
    return _finished(alt.layer(bars, real), theme, large=large, heights=HIGH)


def _finished(
    chart: alt.LayerChart | alt.FacetChart,
    theme: str,
    *,
    large: bool,
    heights: Mapping[bool, int] = HEIGHT,
) -> dict[str, Any]:
    config = look(palette.of(theme), LARGE if large else NORMAL)
    return spec(chart, heights[large]) | {"config": config}


def _time() -> alt.X:
    return alt.X("at:T", title=None, axis=alt.Axis(format="%Y-%m", tickCount=6, grid=False))


def _numbers() -> alt.Axis:
    grouped = "replace(replace(datum.label, ',', '\u00a0'), '-', '\u2212')"
    return alt.Axis(tickCount=4, tickMinStep=1, format=",d", labelExpr=grouped, ticks=False)
