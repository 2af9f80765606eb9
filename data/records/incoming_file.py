"""The rows of a file of interventions as texts and geometries, whatever format it has."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import shapely

from data import archive
from data.gdal import read_vector
from data.ingest.profile import Format
from data.records import columns
from data.sources import delimited
from data.store.files import explained
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from pathlib import Path

MOST = 20_000
Row = tuple[int, dict[str, str], Any]


@dataclass(frozen=True)
class Rows:
    """Row number, texts by column and geometry (None if it has none or an unreadable one).

    ``broken`` are the numbers of rows that could not be divided into cells.
    """

    rows: list[Row]
    broken: list[int]
    ignored: tuple[str, ...]


def read(path: Path, *, crs: str) -> Rows:
    """Read a file; geometries are moved to ``crs``.

    Raises
    ------
    UserError
        If it cannot be read, lacks a column, or has more rows than a town has interventions.
    """
    with explained(), path.open("rb") as file:
        kind = archive.kind(file.read(100))
    heads, rows, broken = _vector(path, crs) if kind else _table(path)
    missing = [name for name in columns.NEEDED if name not in heads]
    if missing:
        raise UserError(
            "Filen saknar kolumnen {missing}. Kolumnerna i filen är: {found}.",
            missing=missing[0],
            found=listed(heads),
        )
    if len(rows) > MOST:
        raise UserError("Filen har fler än {most} rader. Dela upp den.", most=MOST)
    known = {*columns.documented(), columns.X, columns.Y}
    return Rows(rows, broken, tuple(name for name in heads if name not in known))


def _table(path: Path) -> tuple[list[str], list[Row], list[int]]:
    with explained():
        sheet = delimited.read(path, Format())
    heads = [name.strip().lower() for name in sheet.cells.column_names]
    rows = []
    for number, cells in zip(sheet.rows.tolist(), sheet.cells.to_pylist(), strict=True):
        texts = dict(zip(heads, cells.values(), strict=True))
        rows.append((number, texts, _place(texts)))
    return heads, rows, [record.row for record in sheet.broken]


def _place(texts: dict[str, str]) -> Any:  # noqa: ANN401 - a geometry, or None
    """Return the geometry of a row of text: WKT, or a point from two numbers."""
    try:
        if said := texts.get(columns.GEOMETRY):
            return shapely.from_wkt(said)
        x, y = (texts[name].replace(" ", "").replace(",", ".") for name in (columns.X, columns.Y))
        return shapely.Point(float(x), float(y))
    except (KeyError, ValueError, shapely.GEOSException):
        return None


def _vector(path: Path, crs: str) -> tuple[list[str], list[Row], list[int]]:
    frame = read_vector(path)
    if frame.crs is None:
        raise UserError(
            "Filen saknar koordinatsystem. Spara den med koordinatsystem och försök igen."
        )
    moved = frame.to_crs(crs)
    heads = [str(name).strip().lower() for name in moved.columns.drop("geometry")]
    texts = [
        dict(zip(heads, map(_text, values), strict=True))
        for values in moved.drop(columns="geometry").itertuples(index=False, name=None)
    ]
    numbered = enumerate(zip(texts, moved.geometry, strict=True), start=1)
    return heads, [(number, said, shape) for number, (said, shape) in numbered], []


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a map program keeps
    if value is None or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN
        return ""
    if isinstance(value, bool):
        return columns.YES if value else columns.NO
    if isinstance(value, dt.datetime | pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
