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


def packed(vertices: npt.NDArray[np.float64], project: Transformer) -> list[int]:
    """Write a ring as whole steps, the first vertex whole and the others as differences.

    Parameters
    ----------
    vertices
        Metres, shape (n, 2).
    """
    return _steps(_whole(vertices, project))


def packed_shape(shape: shapely.Geometry, *, crs: str) -> list[list[list[int]]]:
    """Write the polygons of a shape in metres, their rings as :func:`packed` has them."""
    parts = shapely.get_parts(shape)
    if not len(parts):
        return []
    # All vertices at once: each call of the projection costs more than a small ring.
    _, vertices, (rings, polygons) = shapely.to_ragged_array(parts)
    whole = _whole(vertices, to_web(crs))
    written = [_steps(whole[a:b]) for a, b in itertools.pairwise(rings)]
    return [written[a:b] for a, b in itertools.pairwise(polygons)]


def _whole(vertices: npt.NDArray[np.float64], project: Transformer) -> npt.NDArray[np.int64]:
    x, y = project.transform(vertices[:, 0], vertices[:, 1])
    return np.round(np.column_stack([x, y]) / STEP_M).astype(np.int64)


def _steps(whole: npt.NDArray[np.int64]) -> list[int]:
    steps: list[int] = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64)).ravel().tolist()
    return steps
