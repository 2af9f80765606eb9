"""What drives a change: one bar each way for every area, with its words beside."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from geo.figures import palette
from geo.figures.series import LARGE, NORMAL, look
from geo.figures.timeline import SHOWN, spec

ROW_PX = 30


@lru_cache(maxsize=32)
def bars_chart(theme: str, *, rows: int, large: bool = False) -> dict[str, Any]:
    """Draw bars from zero, warm for more and cold for fewer, pale where it may be chance.

    Data: ``name``, ``at`` (its row), ``difference``, ``sure``, ``told`` (the words beside)
    and ``explained`` (the words of the hover).
    """
    colours, size = palette.of(theme), LARGE if large else NORMAL
    y = alt.Y(
        "name:N", title=None, sort=alt.SortField("at"),
        axis=alt.Axis(ticks=False, labelLimit=0, labelPadding=10),
    )  # fmt: skip
    x = alt.X("difference:Q", title=None, axis=None)
    base = alt.Chart(SHOWN).encode(y=y, tooltip=alt.Tooltip("explained:N", title=" "))
    bars = base.mark_bar(height=ROW_PX * 0.6).encode(
        x=x,
        color=alt.condition(
            "datum.difference > 0", alt.value(colours.diverging[5]), alt.value(colours.diverging[1])
        ),
        opacity=alt.condition("datum.sure", alt.value(1), alt.value(0.38)),
    )
    zero = base.mark_rule(color=colours.muted).encode(x=alt.datum(0), y=alt.value(0),
                                                      y2=alt.value(rows * ROW_PX))  # fmt: skip
    told = base.mark_text(align="left", baseline="middle", dx=14).encode(
        x=alt.value("width"), text="told:N"
    )
    made = spec(alt.layer(bars, zero, told), rows * ROW_PX) | {"config": look(colours, size)}
    made["autosize"] = {"type": "fit-x", "contains": "padding"}
    made["padding"] = {"left": 2, "right": 2, "top": 4, "bottom": 2}
    return made
