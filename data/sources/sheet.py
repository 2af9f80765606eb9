"""What every kind of source file is turned into first: a table of texts with row numbers.

Nothing is interpreted here. Whatever a cell said is kept as the text it was, so
that a rejected row can be shown, mended and read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

POINT_COLUMNS = ("geometry_x", "geometry_y")  # where a vector file's points end up


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that has another number of cells than the header.

    Kept as UTF-8: a text with one emoji in it takes four bytes for every letter.
    """

    row: int
    raw: bytes

    @property
    def text(self) -> str:
        """The record as it was."""
        return self.raw.decode()


@dataclass(frozen=True)
class Sheet:
    """One table of a file.

    Attributes
    ----------
    cells
        String columns, stripped of surrounding white space.
    rows
        int64, shape (n,): record number in the file; the header is record 1.
    broken
        Records that could not be divided into cells.
    detected
        What was found out about the format: separator, encoding, sheet, crs …
    """

    cells: pa.Table
    rows: npt.NDArray[np.int64]
    broken: tuple[Broken, ...] = ()
    detected: dict[str, str] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """Number of records that hold anything at all."""
        return len(self.rows) + len(self.broken)


def tidy(cells: pa.Table, rows: npt.NDArray[np.int64]) -> tuple[pa.Table, npt.NDArray[np.int64]]:
    """Name columns uniquely, strip cells and leave out records without any content."""
    cells = cells.rename_columns(unique(cells.column_names))
    columns = [pc.utf8_trim_whitespace(column) for column in cells.columns]
    cells = pa.table(columns, names=cells.column_names) if columns else cells
    filled = np.zeros(len(cells), bool)
    for column in columns:
        if filled.all():
            break
        filled |= pc.not_equal(column, "").to_numpy()
    return (cells, rows) if filled.all() else (cells.filter(pa.array(filled)), rows[filled])


def unique(names: Sequence[str]) -> list[str]:
    """Make names unique: the second of a name gets a number, the nameless its place."""
    seen: dict[str, int] = {}
    result = []
    for position, raw in enumerate(names, start=1):
        name = first = raw.strip() or f"kolumn {position}"
        while name in seen:
            seen[first] += 1
            name = f"{first} {seen[first]}"
        seen[name] = 1
        result.append(name)
    return result
