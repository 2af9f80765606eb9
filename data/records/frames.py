"""Records as frames, for maps and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from data.records.rows import Intervention

if TYPE_CHECKING:
    from data.records.book import Book

COLUMNS = (
    "id", "name", "kind", "perspective", "status", "start", "end", "responsible", "groups", "note"
)  # fmt: skip


def interventions_frame(book: Book) -> gpd.GeoDataFrame:
    """Return every intervention that was not withdrawn, as one point each.

    Returns
    -------
    GeoDataFrame with id ("insats-01"), name, kind, perspective, status, start, end
    (None while open), responsible, groups (ids joined by semicolons), note and, in
    the settings' CRS, a point: in the middle of a line, inside an area.
    """
    rows = book.listed(Intervention)
    texts = [
        {name: getattr(row, name) for name in COLUMNS}
        | {"id": f"insats-{row.id:02d}", "groups": ";".join(row.groups)}
        for row in rows
    ]
    frame = pd.DataFrame(texts, columns=list(COLUMNS), dtype=object)
    places = gpd.GeoSeries([row.geometry for row in rows], crs=book.store.settings.crs)
    points = places.where(places.geom_type == "Point", places.representative_point())
    return gpd.GeoDataFrame(frame, geometry=points)
