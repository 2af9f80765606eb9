"""When interventions go on: a bar each, from start to end."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from geo.figures import palette
from geo.figures.series import LARGE, NORMAL, look
from geo.figures.signs import STATUS_NAMES
from geo.figures.timeline import SHOWN, spec

if TYPE_CHECKING:
    import datetime as dt

    from geo.figures.palette import Palette
    from geo.language import Words

PICKED = "act"
ROW_PX = {False: 21, True: 30}
PLANNED, RUNNING, ENDED, BROKEN = "planerad", "pågående", "avslutad", "avbruten"
LONGEST = "containerSize()[0] < 700 ? 0.42 * containerSize()[0] : 420"  # pixels of a name
_BAR, _TODAY = "bar", "today"


def gantt_data(rows: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Put interventions in the one table that the chart is given.

    Parameters
    ----------
    rows
        ``id``, ``name``, ``start``, ``end`` (None while open), ``status``, ``chosen`` (bool)
        and ``told`` (the words of the hover), in the order they are to stand in.
    today
        An open bar ends here, or four weeks after its start if that is later.
    """
    start = pd.to_datetime(rows["start"])
    end, now = pd.to_datetime(rows["end"]), pd.Timestamp(today)
    ahead = (start + pd.Timedelta(weeks=4)).where(start + pd.Timedelta(weeks=4) > now, now)
    bars = rows.assign(
        part=_BAR, at=range(len(rows)), start=start, open=end.isna(),
        # An end is a day that is included.
        end=(end + pd.Timedelta(days=1)).where(end.notna(), ahead),
    )  # fmt: skip
    # Two of one name stand on a row each: the axis is by number, and names are its labels.
    bars["row"] = [f"{at:04d} {name}" for at, name in zip(bars["at"], bars["name"], strict=True)]
    return pd.concat([bars, pd.DataFrame({"part": [_TODAY], "start": [now]})], ignore_index=True)


@lru_cache(maxsize=32)
def gantt_chart(words: Words, theme: str, *, rows: int, large: bool = False) -> dict[str, Any]:
    """Draw the bars, with a key to their colours; a click picks one."""
    colours, size = palette.of(theme), LARGE if large else NORMAL
    height = max(rows, 1) * ROW_PX[large]
    picked = alt.selection_point(name=PICKED, fields=["id"], on="click", empty=False)
    y = alt.Y(
        "row:N", title=None, sort=alt.SortField("at"),
        axis=alt.Axis(ticks=False, labelLimit=alt.ExprRef(LONGEST), labelPadding=8,
                      labelExpr="slice(datum.label, 5)"),
    )  # fmt: skip
    x = alt.X("start:T", title=None, axis=_months())
    base = alt.Chart(SHOWN).transform_filter(f"datum.part == '{_BAR}'")
    bars = base.mark_bar(height=ROW_PX[large] * 0.62, cornerRadius=2, cursor="pointer").encode(
        x=x, x2="end:T", y=y, color=_shade(words, colours),
        stroke=alt.when("datum.chosen").then(alt.value(colours.accent))
        .when(f"datum.status == '{PLANNED}'").then(alt.value(shades(colours)[RUNNING]))
        .otherwise(alt.value(None)),
        strokeWidth=alt.condition("datum.chosen", alt.value(3), alt.value(1.5)),
        opacity=alt.condition("datum.open", alt.value(0.72), alt.value(1)),
        tooltip=alt.Tooltip("told:N", title=" "),
    ).add_params(picked)  # fmt: skip
    today = (
        alt.Chart(SHOWN)
        .transform_filter(f"datum.part == '{_TODAY}'")
        .mark_rule(color=colours.accent, strokeWidth=2, strokeDash=[4, 3])
        .encode(x="start:T")
    )
    made = spec(alt.layer(bars, today), height) | {"config": look(colours, size)}
    made["autosize"] = {"type": "fit-x", "contains": "padding"}
    return made


def _months() -> alt.Axis:
    return alt.Axis(
        format="%Y-%m", orient="top", tickCount={"interval": "month", "step": 3}, grid=True,
        labelOverlap="parity", labelSeparation=14,
    )  # fmt: skip


def shades(colours: Palette) -> dict[str, str]:
    """Return the colour of each status; what is planned is hollow, as on the map."""
    return {
        RUNNING: colours.sequential[5], PLANNED: colours.paper,
        ENDED: colours.muted, BROKEN: colours.diverging[5],
    }  # fmt: skip


def _shade(words: Words, colours: Palette) -> alt.Color:
    known = shades(colours)
    names = {status: words.text(STATUS_NAMES[status]) for status in known}
    key = alt.Legend(
        title=None, orient="top", direction="horizontal", symbolType="square", symbolOpacity=1,
        symbolStrokeWidth=1.5, symbolStrokeColor=known[RUNNING],
        labelExpr=f"{json.dumps(names)}[datum.label]",
    )  # fmt: skip
    scale = alt.Scale(domain=list(known), range=list(known.values()))
    return alt.Color("status:N", scale=scale, legend=key)
