"""The file of rejected rows: what was wrong, and the row as it was, to mend and import again."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.ingest.faults import REASONS, RULE_VERSION

if TYPE_CHECKING:
    import pandas as pd

    from data.sources.sheet import Sheet

# Columns that the file has beside the source's own; left out when it is read again.
OWN = (
    "karantän: rad", "karantän: kolumn", "karantän: värde", "karantän: orsak",
    "karantän: förklaring", "karantän: regelversion", "karantän: fil (SHA-256)",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = r"^[+-]?[\d\s.,]+$"
GUARDED = r"^'([=+\-@\t\r].*)$"
SEPARATORS = {"semikolon": ";", "komma": ",", "tabb": "\t", "lodstreck": "|"}


def quarantine(sheet: Sheet, faults: pd.DataFrame, sha256: str) -> bytes:
    """Write the rejected rows as CSV, in the file's own separator, UTF-8 with BOM.

    Cells that a spreadsheet would take for a formula get a leading apostrophe,
    which is removed when the mended file is read again.
    """
    if faults.empty:
        return b""
    separator = SEPARATORS.get(sheet.detected.get("separator", ""), ";")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    names = sheet.cells.column_names
    writer.writerow([*map(guarded, names), *OWN])
    originals = _originals(sheet, faults, separator)
    for number, column, value, reason in faults.itertuples(index=False, name=None):
        about = [
            number, column, value, reason, REASONS[reason], RULE_VERSION, sha256,
        ]  # fmt: skip
        writer.writerow([guarded(str(cell)) for cell in [*originals[number], *about]])
    return out.getvalue().encode("utf-8-sig")


def _originals(sheet: Sheet, faults: pd.DataFrame, separator: str) -> dict[int, list[str]]:
    """Return the cells of each rejected row; of a broken one, as far as they go."""
    width = len(sheet.cells.column_names)
    at = np.flatnonzero(np.isin(sheet.rows, faults["row"].to_numpy(np.int64)))
    taken = sheet.cells.take(pa.array(at)).to_pylist()
    rows = {int(sheet.rows[i]): list(cells.values()) for i, cells in zip(at, taken, strict=True)}
    for broken in sheet.broken:
        cells = next(csv.reader([broken.text], delimiter=separator), [])
        rows[broken.row] = (cells + [""] * width)[:width]
    return rows


def guarded(text: str) -> str:
    """Keep a spreadsheet from running a text; numbers stay numbers."""
    if text.startswith(FORMULA) and not pc.match_substring_regex(pa.scalar(text), NUMBER).as_py():
        return f"'{text}"
    return text


def unguarded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Take the apostrophes of :func:`guarded` away."""
    return pc.replace_substring_regex(column, GUARDED, r"\1")
