"""What a district list covers, laid over another: which areas have other borders there.

A district is told of by its code, and the code may stand for other ground from one year to
the next. The rest is what no district covers, so it changes when a district joins the list
or leaves it, and not when a border between two of them moves.

The assumption that could mislead: where districts overlap, a place is counted in the one of
the lowest code, and that is not looked at here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.disclosure.cells import REST

if TYPE_CHECKING:
    import geopandas as gpd

METRE = 1.0  # that a border may be off: files of the same districts are rounded differently


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
