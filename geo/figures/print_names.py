"""Names and numbers on a printed map: beside each other, never one over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.patheffects import withStroke

from geo.figures.palette import LIGHT
from geo.figures.print_text import typeset
from geo.figures.shapes import label_points

if TYPE_CHECKING:
    import geopandas as gpd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    Box = tuple[float, float, float, float]

SIZE = 11.5
# Where a name is tried, in its own widths and heights from the middle of its district.
TRIES = ((0, 0), (0, 0.7), (0, -0.7), (0, 1.3), (0, -1.3), (0.6, 0), (-0.6, 0), (0.6, 0.8),
         (-0.6, 0.8), (0.6, -0.8), (-0.6, -0.8))  # fmt: skip
RANK = {"stadsdel": 2, "ort": 1}
DARK = 128  # of 255
LONG = 15  # signs on a line
SMALLEST_PX = 14  # radius of the room that a district must have to be named


def draw_names(
    figure: Figure,
    axes: Axes,
    districts: gpd.GeoDataFrame,
    step: dict[str, Any],
    signs: list[tuple[float, float]],
) -> None:
    """Name the districts in view, those in focus and in town first.

    Parameters
    ----------
    signs
        Middles of the interventions' squares in pixels, which names go round if they can.
    """
    taken: list[Box] = []
    avoided = [(x - 13, y - 13, x + 13, y + 13) for x, y in signs]
    parts = _in_view(axes, districts)
    order = sorted(parts, key=lambda i: _weight(districts, step, parts[i], i), reverse=True)
    for i in order:
        text = _text(figure, districts["name"].iloc[i], step, i)
        box = _place(axes, text, parts[i], (taken, avoided))
        if box is None:
            text.remove()
        else:
            taken.append(box)


def _in_view(axes: Axes, districts: gpd.GeoDataFrame) -> dict[int, shapely.Polygon]:
    """Return the largest part in view of each district with room for a name."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    window = shapely.box(west, south, east, north)
    metres = (east - west) / axes.get_window_extent().width
    found = {}
    for i, shape in enumerate(shapely.intersection(districts.geometry.to_numpy(), window)):
        part = max(shapely.get_parts(shape), key=shapely.area, default=None)
        if part is not None and not part.buffer(-SMALLEST_PX * metres).is_empty:
            found[i] = part
    return found


def _weight(
    districts: gpd.GeoDataFrame, step: dict[str, Any], part: shapely.Polygon, i: int
) -> tuple[bool, int, float]:
    return step.get("focus") == i, RANK.get(districts["kind"].iloc[i], 0), part.area


def _text(figure: Figure, name: str, step: dict[str, Any], i: int) -> Text:
    fill, number, _, chosen = step["d"][i]
    light = _dark(fill) and chosen and "bands" not in step
    ink = LIGHT.ink if chosen else LIGHT.muted
    text = typeset(
        figure, (0, 0), f"{name}\n{_broken(number)}" if number else name, fontsize=SIZE,
        ha="center", va="center", color="white" if light else ink, linespacing=1.15,
    )  # fmt: skip
    halo = LIGHT.ink if light else "white"
    text.set_path_effects([withStroke(linewidth=2.4, foreground=halo, alpha=0.85)])
    return text


def _broken(number: str) -> str:
    """Break words where they may be, if they are many."""
    return number.replace(" ", "\n") if len(number) > LONG else number


def _dark(fill: str) -> bool:
    """Tell whether a name is to be light, as the browser does; of a hatching, its ground."""
    colour = fill[fill.find("#") :]
    if not colour.startswith("#"):
        return False
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < DARK


def _place(
    axes: Axes, text: Text, part: shapely.Polygon, blocked: tuple[list[Box], list[Box]]
) -> Box | None:
    """Move a text to where it covers nothing; signs give way last. None if there is no room."""
    taken, avoided = blocked
    size = text.get_window_extent()
    half = np.array([size.width + 8, size.height + 4]) / 2
    centre = shapely.get_coordinates(label_points(np.array([part])))[0]
    middle = axes.transData.transform(centre)
    frame = axes.get_window_extent()
    free = []
    for share in TRIES:
        at = middle + np.array(share) * 2 * half
        box = (*(at - half), *(at + half))
        inside = frame.x0 < box[0] and frame.y0 < box[1] and box[2] < frame.x1 and box[3] < frame.y1
        within = shapely.contains_xy(part, *axes.transData.inverted().transform(at))
        if inside and (within or share == (0, 0)) and not _covers(box, taken):
            free.append((at, box))
    if not free:
        return None
    at, box = min(free, key=lambda spot: sum(_covers(spot[1], [sign]) for sign in avoided))
    text.set_position(tuple(at))
    return box


def _covers(box: Box, others: list[Box]) -> bool:
    return any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in others
    )
