"""Many small series on one scale, in one chart that is as wide as its place.

Vega-Lite's own facets have a width in pixels each and overflow a smaller screen; here
every series is moved to its place in one coordinate system, which is one scale by itself.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pandas as pd

from geo.errors import N_
from geo.figures import palette
from geo.figures.series import LARGE, NORMAL, look
from geo.figures.timeline import SHOWN, spec

if TYPE_CHECKING:
    from geo.language import Words
    from geo.period import Period

COLUMNS = 7
ROW_PX = 118
_WIDE, _TALL = 0.9, 0.68  # of a tile's place that its series takes
POINT, NAME, PERIOD = "point", "name", "period"


def tile_rows(series: int) -> int:
    """Return how many rows of tiles so many series take."""
    return -(-series // COLUMNS)


def tile_data(series: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Move every series to its tile.

    Parameters
    ----------
    series
        ``at`` (number of the tile), ``name``, ``start`` and ``end`` (datetime64), ``count``,
        ``trend``, ``label`` and ``told_trend``; whole steps only.
    period
        Marked behind each.
    """
    at = series["at"].to_numpy()
    column, row = at % COLUMNS, at // COLUMNS
    top = max(float(np.nanmax(series[["count", "trend"]].to_numpy(), initial=0)), 1.0)
    first, last = series["start"].min(), series["end"].max()

    def along(moments: pd.Series) -> pd.Series:
        share: pd.Series = (moments - first) / (last - first)
        return share * _WIDE

    middle = series["start"] + (series["end"] - series["start"]) / 2
    days = pd.Series([period.start, period.end + dt.timedelta(days=1)], dtype="datetime64[s]")
    begin, end = along(days).clip(0, _WIDE)
    foot = -(row + 1.0)
    points = series[["at", "name", "label", "count", "told_trend"]].assign(
        part=POINT, x=column + along(middle), foot=foot,
        y=foot + series["count"].to_numpy() / top * _TALL,
        trend=foot + series["trend"].to_numpy() / top * _TALL,
    )  # fmt: skip
    corner = pd.DataFrame(
        {"at": at, "name": series["name"], "x": column, "foot": foot}
    ).drop_duplicates()
    marked = corner.assign(
        part=PERIOD, x=corner["x"] + begin, x2=corner["x"] + end, y=corner["foot"] + _TALL
    )
    names = corner.assign(part=NAME, x2=corner["x"] + _WIDE, y=corner["foot"] + _TALL + 0.08)
    return pd.concat([points, marked, names], ignore_index=True)


@lru_cache(maxsize=32)
def tiles_chart(words: Words, theme: str, *, rows: int, large: bool = False) -> dict[str, Any]:
    """Draw the tiles: counts as a pale area, the trend as a line, the period behind."""
    colours, size = palette.of(theme), LARGE if large else NORMAL
    base = alt.Chart(SHOWN)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, COLUMNS], nice=False))
    y, foot, trend = (
        alt.Y(f"{name}:Q", axis=None, scale=alt.Scale(domain=[-rows, 0], nice=False))
        for name in ("y", "foot", "trend")
    )  # every layer says so: one with an axis of its own is drawn by no Vega
    series = base.transform_filter(f"datum.part == '{POINT}'")
    names = base.transform_filter(f"datum.part == '{NAME}'")
    period = base.transform_filter(f"datum.part == '{PERIOD}'").mark_rect(
        color=colours.accent, opacity=0.16
    )
    each = alt.Detail("at:N")
    tips = [
        alt.Tooltip("name:N", title=words.text(N_("Vad"))),
        alt.Tooltip("label:N", title=words.text(N_("När"))),
        alt.Tooltip("count:Q", title=words.text(N_("Anmälda brott"))),
        alt.Tooltip("told_trend:N", title=words.text(N_("Trend"))),
    ]
    chart = alt.layer(
        period.encode(x=x, x2="x2:Q", y=foot, y2="y:Q"),
        series.mark_area(color=colours.sequential[2], opacity=0.9).encode(
            x=x, y=y, y2="foot:Q", detail=each
        ),
        series.mark_line(color=colours.ink, strokeWidth=2).encode(x=x, y=trend, detail=each),
        names.mark_rule(color=colours.muted, strokeWidth=1).encode(x=x, x2="x2:Q", y=foot),
        names.mark_text(align="left", baseline="bottom", limit=200, fontSize=size).encode(
            x=x, y=y, text="name:N"
        ),
        series.mark_point(size=160, filled=True, opacity=0).encode(x=x, y=y, tooltip=tips),
    )
    return spec(chart, rows * ROW_PX) | {"config": look(colours, size)}
