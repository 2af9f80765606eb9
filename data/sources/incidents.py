"""Open a file of incidents, whatever kind it is; refuse what is not incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.sources import delimited, excel, vector
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.ingest.profile import Format
    from data.sources.sheet import Sheet

EXCEL = {".xlsx", ".xlsm"}
VECTOR = {".gpkg", ".geojson", ".zip", ".shp"}
TEXT = {".csv", ".txt", ".tsv", ".tab"}
EVENTS = (b'"datetime"', b'"summary"', b'"location"', b'"gps"')
HEAD = 1 << 16


def read(path: Path, how: Format, *, sheet: str | None = None) -> Sheet:
    """Read a file by what its name and its first bytes say.

    Parameters
    ----------
    sheet
        Sheet of a workbook or layer of a GeoPackage; the first one by default.

    Raises
    ------
    UserError
        If the file cannot be read, is of no known kind, or is the police's news feed.
    """
    kind = path.suffix.lower()
    _refuse_events(path)
    if kind in EXCEL:
        return excel.read(path, sheet)
    if kind in VECTOR or kind == ".json":
        return vector.read(path, sheet)
    if kind in TEXT:
        return delimited.read(path, how)
    raise UserError(
        "Filer av typen {kind} kan inte läsas in. Använd CSV, Excel (.xlsx), GeoPackage, "
        "GeoJSON eller en zippad shapefil.",
        kind=kind or "–",
    )


def _refuse_events(path: Path) -> None:
    """Refuse polisen.se's events: news placed at the centre of a county."""
    with path.open("rb") as handle:
        head = handle.read(HEAD)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"[", b"{"} and all(k in head for k in EVENTS):
        raise UserError(
            "Filen innehåller händelsenotiser från polisen.se och kan inte läsas in som "
            "brott. Notiserna är ett nyhetsflöde: tiden är när de publicerades och läget är "
            "kommunens eller länets mittpunkt. Använd ett uttag ur polisens anmälningar i "
            "stället."
        )
