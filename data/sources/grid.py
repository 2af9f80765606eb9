"""Tables as statistical offices export them: every cell as text, where it stands.

Nothing is taken for a header yet: titles may stand above it and notes below the
table. In a workbook, cells that are joined share the text of the first of them.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import openpyxl

from data.sources import excel, text, vector
from data.sources.delimited import NAMES
from data.sources.incidents import EXCEL, TEXT, VECTOR
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.ingest.profile_file import Format

MERGES = 20 * 2**20  # unpacked size up to which a workbook's joined cells are looked up
MAX_BYTES = 100 * 2**20
SAMPLED = 400
Spot = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """Records of a file; the first is record 1.

    Attributes
    ----------
    merged
        Cells (record from 0, column from 0) that are joined and share one text.
    detected
        What was found out about the format.
    """

    records: list[list[str]]
    merged: frozenset[Spot] = frozenset()
    detected: dict[str, str] = field(default_factory=dict)


def read(path: Path, how: Format, *, sheet: str | None = None) -> Grid:
    """Read a file by what its name says.

    Raises
    ------
    UserError
        If it cannot be read, is empty or is of no known kind.
    """
    kind = path.suffix.lower()
    if kind in EXCEL:
        found = _workbook(path, sheet)
    elif kind in VECTOR or kind == ".json":
        found = _features(path, sheet)
    elif kind in TEXT:
        found = _delimited(path, how)
    else:
        raise UserError(
            "Filer av typen {kind} kan inte läsas in. Använd CSV, Excel (.xlsx), GeoPackage, "
            "GeoJSON eller en zippad shapefil.",
            kind=kind or "–",
        )
    if not any(any(record) for record in found.records):
        raise UserError("Filen är tom. Kontrollera att rätt fil exporterades.")
    return found


def _delimited(path: Path, how: Format) -> Grid:
    if path.stat().st_size > MAX_BYTES:
        raise UserError("Filen är för stor för en tabell. Dela upp den och läs in delarna.")
    encoding = text.encoding(path, how.encoding)
    content = path.read_text(encoding=encoding)
    separator = how.separator or _separator(content)
    records = _split(content, separator)
    found = {"kind": "csv", "encoding": encoding, "separator": NAMES.get(separator, separator)}
    return Grid(records, detected=found)


def _split(content: str, separator: str, most: int | None = None) -> list[list[str]]:
    """Divide a text into records.

    Raises
    ------
    UserError
        If a quotation mark is never closed.
    """
    lines = io.StringIO(content, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=most is None)
    try:
        pairs = zip(reader, range(most), strict=False) if most else ((one, 0) for one in reader)
        return [[cell.strip() for cell in record] for record, _ in pairs]
    except csv.Error as error:
        raise UserError(
            "Ett citattecken i filen saknar avslutning, så slutet av filen går inte att dela "
            "upp i rader. Filen kan vara ofullständig. Exportera den på nytt; ingenting har "
            "sparats."
        ) from error


def _separator(content: str) -> str:
    """Choose the separator by which most records have as many cells as each other."""

    def score(candidate: str) -> tuple[int, int]:
        widths = [len(record) for record in _split(content, candidate, SAMPLED) if len(record) > 1]
        usual = max(widths, key=widths.count, default=0)
        return (widths.count(usual), usual)

    return max(text.SEPARATORS, key=score)


def _features(path: Path, layer: str | None) -> Grid:
    sheet = vector.read(path, layer)
    names = list(sheet.cells.column_names)
    columns = [column.to_pylist() for column in sheet.cells.columns]
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    return Grid([names, *rows], detected=sheet.detected)


def _workbook(path: Path, sheet: str | None) -> Grid:
    title, records = excel.records(path, sheet)
    width = max((len(record) for record in records), default=0)
    padded = [
        [cell.strip() for cell in record] + [""] * (width - len(record)) for record in records
    ]
    merged = _joined(path, title, padded)
    return Grid(padded, frozenset(merged), {"kind": "xlsx", "sheet": title})


def _joined(path: Path, title: str, records: list[list[str]]) -> set[Spot]:
    """Give joined cells the text of the first of them; tell which they are."""
    found: set[Spot] = set()
    for low, left, high, right in _ranges(path, title):
        if low >= len(records) or left >= len(records[low]):
            continue
        said = records[low][left]
        for row in range(low, min(high + 1, len(records))):
            for column in range(left, min(right + 1, len(records[row]))):
                records[row][column] = said
                found.add((row, column))
    return found


def _ranges(path: Path, title: str) -> list[tuple[int, int, int, int]]:
    """Return the joined ranges of a sheet: first row and column, last row and column, from 0."""
    with zipfile.ZipFile(path) as packed:
        if sum(member.file_size for member in packed.infolist()) > MERGES:
            return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles that are of no interest here
        book: Any = openpyxl.load_workbook(path, data_only=True)
    ranges = [joined.bounds for joined in book[title].merged_cells.ranges]
    return [(low - 1, left - 1, high - 1, right - 1) for left, low, right, high in ranges]
