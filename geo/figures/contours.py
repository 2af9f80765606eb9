"""Where a density is at least so high, as polygons: contoured only where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import contourpy
import numpy as np
from scipy import ndimage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from geo.grid import Grid

    Polygons = tuple[list[npt.NDArray[np.float64]], list[npt.NDArray[np.uint32]]]

TILE = 16  # cells a side
TOUCHING = np.ones((3, 3), dtype=bool)  # corners too


def filled(
    density: npt.NDArray[np.float64], grid: Grid, limits: Sequence[float]
) -> Iterator[Polygons]:
    """Find, for each limit, the polygons in which a density is at least that high.

    A municipality is forest with specks of town in it: of a million cells, most of the work
    of going through the whole grid for each limit is to see that nothing is there. So the
    grid is seen in tiles, and what holds together of those that reach the limit is contoured
    by itself; the border runs inside them or through the tiles next to them.

    Yields
    ------
    points, offsets
        Of each polygon: vertices in metres, shape (n, 2), ring after ring, and where each
        ring begins, as ``contourpy.FillType.OuterOffset``.
    """
    axes, tiles = grid.centres(), _tiles(density, limits)
    for limit, reached in zip(limits, tiles, strict=True):
        points: list[npt.NDArray[np.float64]] = []
        offsets: list[npt.NDArray[np.uint32]] = []
        for rows, columns, values in _patches(density, reached):
            lines = contourpy.contour_generator(
                axes[0][columns], axes[1][rows], values, fill_type=contourpy.FillType.OuterOffset
            )
            found: Any = lines.filled(limit, np.inf)
            points += found[0]
            offsets += found[1]
        yield points, offsets


def _tiles(
    density: npt.NDArray[np.float64], limits: Sequence[float]
) -> Iterator[npt.NDArray[np.bool_]]:
    """Mark, for each limit, the tiles where the density reaches it."""
    rows, columns = (-(-n // TILE) for n in density.shape)
    cells = np.flatnonzero(density >= min(limits, default=np.inf))
    row, column = np.divmod(cells, density.shape[1])
    tile, height = row // TILE * columns + column // TILE, density.flat[cells]
    for limit in limits:
        reached = np.zeros(rows * columns, dtype=bool)
        reached[tile[height >= limit]] = True
        yield reached.reshape(rows, columns)


def _patches(
    density: npt.NDArray[np.float64], reached: npt.NDArray[np.bool_]
) -> Iterator[tuple[slice, slice, npt.NDArray[np.float64]]]:
    """Cut out what holds together of tiles, with the tiles round it."""
    number, _ = ndimage.label(reached, TOUCHING)
    for one, tiles in enumerate(ndimage.find_objects(number), start=1):
        around = [slice(max(side.start - 1, 0), side.stop + 1) for side in tiles]
        rows, columns = (
            slice(side.start * TILE, min(side.stop * TILE, size))
            for side, size in zip(around, density.shape, strict=True)
        )
        values = density[rows, columns]
        others = (number[tuple(around)] != one) & (number[tuple(around)] > 0)
        if others.any():
            hidden = others.repeat(TILE, axis=0).repeat(TILE, axis=1)
            values = np.where(hidden[: values.shape[0], : values.shape[1]], 0, values)
        yield rows, columns, values
