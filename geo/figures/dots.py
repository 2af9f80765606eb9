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
        Metres in the same CRS, shape (n,). Every k-th is drawn where there are more
        than ``MAX_POINTS``.
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
    every = max(1, -(-len(x) // MAX_POINTS))
    x, y = x[::every], y[::every]
    _ground(axes, districts, colours)
    _points(axes, districts, (x, y), colours)
    _frame(axes, districts, (x, y))
    _point_out(axes, districts, colours.ink, town)
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
    margin = 0.04 * max(*(high - low), 1000.0)
    axes.set_xlim(low[0] - margin, high[0] + margin)
    axes.set_ylim(low[1] - margin, high[1] + margin)
    axes.set_aspect("equal", adjustable="datalim")
    axes.set_axis_off()


def _point_out(axes: Axes, districts: gpd.GeoDataFrame, ink: str, town: str) -> None:
    if not len(districts):
        return
    west, south, east, north = districts.total_bounds
    low, high = axes.get_xlim()
    if max(east - west, north - south) < SPECK * (high - low):
        middle = ((west + east) / 2, (south + north) / 2)
        axes.plot(*middle, marker="o", markersize=9, markerfacecolor="none", color=ink)
        axes.annotate(
            town, middle, xytext=(0, 10), textcoords="offset points", ha="center", color=ink
        )
