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

    from data.sources.sheet import Broken, Sheet

# Columns that the file has beside the source's own; left out when it is read again.
OWN = (
    "karantän: rad", "karantän: kolumn", "karantän: värde", "karantän: orsak",
    "karantän: förklaring", "karantän: regelversion", "karantän: fil (SHA-256)",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = r"^[+-]?[\d\s.,]+$"
GUARDED = r"^'([=+\-@\t\r].*)$"
SLICE = 1000  # rows that are Python texts at one time
csv.field_size_limit(2**31 - 1)  # the file has a limit of its own; a cell in it has none
SEPARATORS = {"semikolon": ";", "komma": ",", "tabb": "\t", "lodstreck": "|"}


def quarantine(sheet: Sheet, faults: pd.DataFrame, sha256: str) -> bytes:
    """Write the rejected rows as CSV, in the file's own separator, UTF-8 with BOM.

    Cells that a spreadsheet would take for a formula get a leading apostrophe,
    which is removed when the mended file is read again.
    """
    if faults.empty:
        return b""
    separator = SEPARATORS.get(sheet.detected.get("separator", ""), ";")
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow([*map(guarded, sheet.cells.column_names), *OWN])
    broken = {record.row: record for record in sheet.broken}
    for at in range(0, len(faults), SLICE):
        some = faults.iloc[at : at + SLICE]
        whole = _whole(sheet, some)
        for number, column, value, reason in some.itertuples(index=False, name=None):
            cells = whole[number] if number in whole else _cells(broken[number], sheet, separator)
            about = [
                number, column, value, reason, REASONS[reason], RULE_VERSION, sha256,
            ]  # fmt: skip
            writer.writerow([guarded(str(cell)) for cell in [*cells, *about]])
    text.flush()
    return out.getvalue()


def _whole(sheet: Sheet, faults: pd.DataFrame) -> dict[int, list[str]]:
    """Return the cells of the rejected rows that could be divided into cells."""
    at = np.flatnonzero(np.isin(sheet.rows, faults["row"].to_numpy(np.int64)))
    taken = sheet.cells.take(pa.array(at)).to_pylist()
    return {int(sheet.rows[i]): list(cells.values()) for i, cells in zip(at, taken, strict=True)}


def _cells(record: Broken, sheet: Sheet, separator: str) -> list[str]:
    """Return the cells of a record that has too few or too many, as far as they go."""
    width = len(sheet.cells.column_names)
    cells = next(csv.reader([record.text], delimiter=separator), [])
    return (cells + [""] * width)[:width]


def guarded(text: str) -> str:
    """Keep a spreadsheet from running a text; numbers stay numbers."""
    if text.startswith(FORMULA) and not pc.match_substring_regex(pa.scalar(text), NUMBER).as_py():
        return f"'{text}"
    return text


def unguarded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Take the apostrophes of :func:`guarded` away."""
    return pc.replace_substring_regex(column, GUARDED, r"\1")
