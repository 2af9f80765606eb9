"""The map as a picture that stands on its own: title, legend, source and date in it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

from geo.figures import palette
from geo.figures.legend import HATCH
from geo.figures.shapes import label_points

if TYPE_CHECKING:
    from typing import Any

    import geopandas as gpd
    from matplotlib.axes import Axes

SIZE_INCHES = (16, 9)
DPI = 120  # 1920 x 1080


@dataclass(frozen=True)
class Caption:
    """Texts of the picture, in the reader's language."""

    title: str
    subtitle: str
    note: str
    source: str


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
        From :func:`geo.figures.map.district_step`.

    Returns
    -------
    bytes
        PNG, 1920 × 1080.
    """
    figure = Figure(figsize=SIZE_INCHES, dpi=DPI, facecolor=palette.LIGHT.paper)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.02, 0.08, 0.72, 0.78))
    _draw_districts(axes, districts, step)
    _draw_water(axes, water)
    _frame(axes, districts)
    _draw_names(axes, districts, step)
    _write(figure, step["legend"], caption)
    out = io.BytesIO()
    # No timestamp and no software name: the same selection gives the same bytes.
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _patch(geometry: shapely.Geometry) -> Path:
    rings = [
        ring
        for polygon in shapely.get_parts(geometry)
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return Path.make_compound_path(
        *[Path(np.asarray(ring.coords)[:, :2], closed=True) for ring in rings]
    )


def _draw_districts(axes: Axes, districts: gpd.GeoDataFrame, step: dict[str, Any]) -> None:
    for geometry, (fill, _, _, chosen) in zip(districts.geometry, step["d"], strict=True):
        hatched = fill == HATCH
        axes.add_patch(
            PathPatch(
                _patch(geometry),
                facecolor="#f4f2ec" if hatched else fill,
                edgecolor="#b9bcbb" if hatched else palette.LIGHT.line,
                hatch="///" if hatched else None,
                linewidth=0.8,
                alpha=1 if chosen else 0.25,
            )
        )


def _draw_water(axes: Axes, water: gpd.GeoDataFrame) -> None:
    patches = [PathPatch(_patch(geometry)) for geometry in water.geometry]
    axes.add_collection(
        PatchCollection(patches, facecolor=palette.LIGHT.water, edgecolor="none", zorder=2)
    )


def _frame(axes: Axes, districts: gpd.GeoDataFrame) -> None:
    """Show the town if there is one, as the browser does."""
    town = districts[districts["kind"] == "stadsdel"]
    west, south, east, north = (town if len(town) else districts).total_bounds
    margin = 0.03 * max(east - west, north - south)
    axes.set_xlim(west - margin, east + margin)
    axes.set_ylim(south - margin, north + margin)
    axes.set_aspect("equal", anchor="W")
    axes.set_axis_off()


def _draw_names(axes: Axes, districts: gpd.GeoDataFrame, step: dict[str, Any]) -> None:
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    middles = shapely.get_coordinates(label_points(districts.geometry.to_numpy()))
    for name, (x, y), (fill, text, _, _) in zip(districts["name"], middles, step["d"], strict=True):
        if not (west < x < east and south < y < north):
            continue
        dark = fill in palette.LIGHT.sequential[4:] or fill in palette.LIGHT.diverging[:2]
        axes.text(
            x, y, f"{name}\n{text}", ha="center", va="center", fontsize=11, zorder=3,
            color="white" if dark else palette.LIGHT.ink, clip_on=True,
        )  # fmt: skip


def _write(figure: Figure, legend: dict[str, Any], caption: Caption) -> None:
    ink, muted = palette.LIGHT.ink, palette.LIGHT.muted
    figure.text(0.02, 0.94, caption.title, fontsize=22, weight="bold", color=ink)
    figure.text(0.02, 0.895, caption.subtitle, fontsize=15, color=muted)
    figure.text(0.02, 0.03, caption.source, fontsize=11, color=muted)
    figure.text(0.98, 0.03, caption.note, fontsize=11, color=muted, ha="right")
    handles = [
        Patch(
            facecolor="#f4f2ec" if colour == HATCH else colour,
            edgecolor="#b9bcbb",
            hatch="///" if colour == HATCH else None,
            label=label,
        )
        for colour, label in [*legend["scale"], *legend["swatches"]]
    ]
    if handles:
        figure.legend(
            handles=handles, title=legend["title"], loc="upper left", frameon=False,
            bbox_to_anchor=(0.75, 0.86), fontsize=13, title_fontsize=13, alignment="left",
        )  # fmt: skip
