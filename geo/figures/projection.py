"""From metres on the ground to what the browser unpacks: whole steps in Web Mercator."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import Transformer

if TYPE_CHECKING:
    import numpy.typing as npt

WEB = "EPSG:3857"
STEP_M = 10  # vertices are rounded to this


@lru_cache(maxsize=8)
def to_web(crs: str) -> Transformer:
    """Return the projection from a CRS to the browser's."""
    return Transformer.from_crs(crs, WEB, always_xy=True)


def packed(vertices: npt.NDArray[np.float64], project: Transformer) -> list[int]:
    """Write a ring as whole steps, the first vertex whole and the others as differences.

    Parameters
    ----------
    vertices
        Metres, shape (n, 2).
    """
    x, y = project.transform(vertices[:, 0], vertices[:, 1])
    whole = np.round(np.column_stack([x, y]) / STEP_M).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return [int(value) for value in steps.ravel()]


def packed_shape(shape: shapely.Geometry, *, crs: str) -> list[list[list[int]]]:
    """Write the polygons of a shape in metres, their rings as :func:`packed` has them."""
    project = to_web(crs)
    return [
        [
            packed(shapely.get_coordinates(ring), project)
            for ring in (part.exterior, *part.interiors)
        ]
        for part in shapely.get_parts(shape)
    ]
