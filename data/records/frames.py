"""Records as frames, for maps and tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from data.records.rows import Intervention

if TYPE_CHECKING:
    from data.records.book import Book

COLUMNS = (
    "id", "name", "kind", "perspective", "status", "start", "end", "responsible", "groups", "note"
)  # fmt: skip


def interventions_frame(book: Book, then: dt.datetime | None = None) -> gpd.GeoDataFrame:
    """Return every intervention that was not withdrawn, as one point each.

    Parameters
    ----------
    then
        Status, start and end are those of this moment (aware); those of now where the
        intervention was written down later.

    Returns
    -------
    GeoDataFrame with id ("insats-01"), name, kind, perspective, status, start, end
    (None while open), responsible, groups (ids joined by semicolons), note and, in
    the settings' CRS, a point: in the middle of a line, inside an area.
    """
    rows = book.listed(Intervention)
    was = _was(book, then) if then else {}
    texts = [
        {name: getattr(row, name) for name in COLUMNS}
        | {"id": f"insats-{row.id:02d}", "groups": ";".join(row.groups)}
        for row in rows
    ]
    for row, text in zip(rows, texts, strict=True):
        text.update(was.get(row.id, {}))
    frame = pd.DataFrame(texts, columns=list(COLUMNS), dtype=object)
    places = gpd.GeoSeries([row.geometry for row in rows], crs=book.store.settings.crs)
    points = places.where(places.geom_type == "Point", places.representative_point())
    return gpd.GeoDataFrame(frame, geometry=points)


def _was(book: Book, then: dt.datetime) -> dict[int, dict[str, Any]]:
    """Return status, start and end as they stood."""
    return {
        row_id: {"status": said["status"]}
        | {name: said[name] and dt.date.fromisoformat(said[name]) for name in ("start", "end")}
        for row_id, said in book.as_of(Intervention, then).items()
    }
