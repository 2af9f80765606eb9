"""Interventions as files: CSV, GeoJSON and GeoPackage, all with the columns of ``columns``."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from data import temporary
from data.records import columns, named
from data.records.rows import Intervention, Problem
from data.store.files import explained

if TYPE_CHECKING:
    from data.records.book import Book

LAYER = "insatser"


def to_csv(book: Book) -> bytes:
    """Write CSV: semicolons, UTF-8 with BOM, geometries as WKT in the settings' CRS."""
    heads = list(columns.documented())
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, heads, delimiter=";")
    writer.writeheader()
    for texts, row in _rows(book):
        writer.writerow(texts | {columns.GEOMETRY: columns.wkt(row.geometry)})
    return out.getvalue().encode("utf-8-sig")


def to_geojson(book: Book) -> bytes:
    """Write GeoJSON (RFC 7946: WGS 84)."""
    return bytes(_frame(book).to_json(to_wgs84=True, drop_id=True, ensure_ascii=False).encode())


def to_geopackage(book: Book) -> bytes:
    """Write a GeoPackage with one layer in the settings' CRS."""
    with temporary.folder() as name, explained():
        path = Path(name) / "insatser.gpkg"
        _frame(book).to_file(path, layer=LAYER, driver="GPKG", engine="pyogrio")
        return path.read_bytes()


def _rows(book: Book) -> list[tuple[dict[str, str], Intervention]]:
    demo, known = book.is_demo, named.names(book.listed(Problem, withdrawn=True))
    return [
        (columns.written(row, demo=demo, problem=known.get(row.problem_id or 0, "")), row)
        for row in book.listed(Intervention)
    ]


def _frame(book: Book) -> gpd.GeoDataFrame:
    rows = _rows(book)
    heads = [name for name in columns.documented() if name != columns.GEOMETRY]
    texts = pd.DataFrame([texts for texts, _ in rows], columns=heads, dtype="str")
    shapes = gpd.GeoSeries([row.geometry for _, row in rows], crs=book.store.settings.crs)
    return gpd.GeoDataFrame(texts, geometry=shapes)
