"""What a GeoPackage holds, asked of SQLite before GDAL opens the file.

A GeoPackage is a database. A view in it is a program that runs when it is read,
and one that calls itself never ends; a view may stand where a layer should, or
in place of one of the tables that tell of the layers. Only tables that the file
lists as features are read.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KINDS = "SELECT lower(name), type FROM pragma_table_list WHERE schema = 'main'"
KINDS_BEFORE_3_37 = """
    SELECT lower(name), CASE WHEN type = 'table' AND rootpage = 0 THEN 'virtual' ELSE type END
    FROM sqlite_master WHERE type IN ('table', 'view')
    """
CONTENTS = "SELECT table_name, lower(data_type) FROM gpkg_contents"
SHAPES = "SELECT table_name, 'geometry' FROM gpkg_geometry_columns"


def layers(file: Path) -> tuple[list[str], str]:
    """Names of the feature tables; and, if there are none to read, what is wrong with the file.

    What is wrong is one of the problems that :mod:`data.gdal` has a sentence for.

    Raises
    ------
    sqlite3.Error
        If the file is damaged.
    """
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as base:
        new = sqlite3.sqlite_version_info >= (3, 37)
        kinds: dict[str, str] = dict(base.execute(KINDS if new else KINDS_BEFORE_3_37))
        own = [kind for name, kind in kinds.items() if name.startswith(("gpkg", "rtree"))]
        if "view" in own:
            return [], "view"
        listed = base.execute(CONTENTS).fetchall()
        listed += base.execute(SHAPES) if "gpkg_geometry_columns" in kinds else []
    if any(kinds.get(str(name).lower(), "table") != "table" for name, _ in listed):
        return [], "view"
    features = [str(name) for name, kind in listed if kind == "features"]
    return features, "" if features else "geometry" if listed else "empty"
