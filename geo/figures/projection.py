"""From metres on the ground to what the browser unpacks: whole steps in Web Mercator."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import Transformer

if TYPE_CHECKING:
    import numpy.typing as npt

WEB = "EPSG:3857"
STEP_M = 10  # vertices are rounded to this
_PROJECTING = ThreadPoolExecutor(1, "projecting")


def to_web(
    x: npt.NDArray[np.floating], y: npt.NDArray[np.floating], *, crs: str
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Project from a CRS to the browser's metres.

    In one thread for all: pyproj makes a projection anew in every thread that asks, which
    takes 24 ms, and Streamlit runs each click in a thread of its own.
    """
    return _PROJECTING.submit(_to_web, x, y, crs).result()


def _to_web(
    x: npt.NDArray[np.floating], y: npt.NDArray[np.floating], crs: str
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    east, north = _projection(crs).transform(x, y)
    return east, north


@lru_cache(maxsize=8)
def _projection(crs: str) -> Transformer:
    return Transformer.from_crs(crs, WEB, always_xy=True)


def packed(
    vertices: npt.NDArray[np.float64], bounds: npt.NDArray[np.int64], *, crs: str
) -> list[list[int]]:
    """Write rings as whole steps, the first vertex whole and the others as differences.

    All rings at once: each call of the projection costs more than a small ring.

    Parameters
    ----------
    vertices
        Metres, shape (n, 2): ring after ring.
    bounds
        Where each ring begins, and the end of the last, shape (rings + 1,).
    crs
        Of the vertices.
    """
    x, y = to_web(vertices[:, 0], vertices[:, 1], crs=crs)
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
    written = packed(vertices, rings.astype(np.int64), crs=crs)
    return [written[a:b] for a, b in itertools.pairwise(polygons)]
