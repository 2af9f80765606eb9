"""Excel workbooks, read with openpyxl, one sheet at a time."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pyarrow as pa

from data.sources.sheet import Sheet, tidy
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

UNPACKED = 500 * 2**20
MAX_CELLS = 10_000_000  # empty rows count: a file can name row two thousand million


def read(path: Path, sheet: str | None = None) -> Sheet:
    """Read one sheet as text; the first one unless another is named.

    Dates are written the ISO way, with a time only if the cell shows one.
    """
    title, found = records(path, sheet)
    return _sheet(found, title)


def records(path: Path, sheet: str | None = None) -> tuple[str, list[list[str]]]:
    """Return the name of a sheet and its rows as text, as long as each of them is.

    Raises
    ------
    UserError
        If the workbook cannot be read, or the sheet is empty or not there.
    """
    _refuse_bomb(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles that are of no interest here
        book = _open(path)
        try:
            page = _page(book, sheet)
            found = _records(page)
        finally:
            book.close()
    if not found:
        raise UserError("Bladet {sheet} är tomt. Välj ett annat blad.", sheet=page.title)
    return str(page.title), found


def sheets(path: Path) -> list[str]:
    """Names of the sheets, in their order.

    Raises
    ------
    UserError
        If the workbook cannot be opened.
    """
    _refuse_bomb(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = _open(path)
    try:
        return [str(page.title) for page in book.worksheets]
    finally:
        book.close()


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(member.file_size for member in packed.infolist())
    except zipfile.BadZipFile as error:
        raise _unreadable() from error
    if size > UNPACKED:
        raise UserError("Arbetsboken är för stor uppackad. Spara tabellen som CSV i stället.")


def _open(path: Path) -> Any:  # noqa: ANN401 - openpyxl has no types
    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise _unreadable() from error


def _unreadable() -> UserError:
    return UserError(
        "Arbetsboken går inte att öppna; den kan vara skadad eller lösenordsskyddad. Spara "
        "den på nytt som .xlsx eller CSV."
    )


def _page(book: Any, name: str | None) -> Any:  # noqa: ANN401
    if name is None:
        return book.worksheets[0]
    if name not in book.sheetnames:
        raise UserError(
            "Bladet {sheet} finns inte i arbetsboken. Bladen heter: {known}.",
            sheet=name,
            known=listed(book.sheetnames),
        )
    return book[name]


def _records(page: Any) -> list[list[str]]:  # noqa: ANN401
    """Read every row; a sheet is unpacked on the way, so damage may first show here."""
    page.reset_dimensions()  # what a file says of its own size may be made up
    try:
        return [[_text(cell) for cell in record] for record in _bounded(page.iter_rows())]
    except UserError:
        raise
    except Exception as error:  # whatever the parsers raise
        raise _unreadable() from error


def _bounded(records: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    left = MAX_CELLS
    for record in records:
        left -= max(len(record), 1)
        if left < 0:
            raise UserError("Bladet är för stort för att läsas från Excel. Spara det som CSV.")
        yield record


def _text(cell: Any) -> str:  # noqa: ANN401
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        timed = "h" in str(cell.number_format).lower()
        return value.isoformat(sep=" ", timespec="seconds") if timed else value.date().isoformat()
    if isinstance(value, int | float) and "%" in str(cell.number_format):
        return f"{value * 100:.10g} %"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _sheet(records: list[list[str]], title: str) -> Sheet:
    width = max(len(record) for record in records)
    padded = [record + [""] * (width - len(record)) for record in records]
    columns = [pa.array(column, pa.string()) for column in zip(*padded[1:], strict=True)]
    columns = columns or [pa.array([], pa.string())] * width
    rows = np.arange(2, len(records) + 1, dtype=np.int64)
    cells, rows = tidy(pa.Table.from_arrays(columns, names=padded[0]), rows)
    return Sheet(cells, rows, (), {"kind": "xlsx", "sheet": title})
