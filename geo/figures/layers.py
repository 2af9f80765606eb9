"""Layers that are not districts: density as bands, single incidents, interventions."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.errors import N_
from geo.figures.contours import filled
from geo.figures.escape import folium_text
from geo.figures.legend import Key, edge
from geo.figures.projection import packed, to_web
from geo.grid import Grid
from geo.offences import N_TYPES, OFFENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geo.language import Words
    from geo.schema import Incidents

MAX_POINTS = 2000
SMALLEST_BAND_M2 = 20_000
MAX_VERTICES = 12_000  # of all bands together: keeps a filter step under 100 kB

Bands = list[list[list[list[int]]]]  # class, polygon, ring, steps


def density_step(
    density_km2: npt.NDArray[np.float64],
    grid: Grid,
    words: Words,
    *,
    crs: str,
    classes: Sequence[tuple[float, str]],
) -> dict[str, Any]:
    """Return density as bands of equal shade, each about twice the one before.

    Parameters
    ----------
    density_km2
        Offences per km² and year, shape ``grid.shape``.
    classes
        From :func:`geo.figures.palette.octaves`.

    Returns
    -------
    dict
        ``bands``: for each class a colour and its
        rings as :func:`geo.figures.projection.packed` writes them.
    """
    limits = tuple(low for low, _ in classes)
    rings = _bands(density_km2, grid, limits, crs)
    while _vertices(rings) > MAX_VERTICES:
        density_km2, grid = _coarser(density_km2, grid)
        rings = _bands(density_km2, grid, limits, crs)
    scale = [(shade, edge(low, words)) for low, shade in classes]
    unit = words.text(N_("Anmälda brott per km² och år"))
    bands = [[shade, band] for (_, shade), band in zip(classes, rings, strict=True)]
    return {"bands": bands, "legend": Key(unit, scale).payload()}


def _bands(
    density: npt.NDArray[np.float64], grid: Grid, limits: tuple[float, ...], crs: str
) -> Bands:
    found = filled(density, grid, limits)
    return [_rings(points, offsets, crs) for points, offsets in found]


def _vertices(bands: Bands) -> int:
    return sum(len(ring) // 2 for band in bands for polygon in band for ring in polygon)


def _coarser(density: npt.NDArray[np.float64], grid: Grid) -> tuple[npt.NDArray[np.float64], Grid]:
    """Average cells two by two: offences far and wide make more borders than can be sent."""
    padded = np.pad(density, [(0, n % 2) for n in density.shape])
    rows, columns = (n // 2 for n in padded.shape)
    means = padded.reshape(rows, 2, columns, 2).mean(axis=(1, 3))
    return means, Grid(grid.west, grid.south, grid.cell_m * 2, columns, rows)


def _rings(
    points: Sequence[npt.NDArray[np.float64]],
    offsets: Sequence[npt.NDArray[np.uint32]],
    crs: str,
) -> list[list[list[int]]]:
    """Polygons as rings of integers, slivers left out."""
    if not points:
        return []
    large = _areas(points, offsets) >= SMALLEST_BAND_M2
    vertices = [one for one, kept in zip(points, large, strict=True) if kept]
    rings = [one for one, kept in zip(offsets, large, strict=True) if kept]
    if not rings:
        return []
    ends = np.cumsum([one[-1] for one in rings], dtype=np.int64)
    ends_of = [one[1:] + start for one, start in zip(rings, [0, *ends], strict=False)]
    bounds = np.concatenate([[0], *ends_of]).astype(np.int64)
    written = iter(packed(np.concatenate(vertices), bounds, crs=crs))
    return [list(itertools.islice(written, len(one) - 1)) for one in rings]


def _areas(
    points: Sequence[npt.NDArray[np.float64]], offsets: Sequence[npt.NDArray[np.uint32]]
) -> npt.NDArray[np.float64]:
    """Return what the outer ring of each polygon surrounds, m², shape (polygons,)."""
    vertices = np.concatenate(points) - points[0][0]  # near zero, where products are exact
    x, y = vertices.T
    turned = np.concatenate([[0.0], np.cumsum(x[:-1] * y[1:] - x[1:] * y[:-1])])
    starts = np.cumsum([0, *map(len, points)])[:-1]
    last = starts + np.array([rings[1] for rings in offsets], dtype=np.int64) - 1
    areas: npt.NDArray[np.float64] = np.abs(turned[last] - turned[starts]) / 2
    return areas


def points_step(
    incidents: Incidents, rows: npt.NDArray[np.int64], words: Words, *, crs: str
) -> dict[str, Any]:
    """Return single incidents as whole metres in Web Mercator with type and moment.

    Parameters
    ----------
    rows
        At most ``MAX_POINTS`` row numbers of incidents with a place.
    """
    x, y = to_web(incidents.x[rows], incidents.y[rows], crs=crs)
    types = incidents.cell[rows] % N_TYPES
    present = np.unique(types)
    minutes = np.asarray(incidents.minute[rows]).astype("datetime64[m]")
    flat = np.column_stack([np.round(x), np.round(y), np.searchsorted(present, types)])
    return {
        "points": {
            "xyt": [int(value) for value in flat.astype(np.int64).ravel()],
            "types": [folium_text(words.text(OFFENCES[i].name)) for i in present],
            "days": [str(day) for day in minutes.astype("datetime64[D]")],
        },
        "legend": Key(words.text(N_("Varje punkt är ett anmält brott"))).payload(),
    }
