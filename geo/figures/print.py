"""The map as a picture that stands on its own: title, legend, source and date in it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geo.figures import print_layers
from geo.figures.palette import LIGHT
from geo.figures.print_frame import add_inset, add_map, bounds_shown, mark
from geo.figures.print_legend import draw_legend, rows_of
from geo.figures.print_names import draw_names
from geo.figures.print_sheet import DPI, FOOT, LEFT, SIZE_INCHES, WIDE, foot, head
from geo.figures.print_signs import SMALL, sign
from geo.figures.print_text import fitted, typeset_lines

if TYPE_CHECKING:
    from typing import Any

    import geopandas as gpd
    from matplotlib.axes import Axes

    from geo.extent import Bounds

MAP_WIDE = 1390
COLUMN = LEFT + MAP_WIDE + 30
COLUMN_WIDE = WIDE - LEFT - COLUMN
INSET_PX = (170, 480)  # height: no lower, no higher
INSET_SCALE = 0.4


@dataclass(frozen=True)
class Caption:
    """Texts of the picture, in the reader's language."""

    title: str
    subtitle: str
    note: str
    source: str
    total: str = ""
    warning: str = ""
    whole: str = ""  # over the small map of the whole municipality
    extent: Bounds | None = None  # all there is to show, in metres; the districts by default


def picture(
    districts: gpd.GeoDataFrame, water: gpd.GeoDataFrame, step: dict[str, Any], caption: Caption
) -> bytes:
    """Draw the same step that the browser shows.

    Parameters
    ----------
    districts
        In base order, projected CRS.
    water
        Lakes, same CRS.
    step
        What the browser is handed, in the light palette; its legend may have
        passed :func:`geo.figures.print_legend.for_print`.

    Returns
    -------
    bytes
        PNG, 1920 × 1080.
    """
    out = io.BytesIO()
    # No timestamp and no software name: the same selection gives the same bytes.
    compose(districts, water, step, caption).savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def compose(
    districts: gpd.GeoDataFrame, water: gpd.GeoDataFrame, step: dict[str, Any], caption: Caption
) -> Figure:
    """Lay the picture out: texts above and below, the map, its legend beside it."""
    figure = Figure(figsize=SIZE_INCHES, dpi=DPI, facecolor=LIGHT.paper)
    FigureCanvasAgg(figure)
    top = head(figure, caption.title, caption.subtitle, caption.warning)
    foot(figure, caption.source)
    whole = caption.extent or tuple(districts.total_bounds)
    shown = bounds_shown(districts, step, whole)
    axes = add_map(figure, (LEFT, FOOT, MAP_WIDE, top - FOOT), shown)
    print_layers.draw(axes, districts, water, step)
    signs = _signs(figure, axes, print_layers.markers(step, str(districts.crs)))
    draw_names(figure, axes, districts, step, signs)
    end = _column(figure, step, caption, (top, shown != whole))
    if shown != whole and end - FOOT >= INSET_PX[0]:
        box = (COLUMN, FOOT, COLUMN_WIDE, min(end - FOOT, INSET_PX[1]))
        small = add_inset(figure, box, whole, caption.whole)
        print_layers.draw(small, districts, water, step, scale=INSET_SCALE)
        mark(small, axes)
    return figure


def _signs(
    figure: Figure, axes: Axes, markers: list[tuple[float, float, str, str]]
) -> list[tuple[float, float]]:
    """Draw the signs in view; return where the large ones are, in pixels."""
    frame, drawn = axes.get_window_extent(), []
    for *place, status, _ in markers:
        x, y = axes.transData.transform(place)
        if frame.contains(x, y):
            sign(figure, (x, y), status)
            drawn += [(x, y)] if status not in SMALL else []
    return drawn


def _column(
    figure: Figure, step: dict[str, Any], caption: Caption, below: tuple[float, bool]
) -> float:
    """Write total, note and legend beside the map; return where they end."""
    y, inset = below
    for text, lines, sizes, look in (
        (caption.total, 1, range(22, 9, -1), {"weight": "bold", "color": LIGHT.ink}),
        (caption.note, 4, (11, 10, 9), {"weight": "normal", "color": LIGHT.muted}),
    ):
        size, laid = fitted(figure, text, (COLUMN_WIDE, lines), sizes=sizes, weight=look["weight"])
        y = typeset_lines(figure, (COLUMN, y), laid, size=size, **look) - 4
    room = y - 14 - FOOT - (INSET_PX[0] + 20 if inset else 0)
    return draw_legend(figure, rows_of(step), (COLUMN, y - 14), (COLUMN_WIDE, room)) - 20
