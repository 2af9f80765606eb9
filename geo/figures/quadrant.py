"""Crime against insecurity: each district with both intervals, in one of four named fields.

As the time line's, the specification never depends on its data. A click tells which
district was picked; one that is picked elsewhere is ``chosen`` in the data.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt

from geo.errors import N_
from geo.figures import palette
from geo.figures.fields import CORNERS, UNDECIDED
from geo.figures.quadrant_bands import bands
from geo.figures.quadrant_corners import NARROW, corners
from geo.figures.quadrant_data import POINT, REFERENCE
from geo.figures.series import LARGE, NORMAL, look
from geo.figures.timeline import FONT, SHOWN, spec

if TYPE_CHECKING:
    from geo.figures.palette import Palette
    from geo.language import Words

PICKED = "picked"
KEY = N_(
    "Ringar utan fyllning kan inte avgöras. Tunna linjer är 95 % konfidensintervall. Streckade "
    "linjer är hela kommunen, med dess egna intervall som bleka band."
)


@lru_cache(maxsize=8)
def quadrant_chart(
    words: Words, theme: str, *, height: int, large: bool = False, up: str = ""
) -> dict[str, Any]:
    """Draw the scatter of :func:`geo.figures.quadrant_data.quadrant_data`.

    ``up`` names the share that is read upwards.
    ``st.vega_lite_chart(data, chart, on_select=…, selection_mode=PICKED)`` then gives
    ``selection[PICKED] == [{"code": …}]``, or an empty list when nothing is picked.
    """
    colours, size = palette.of(theme), LARGE if large else NORMAL
    points = alt.Chart(SHOWN).transform_filter(f"datum.part == '{POINT}'")
    lines = alt.Chart(SHOWN).transform_filter(f"datum.part == '{REFERENCE}'")
    x, y = _axes(words, up or words.text(N_("Andel otrygga (procent)")))
    layers = [
        *bands(lines, colours),
        lines.mark_rule(color=colours.muted, strokeDash=[6, 4]).encode(x="x:Q"),
        lines.mark_rule(color=colours.muted, strokeDash=[6, 4]).encode(y="y:Q"),
        # Invisible, and what the axes end at.
        lines.mark_point(opacity=0).encode(x=alt.X("x_high:Q"), y=alt.Y("y_high:Q")),
        *corners(lines, words, colours),
        *_intervals(points, colours),
        _rings(points.encode(x=x, y=y), colours, large=large),
        *_names(points, colours, size),
        _hits(points, words),
    ]
    made = spec(alt.layer(*layers), height) | {"config": look(colours, size)}
    made["config"]["axis"] |= {
        "titleFontSize": size, "titleColor": colours.ink, "titleFont": FONT,
        "titleFontWeight": "normal", "titlePadding": 10,
    }  # fmt: skip
    return made


def _axes(words: Words, up: str) -> tuple[alt.X, alt.Y]:
    scale = alt.Scale(zero=True, nice=False)
    # A centre where many come and few live is ten times the rest, who would lie in a heap.
    roots = alt.Scale(type="sqrt", zero=True, nice=False)
    across = [
        words.text(N_("Anmälda brott per 1 000 invånare och år")),
        words.text(N_("(skalan tätnar åt höger)")),
    ]
    return (
        alt.X("x:Q", title=across, scale=roots, axis=alt.Axis(tickCount=6, grid=False)),
        alt.Y("y:Q", title=up, scale=scale, axis=alt.Axis(tickCount=6, grid=False)),
    )


def _intervals(points: alt.Chart, colours: Palette) -> list[alt.Chart]:
    strength = alt.condition(
        f"datum.chosen || datum.field != '{UNDECIDED}'", alt.value(0.8), alt.value(0.3)
    )
    rules = points.mark_rule(color=colours.muted, strokeWidth=1.4)
    return [
        rules.encode(x="x_low:Q", x2="x_high:Q", y="y:Q", opacity=strength),
        rules.encode(x="x:Q", y="y_low:Q", y2="y_high:Q", opacity=strength),
    ]


def _rings(points: alt.Chart, colours: Palette, *, large: bool) -> alt.Chart:
    shades = [colours.bivariate[up][across] for across, up in CORNERS.values()]
    fill = alt.Scale(domain=[*CORNERS, UNDECIDED], range=[*shades, colours.paper])
    size = 1.6 if large else 1.0
    unsure = f"datum.field == '{UNDECIDED}' && !datum.chosen"
    rings: alt.Chart = points.mark_point(shape="circle", opacity=1, fillOpacity=1).encode(
        fill=alt.Fill("field:N", scale=fill, legend=None),
        stroke=alt.condition(unsure, alt.value(colours.muted), alt.value(colours.ink)),
        strokeWidth=alt.condition("datum.chosen", alt.value(4), alt.value(1.4)),
        size={
            "condition": [
                {"test": "datum.chosen", "value": 340 * size},
                {"test": unsure, "value": 70 * size},
            ],
            "value": 150 * size,
        },
    )
    return rings


def _names(points: alt.Chart, colours: Palette, size: int) -> list[alt.Chart]:
    """Write the names where they were laid out; on a phone only the chosen one's fits."""
    placed = points.transform_filter("datum.label != ''").encode(
        x="label_x:Q", y="label_y:Q", text="label:N"
    )
    room = alt.expr(f"width < {NARROW} ? 0 : 1")
    plain, bold = (placed.transform_filter(one) for one in ("!datum.chosen", "datum.chosen"))
    return [
        plain.mark_text(fontSize=size - 1, stroke=colours.paper, strokeWidth=4, opacity=room),
        plain.mark_text(fontSize=size - 1, color=colours.ink, opacity=room),
        bold.mark_text(fontSize=size, fontWeight="bold", stroke=colours.paper, strokeWidth=5),
        bold.mark_text(fontSize=size, fontWeight="bold", color=colours.ink),
    ]


def _hits(points: alt.Chart, words: Words) -> alt.Chart:
    """Lay what is pointed at over everything, larger than what is seen."""
    picked = alt.selection_point(name=PICKED, fields=["code"], toggle=False)
    tips = [
        alt.Tooltip("name:N", title=words.text(N_("Område"))),
        alt.Tooltip("told:N", title=words.text(N_("Bedömning"))),
        alt.Tooltip("explained:N", title=words.text(N_("Anmälda brott"))),
        alt.Tooltip("felt:N", title=words.text(N_("I mätningen"))),
    ]
    hits = points.mark_point(filled=True, opacity=0, size=700, cursor="pointer")
    told: alt.Chart = hits.encode(x="x:Q", y="y:Q", tooltip=tips).add_params(picked)
    return told
