"""Records as frames, for maps and tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import shapely

from data.records.rows import Intervention

if TYPE_CHECKING:
    from data.records.book import Book

COLUMNS = (
    "id", "name", "kind", "perspective", "status", "start", "end", "responsible", "groups", "note"
)  # fmt: skip
DAYS, PLACE = ("start", "end"), "geometry"


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
    said = [
        {name: getattr(row, name) for name in (*COLUMNS, PLACE)} | was.get(row.id, {})
        for row in rows
    ]
    return _frame(said, book)


def interventions_as_of(book: Book, moment: dt.datetime) -> gpd.GeoDataFrame:
    """Return the interventions as they stood at a moment (aware), and no other.

    As :func:`interventions_frame`, but with everything that was said of them then: those
    that were withdrawn since are there, and those that were written down since are not.
    """
    said = [
        row | {name: row[name] and dt.date.fromisoformat(row[name]) for name in DAYS}
        | {PLACE: shapely.from_wkt(row[PLACE])}
        for _id, row in sorted(book.as_of(Intervention, moment).items())
        if not row["withdrawn"]
    ]  # fmt: skip
    return _frame(said, book)


def _frame(said: list[dict[str, Any]], book: Book) -> gpd.GeoDataFrame:
    texts = [
        {name: row[name] for name in COLUMNS}
        | {"id": f"insats-{row['id']:02d}", "groups": ";".join(row["groups"])}
        for row in said
    ]
    frame = pd.DataFrame(texts, columns=list(COLUMNS), dtype=object)
    places = gpd.GeoSeries([row[PLACE] for row in said], crs=book.store.settings.crs)
    points = places.where(places.geom_type == "Point", places.representative_point())
    return gpd.GeoDataFrame(frame, geometry=points)


def _was(book: Book, then: dt.datetime) -> dict[int, dict[str, Any]]:
    """Return status, start and end as they stood."""
    return {
        row_id: {"status": said["status"]}
        | {name: said[name] and dt.date.fromisoformat(said[name]) for name in DAYS}
        for row_id, said in book.as_of(Intervention, then).items()
    }
