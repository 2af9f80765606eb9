"""How uncertain the municipality's own figures are, as pale bands across the scatter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    from geo.figures.palette import Palette

BAND = 0.16  # opacity


def bands(lines: alt.Chart, colours: Palette) -> list[alt.Chart]:
    """Draw how uncertain the municipality's own figures are, where that is known."""
    across, up = (
        lines.transform_filter(f"isValid(datum.{low}) && datum.{low} <= datum.{high}").mark_rect(
            color=colours.muted, opacity=BAND
        )
        for low, high in (("left", "right"), ("foot", "head"))
    )
    return [
        across.encode(x="left:Q", x2="right:Q", y=alt.value(0), y2=alt.value("height")),
        up.encode(y="foot:Q", y2="head:Q", x=alt.value(0), x2=alt.value("width")),
    ]
