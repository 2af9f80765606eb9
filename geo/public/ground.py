"""What a district list covers, laid over another: which areas have other borders there.

A district is told of by its code, and the code may stand for other ground from one year to
the next. The rest is what no district covers, so it changes when a district joins the list
or leaves it, and not when a border between two of them moves.

Where districts overlap a place is of the lowest code, told of or not (``geo.areas``), so the
ground of a district is its shape without those of lower codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely

from geo.disclosure.cells import REST

if TYPE_CHECKING:
    from collections.abc import Collection

METRE = 1.0  # that a border may be off: files of the same districts are rounded differently


def own(districts: gpd.GeoDataFrame, codes: Collection[str]) -> gpd.GeoDataFrame:
    """Return districts by their codes, each with the ground that is its own.

    Parameters
    ----------
    districts
        ``code`` and ``geometry`` of all there are, in metres.
    codes
        Those to return. An overlap nowhere wider than twice ``METRE`` is a file's rounding: the
        shape stays as it is, to the byte.
    """
    every = shapely.make_valid(districts.geometry.to_numpy())
    names, tree = districts["code"].to_numpy(), shapely.STRtree(every)
    rows = np.flatnonzero(districts["code"].isin(codes))
    shapes = districts.geometry.to_numpy()[rows].copy()
    for place, row in enumerate(rows):
        lower = [every[i] for i in tree.query(every[row]) if names[i] < names[row]]
        over = [each for each in lower if not _is_sliver(every[row], each)]
        left = shapely.difference(every[row], shapely.union_all(over)) if over else None
        if left is not None and not left.is_empty:
            shapes[place] = left
    chosen = districts.iloc[rows].reset_index(drop=True)
    return chosen.set_geometry(gpd.GeoSeries(shapes, crs=districts.crs))


def _is_sliver(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    return bool(shapely.is_empty(shapely.buffer(shapely.intersection(one, other), -METRE)))


def moved(now: gpd.GeoDataFrame, then: gpd.GeoDataFrame) -> frozenset[str]:
    """Return the codes of an earlier list that stand for other ground now, ``REST`` among them.

    Parameters
    ----------
    now, then
        ``code`` and ``geometry`` of the districts told of, in metres of one CRS.
    """
    new, old = (_shapes(districts) for districts in (now, then))
    return frozenset(
        code for code, shape in old.items() if code not in new or not _same(shape, new[code])
    )


def _shapes(districts: gpd.GeoDataFrame) -> dict[str, shapely.Geometry]:
    valid = shapely.make_valid(districts.geometry.to_numpy())
    return dict(zip(districts["code"], valid, strict=True)) | {REST: shapely.union_all(valid)}


def _same(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    """Whether neither reaches further than ``METRE`` beyond the other."""
    if one == other:
        return True
    near = ((shapely.buffer(a, METRE), b) for a, b in ((one, other), (other, one)))
    return all(shapely.covers(wide, shape) for wide, shape in near)
