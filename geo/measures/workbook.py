"""Tables as an Excel file, safe to open: no text in it is a formula."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from geo.measures.export import inert

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    Value = str | int | float | dt.date | None
    Table = tuple[Sequence[str], Sequence[Sequence[Value]]]

_WIDEST, _NARROWEST = 48, 10
_LONGEST_NAME = 31  # of a sheet
_DAY = "yyyy-mm-dd"


def to_xlsx(sheets: Mapping[str, Table]) -> bytes:
    """Write tables as a workbook.

    Parameters
    ----------
    sheets
        Name of each sheet: its headings, and rows of as many texts, numbers, days and
        None. Days stay days and numbers numbers, so that they can be sorted.
    """
    book = Workbook()
    book.remove(book.active)
    for name, (headings, rows) in sheets.items():
        sheet = book.create_sheet(name[:_LONGEST_NAME])
        for row in (headings, *rows):
            sheet.append([_cell(value) for value in row])
        _look(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    return inert(ILLEGAL_CHARACTERS_RE.sub("", value))


def _look(sheet: Worksheet) -> None:
    """Make it readable: the heads in sight, columns as wide as they need, long texts wrapped."""
    sheet.freeze_panes = "A2"
    for at, column in enumerate(sheet.columns, 1):
        longest = max(len(str(cell.value or "")) for cell in column)
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(at)].width = width
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, dt.date):
                cell.number_format = _DAY
        column[0].font = Font(bold=True)
