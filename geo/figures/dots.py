"""A small picture of where points lie among the districts: for looking over a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from shapely.plotting import patch_from_polygon

from geo.areas import assign

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy.typing as npt
    from matplotlib.axes import Axes

    from geo.figures.palette import Palette

    Floats = npt.NDArray[np.float64]

SIZE_INCHES = (6.4, 4.8)
DPI = 200
MAX_POINTS = 20_000
STRAYS = 0.5  # per cent at each side that do not set the frame
MARGIN = 0.05
SPECK = 0.06  # districts narrower than this share of the picture are pointed out by name


def dots(
    districts: gpd.GeoDataFrame, x: Floats, y: Floats, *, colours: Palette, town: str = ""
) -> bytes:
    """Draw points over districts; those outside every district in the accent colour.

    Parameters
    ----------
    districts
        ``geometry`` in a projected CRS; may be empty.
    x, y
        Metres in the same CRS, shape (n,); NaN is not drawn. Every k-th is drawn
        where there are more than ``MAX_POINTS``.
    town
        Name to write where the districts are, if they are but a speck.

    Returns
    -------
    bytes
        PNG with a transparent ground.
    """
    figure = Figure(figsize=SIZE_INCHES, dpi=DPI)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    placed = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    placed = placed[:: max(1, -(-len(placed) // MAX_POINTS))]
    x, y = x[placed], y[placed]
    _ground(axes, districts, colours)
    _points(axes, districts, (x, y), colours)
    _frame(axes, districts, (x, y))
    _point_out(axes, districts, (x, y), (colours, town))
    out = io.BytesIO()
    figure.savefig(out, format="png", transparent=True, metadata={"Software": None})
    return out.getvalue()


def _ground(axes: Axes, districts: gpd.GeoDataFrame, colours: Palette) -> None:
    parts = shapely.get_parts(shapely.force_2d(districts.geometry.to_numpy()))
    patches = [patch_from_polygon(part) for part in parts]
    face = colours.sequential[1]
    axes.add_collection(
        PatchCollection(patches, facecolor=face, edgecolor=colours.paper, linewidth=0.7)
    )


def _points(
    axes: Axes, districts: gpd.GeoDataFrame, at: tuple[Floats, Floats], colours: Palette
) -> None:
    x, y = at
    outside = assign(x, y, districts) == len(districts)
    size = float(np.clip(4000 / max(len(x), 1), 1.5, 14))
    alpha = 0.75 if len(x) < 1000 else 0.4  # noqa: PLR2004 - many points shade each other
    for chosen, colour in ((~outside, colours.strong), (outside, colours.accent)):
        axes.scatter(x[chosen], y[chosen], s=size, c=colour, alpha=alpha, linewidths=0, zorder=3)


def _frame(axes: Axes, districts: gpd.GeoDataFrame, at: tuple[Floats, Floats]) -> None:
    """Show every district and all but the most stray points."""
    bounds = [districts.total_bounds.reshape(2, 2)] if len(districts) else []
    if len(at[0]):
        bounds.append(np.percentile(np.column_stack(at), [STRAYS, 100 - STRAYS], axis=0))
    corners = np.concatenate(bounds) if bounds else np.array([[0.0, 0.0], [1.0, 1.0]])
    low, high = corners.min(axis=0), corners.max(axis=0)
    wide, tall = SIZE_INCHES
    half = max((high[0] - low[0]) / wide, (high[1] - low[1]) / tall, 100.0) * (0.5 + MARGIN)
    middle = (low + high) / 2
    axes.set_xlim(middle[0] - half * wide, middle[0] + half * wide)
    axes.set_ylim(middle[1] - half * tall, middle[1] + half * tall)
    axes.set_axis_off()


def _point_out(
    axes: Axes, districts: gpd.GeoDataFrame, at: tuple[Floats, Floats], look: tuple[Palette, str]
) -> None:
    """Ring what is too small to be seen: the districts, by name, and points far from them."""
    if not len(districts) or not len(at[0]):
        return
    colours, town = look
    west, south, east, north = districts.total_bounds
    low, high = axes.get_xlim()
    if max(east - west, north - south) > SPECK * (high - low):
        return
    there = ((west + east) / 2, (south + north) / 2)
    here = (float(np.median(at[0])), float(np.median(at[1])))
    for middle, colour in ((there, colours.ink), (here, colours.accent)):
        axes.plot(*middle, marker="o", markersize=16, markerfacecolor="none", color=colour)
    axes.annotate(
        town, there, xytext=(0, 14), textcoords="offset points",
        ha="center", color=colours.ink, fontsize=13,
    )  # fmt: skip
