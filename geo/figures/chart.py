"""Charts as constant specifications with the data beside them.

The specification of a chart never depends on its data: the browser then keeps
the chart and only moves its marks, and nothing is built anew on a filter step.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pandas as pd

from geo.errors import N_
from geo.figures import palette
from geo.sentence import WEEKDAYS

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.language import Words

SHOWN = alt.NamedData(name="shown")  # the data come beside the specification
WEEK_DAYS = 7


def series_data(
    area: pd.DataFrame, reference: pd.DataFrame, *, people: float, people_reference: float
) -> pd.DataFrame:
    """Weekly offences in an area, and what they would be at the reference's rate.

    Parameters
    ----------
    area, reference
        From :func:`geo.measures.pattern.weekly`, the same weeks.
    people, people_reference
        Inhabitants; without them the reference is left out.
    """
    whole = area["days"] == WEEK_DAYS
    own = pd.DataFrame({"week": area["week"], "count": area["count"], "line": "area"})[whole]
    share = people / people_reference if people_reference else np.nan
    if not np.isfinite(share):
        return own
    expected = pd.DataFrame(
        {"week": reference["week"], "count": reference["count"] * share, "line": "reference"}
    )
    return pd.concat([own, expected[whole]], ignore_index=True)


@lru_cache(maxsize=8)
def sparkline(words: Words, theme: str, *, height: int) -> dict[str, Any]:
    """Half a year of weeks: the area strong, the municipality's rate in grey."""
    colours = palette.of(theme)
    week_format = words.text(N_("v. %V %G"))
    scale = alt.Scale(domain=["area", "reference"], range=[colours.sequential[5], colours.muted])
    chart = (
        alt.Chart(SHOWN)
        .mark_line(strokeWidth=2.5, interpolate="monotone")
        .encode(
            x=alt.X("week:T", title=None, axis=_time_axis(words, ticks=3)),
            y=alt.Y("count:Q", title=None, axis=count_axis(), scale=alt.Scale(zero=True)),
            color=alt.Color("line:N", scale=scale, legend=None),
            strokeDash=alt.condition(
                "datum.line == 'reference'", alt.value([4, 3]), alt.value([1, 0])
            ),
            tooltip=[
                alt.Tooltip("week:T", title=words.text(N_("Vecka")), format=week_format),
                alt.Tooltip("count:Q", title=words.text(N_("Anmälda brott")), format=".1~f"),
            ],
        )
    )  # fmt: skip
    return spec_of(chart, height)


def matrix_data(counts: npt.NDArray[np.int64], words: Words) -> pd.DataFrame:
    """Long form of a 7 × 24 matrix: ``weekday`` (name), ``hour``, ``count``."""
    names = [words.text(name) for name in WEEKDAYS]
    return pd.DataFrame(
        {
            "weekday": np.repeat(names, 24),
            "hour": np.tile(np.arange(24), 7),
            "count": counts.ravel(),
        }
    )


@lru_cache(maxsize=8)
def matrix(words: Words, theme: str, *, height: int) -> dict[str, Any]:
    """Hour by weekday, Monday on top."""
    colours = palette.of(theme)
    chart = (
        alt.Chart(SHOWN)
        .mark_rect()
        .encode(
            x=alt.X(
                "hour:O", title=None,
                axis=alt.Axis(values=[0, 6, 12, 18, 23], labelAngle=0, ticks=False, domain=False),
            ),
            y=alt.Y(
                "weekday:N", title=None, sort=[words.text(name) for name in WEEKDAYS],
                axis=alt.Axis(ticks=False, domain=False),
            ),
            color=alt.Color(
                "count:Q", legend=None, scale=alt.Scale(range=list(colours.sequential))
            ),
            tooltip=[
                alt.Tooltip("weekday:N", title=words.text(N_("Veckodag"))),
                alt.Tooltip("hour:O", title=words.text(N_("Timme"))),
                alt.Tooltip("count:Q", title=words.text(N_("Anmälda brott"))),
            ],
        )
    )  # fmt: skip
    return spec_of(chart, height)


def _time_axis(words: Words, *, ticks: int) -> alt.Axis:
    months = {"sv": "%m/%Y", "en": "%b %Y"}[words.language]
    return alt.Axis(format=months, tickCount=ticks, grid=False, labelOverlap=True)


def count_axis() -> alt.Axis:
    """Few ticks, digits grouped by a space: Vega would write a comma."""
    return alt.Axis(tickCount=3, labelExpr="replace(datum.label, ',', '\u00a0')")


def spec_of(chart: alt.Chart, height: int) -> dict[str, Any]:
    """Return a chart as a specification without data."""
    spec: dict[str, Any] = chart.properties(height=height, width="container").to_dict()
    del spec["data"]  # Streamlit hands the data over beside the specification
    spec["padding"] = {"left": 2, "right": 2, "top": 4, "bottom": 2}
    return spec
