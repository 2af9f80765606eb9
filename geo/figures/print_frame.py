"""What part of the land a printed map shows, and the small map of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from geo.figures.palette import LIGHT
from geo.figures.print_text import leading_px, typeset

if TYPE_CHECKING:
    import geopandas as gpd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from geo.extent import Bounds

MARGIN = 0.03
FRAME = "#c9c8c0"


def bounds_shown(districts: gpd.GeoDataFrame, step: dict[str, Any], whole: Bounds) -> Bounds:
    """Return the town's bounds, as the browser begins; all if what is looked at is elsewhere."""
    if not len(districts):
        return whole
    town = (districts["kind"] == "stadsdel").to_numpy()
    chosen = [bool(row[3]) for row in step["d"]]
    focus = step.get("focus")
    elsewhere = not (town & chosen).any() if focus is None else not town[focus]
    west, south, east, north = (districts if elsewhere else districts[town]).total_bounds
    return west, south, east, north


def add_map(figure: Figure, box: Bounds, bounds: Bounds) -> Axes:
    """Fill a box of pixels with a map: what lies beside the bounds is shown too."""
    x, y, wide, high = box
    paper = figure.bbox
    share = (x / paper.width, y / paper.height, wide / paper.width, high / paper.height)
    axes = figure.add_axes(share)
    west, south, east, north = bounds
    metres = max((east - west) / wide, (north - south) / high) * (1 + 2 * MARGIN) or 1.0
    axes.set_xlim((west + east - metres * wide) / 2, (west + east + metres * wide) / 2)
    axes.set_ylim((south + north - metres * high) / 2, (south + north + metres * high) / 2)
    axes.set(xticks=[], yticks=[], facecolor=LIGHT.paper)
    axes.spines[:].set_color(FRAME)
    return axes


def add_inset(figure: Figure, box: Bounds, whole: Bounds, title: str) -> Axes:
    """Draw a small map with its title in a box of pixels."""
    x, y, wide, high = box
    line = leading_px(figure, 11)
    typeset(figure, (x, y + high - line * 0.8), title, fontsize=11, color=LIGHT.muted)
    axes = add_map(figure, (x, y, wide, high - line * 1.2), whole)
    axes.spines[:].set_visible(False)
    return axes


def mark(small: Axes, axes: Axes) -> None:
    """Draw on the small map what part the other shows."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    frame = Rectangle((west, south), east - west, north - south)
    frame.set(facecolor="none", edgecolor=LIGHT.ink, linewidth=1.4, zorder=6)
    small.add_patch(frame)
