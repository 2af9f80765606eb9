"""A regular grid in metres, and how it lies under a browser map.

A browser map stretches images in Web Mercator, where a square of metres is not
a square. An image in grid cells would drift by a cell or more over a
municipality; :func:`mercator_pixels` says which cell each pixel shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pyproj import Transformer

if TYPE_CHECKING:
    import numpy.typing as npt

WGS84 = "EPSG:4326"
WEB_MERCATOR = "EPSG:3857"


@dataclass(frozen=True)
class Grid:
    """Square cells: column 0 begins at ``west``, row 0 at ``south`` (metres)."""

    west: float
    south: float
    cell_m: float
    columns: int
    rows: int

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of an array over the grid."""
        return self.rows, self.columns

    @property
    def cell_km2(self) -> float:
        """Area of a cell."""
        return (self.cell_m / 1000) ** 2

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north edge in metres."""
        east = self.west + self.columns * self.cell_m
        return self.west, self.south, east, self.south + self.rows * self.cell_m

    def centres(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Eastings of the columns and northings of the rows, at the cells' centres."""
        half = self.cell_m / 2
        east = self.west + half + self.cell_m * np.arange(self.columns, dtype=float)
        return east, self.south + half + self.cell_m * np.arange(self.rows, dtype=float)


def over(bounds: tuple[float, float, float, float], cell_m: float) -> Grid:
    """Lay a grid over bounds (west, south, east, north in metres), on whole multiples of a cell."""
    west, south = (np.floor(edge / cell_m) * cell_m for edge in bounds[:2])
    columns = int(np.ceil((bounds[2] - west) / cell_m))
    rows = int(np.ceil((bounds[3] - south) / cell_m))
    return Grid(float(west), float(south), cell_m, max(columns, 1), max(rows, 1))


def mercator_pixels(
    grid: Grid, crs: str, *, columns: int
) -> tuple[npt.NDArray[np.int32], tuple[tuple[float, float], tuple[float, float]]]:
    """Map the pixels of a Web Mercator image to cells.

    Parameters
    ----------
    grid
        In ``crs``.
    columns
        Width of the image in pixels.

    Returns
    -------
    int32, shape (rows, columns)
        Flat cell index for each pixel, north first; -1 outside the grid.
    tuple
        ((south, west), (north, east)) of the image in degrees.
    """
    forward = Transformer.from_crs(crs, WEB_MERCATOR, always_xy=True)
    west, south, east, north = forward.transform_bounds(*grid.bounds)
    pixel = (east - west) / columns
    rows = int(np.ceil((north - south) / pixel))
    px = west + pixel * (np.arange(columns) + 0.5)
    py = north - pixel * (np.arange(rows) + 0.5)
    back = Transformer.from_crs(WEB_MERCATOR, crs, always_xy=True)
    x, y = back.transform(*(axis.ravel() for axis in np.meshgrid(px, py)))
    column = np.floor((x - grid.west) / grid.cell_m).astype(np.int32)
    row = np.floor((y - grid.south) / grid.cell_m).astype(np.int32)
    inside = (column >= 0) & (column < grid.columns) & (row >= 0) & (row < grid.rows)
    cells = np.where(inside, row * grid.columns + column, -1).astype(np.int32)
    corners = Transformer.from_crs(WEB_MERCATOR, WGS84, always_xy=True)
    lon, lat = corners.transform([west, east], [north - pixel * rows, north])
    return cells.reshape(rows, columns), ((lat[0], lon[0]), (lat[1], lon[1]))
