"""A regular grid in metres, in the projected CRS that everything is computed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


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
    """Lay a grid over bounds (west, south, east, north in metres), on whole multiples of a cell.

    At least two cells each way: a contour runs between centres.
    """
    west, south = (np.floor(edge / cell_m) * cell_m for edge in bounds[:2])
    columns = int(np.ceil((bounds[2] - west) / cell_m))
    rows = int(np.ceil((bounds[3] - south) / cell_m))
    return Grid(float(west), float(south), cell_m, max(columns, 2), max(rows, 2))
