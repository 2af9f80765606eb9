"""How incidents are kept in a batch: GeoParquet, one row per version of an incident.

The geometry is GeoParquet 1.1's native point (two numbers), so that columns can
be read one at a time. A row is known by two 64-bit hashes, of its identity and
of its content; with ten million rows the chance that any two collide is about
three in a million.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyproj

from geo.schema import INCIDENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

ROW_GROUP = 500_000
CONTENT = [c for c in INCIDENT_COLUMNS if c not in {"source", "source_id"}] + ["updated"]
TEXT = ["source", "code", "code_text", "offence", "area_code"]  # few values, many rows
TIMES = ["start", "end", "registered", "updated"]
MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))

_WORD = pa.dictionary(pa.int32(), pa.string())
_POINT = pa.struct([("x", pa.float64()), ("y", pa.float64())])
SCHEMA = pa.schema(
    [
        *((name, _WORD) for name in TEXT),
        ("source_id", pa.string()),
        *((name, pa.timestamp("ms")) for name in TIMES),
        ("count", pa.int32()),
        ("row", pa.int64()),
        ("id_hash", pa.uint64()),
        ("content_hash", pa.uint64()),
        ("geometry", _POINT),
    ]
)


def complete(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the columns a batch has beside the normalised ones, and both hashes.

    Coordinates are rounded to millimetres, so that two builds of the projection
    library do not make two versions of one row.
    """
    frame = frame.reset_index(drop=True)
    for name in TIMES:
        values = frame[name] if name in frame else pd.Series(pd.NaT, index=frame.index)
        frame[name] = values.astype("datetime64[s]")
    frame["x"], frame["y"] = frame["x"].round(3), frame["y"].round(3)
    if "row" not in frame:
        frame["row"] = np.arange(len(frame), dtype=np.int64)
    frame["id_hash"] = _id_hash(frame)
    frame["content_hash"] = _hash(frame[CONTENT])
    return frame


def _hash(frame: pd.DataFrame) -> npt.NDArray[np.uint64]:
    values = pd.util.hash_pandas_object(frame, index=False, categorize=True)
    return np.asarray(values, np.uint64)


def _id_hash(frame: pd.DataFrame) -> npt.NDArray[np.uint64]:
    sources = _hash(frame[["source"]])
    ids = pd.util.hash_array(frame["source_id"].array, categorize=False)
    return mix(np.asarray(ids, np.uint64), sources)


def mix(
    left: npt.NDArray[np.uint64], right: npt.NDArray[np.uint64] | np.uint64, lane: int = 0
) -> npt.NDArray[np.uint64]:
    """Combine two hashes into one; ``lane`` 0 and 1 give independent results."""
    mixed = (left ^ (left >> np.uint64(29))) * MIX[lane] + right
    mixed ^= mixed >> np.uint64(32)
    mixed *= MIX[1 - lane]
    mixed ^= mixed >> np.uint64(29)
    return mixed


def to_arrow(frame: pd.DataFrame) -> pa.Table:
    """Arrange a completed frame as the batch file has it."""
    arrays = []
    for field in SCHEMA:
        if field.name == "geometry":
            arrays.append(_points(frame["x"].to_numpy(), frame["y"].to_numpy()))
        elif field.type == _WORD:
            arrays.append(pa.array(frame[field.name], pa.string()).dictionary_encode())
        else:
            arrays.append(pa.array(frame[field.name], field.type, from_pandas=True))
    return pa.Table.from_arrays([_one(array) for array in arrays], names=SCHEMA.names).cast(SCHEMA)


def _one(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _points(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> pa.Array:
    without = pa.array(np.isnan(x) | np.isnan(y))
    return pa.StructArray.from_arrays([pa.array(x), pa.array(y)], names=["x", "y"], mask=without)


def schema(crs: str) -> pa.Schema:
    """Return the schema of a batch file with GeoParquet's own description of the geometry."""
    column = {
        "encoding": "point",
        "geometry_types": ["Point"],
        "crs": pyproj.CRS(crs).to_json_dict(),
    }
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    return SCHEMA.with_metadata({"geo": json.dumps(geo)})


def writer(path: Path, crs: str) -> pq.ParquetWriter:
    """Open a batch file for writing."""
    return pq.ParquetWriter(
        path, schema(crs), compression="zstd", write_page_checksum=True, use_dictionary=TEXT
    )


def pieces(path: Path, columns: Sequence[str]) -> Iterator[pa.Table]:
    """Read some columns of a batch, one row group at a time."""
    with pq.ParquetFile(path, page_checksum_verification=True, memory_map=True) as file:
        for group in range(file.num_row_groups):
            yield file.read_row_group(group, columns=list(columns))


def read(path: Path) -> pd.DataFrame:
    """Read a batch as a completed frame."""
    table = pq.read_table(path, page_checksum_verification=True)
    frame: pd.DataFrame = table.drop_columns(["geometry"]).to_pandas()
    for name in TEXT:
        frame[name] = frame[name].astype("str")
    for axis in ("x", "y"):
        frame[axis] = axis_of(table, axis)
    for name in TIMES:
        frame[name] = frame[name].astype("datetime64[s]")
    return frame


def axis_of(table: pa.Table, axis: str) -> npt.NDArray[np.float64]:
    """Easting or northing of a table with a geometry, NaN without place."""
    points = _one(table["geometry"])
    values = points.field(axis).to_numpy(zero_copy_only=False).astype(np.float64)
    nowhere = points.is_null().to_numpy(zero_copy_only=False)
    return np.where(nowhere, np.nan, values)
