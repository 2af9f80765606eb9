"""From metres on the ground to what the browser unpacks: whole steps in Web Mercator."""

from __future__ import annotations

import itertools
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


def packed(
    vertices: npt.NDArray[np.float64], bounds: npt.NDArray[np.int64], project: Transformer
) -> list[list[int]]:
    """Write rings as whole steps, the first vertex whole and the others as differences.

    All rings at once: each call of the projection costs more than a small ring.

    Parameters
    ----------
    vertices
        Metres, shape (n, 2): ring after ring.
    bounds
        Where each ring begins, and the end of the last, shape (rings + 1,).
    """
    x, y = project.transform(vertices[:, 0], vertices[:, 1])
    whole = np.round(np.column_stack([x, y]) / STEP_M).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64))
    steps[bounds[:-1]] = whole[bounds[:-1]]
    flat = steps.ravel().tolist()
    return [flat[a:b] for a, b in itertools.pairwise((2 * bounds).tolist())]


def packed_shape(shape: shapely.Geometry, *, crs: str) -> list[list[list[int]]]:
    """Write the polygons of a shape in metres, their rings as :func:`packed` has them."""
    parts = shapely.get_parts(shape)
    if not len(parts):
        return []
    _, vertices, (rings, polygons) = shapely.to_ragged_array(parts)
    written = packed(vertices, rings.astype(np.int64), to_web(crs))
    return [written[a:b] for a, b in itertools.pairwise(polygons)]
