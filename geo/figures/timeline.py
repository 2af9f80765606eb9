"""The time line: weekly counts over all the data, and a brush that sets the period."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pandas as pd

from geo.errors import N_
from geo.figures import palette
from geo.figures.chart import SHOWN, WEEK_DAYS, count_axis, spec_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.language import Words
    from geo.period import Period

BRUSH = "brush"


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
def timeline(words: Words, theme: str, *, height: int) -> dict[str, Any]:
    """Weekly counts with a brush that sets the period."""
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
            y=alt.Y("count:Q", title=None, axis=count_axis()),
            y2=alt.datum(0),
            color=alt.Color("part:N", scale=shades, legend=None),
            opacity=alt.condition("datum.whole", alt.value(1), alt.value(0.45)),
            tooltip=[
                alt.Tooltip("week:T", title=words.text(N_("Vecka")), format=week_format),
                alt.Tooltip("count:Q", title=words.text(N_("Anmälda brott"))),
            ],
        )
        .add_params(brush)
    )
    return spec_of(chart, height)


def _years() -> alt.Axis:
    """Mark each new year."""
    return alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, grid=False)
