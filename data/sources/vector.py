"""Points from GeoPackage, GeoJSON and zipped shapefiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from data.sources.sheet import POINT_COLUMNS, Sheet, tidy

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd


def read(path: Path, layer: str | None = None) -> Sheet:
    """Read attributes as text and points as two columns of coordinates.

    The coordinates stay in the file's own CRS, named in ``detected["crs"]``. A
    geometry that is not a point becomes its type's name, which no one takes for
    a number.
    """
    from data.gdal import read_vector  # noqa: PLC0415 - a CSV file need not wait for GDAL

    frame = read_vector(path, layer=layer)
    texts = {name: _texts(frame[name]) for name in frame.columns if name != frame.geometry.name}
    texts |= dict(zip(POINT_COLUMNS, _points(frame), strict=True))
    rows = np.arange(2, len(frame) + 2, dtype=np.int64)
    cells, rows = tidy(pa.table(texts), rows)
    crs = {"crs": frame.crs.to_string()} if frame.crs else {}
    return Sheet(cells, rows, (), {"kind": "vector", **crs})


def _texts(values: pd.Series) -> pa.Array:
    if pd.api.types.is_datetime64_any_dtype(values):
        texts = values.map(lambda moment: "" if pd.isna(moment) else moment.isoformat(sep=" "))
    elif pd.api.types.is_float_dtype(values):
        texts = values.map(_number)
    else:
        texts = values.map(lambda value: "" if pd.isna(value) else str(value))
    return pa.array(texts.astype("str"), pa.string())


def _number(value: float) -> str:
    if np.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else repr(float(value))


def _points(frame: gpd.GeoDataFrame) -> tuple[pa.Array, pa.Array]:
    geometry = frame.geometry.to_numpy()
    single = shapely.get_num_geometries(geometry) == 1
    points = np.where(single, shapely.get_geometry(geometry, 0), geometry)
    empty = shapely.is_missing(points) | shapely.is_empty(points)
    other = ~empty & (shapely.get_type_id(points) != shapely.GeometryType.POINT)
    names = np.array([kind.name for kind in shapely.GeometryType if kind.value >= 0])
    kinds = np.where(other, names[shapely.get_type_id(points)], "")
    return tuple(
        pa.array([kind or _number(value) for kind, value in zip(kinds, axis, strict=True)])
        for axis in (shapely.get_x(points), shapely.get_y(points))
    )
