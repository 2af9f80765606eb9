"""Inhabitants per area and year: the denominators, from any table that has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from data.ingest.profile import Format
from data.sources.incidents import read as read_table
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ["code", "year", "population"]


@dataclass(frozen=True)
class Columns:
    """Names of the columns, and which rows count (``only``: column → value).

    ``year`` may be a year instead of a column.
    """

    code: str
    year: str
    population: str
    only: dict[str, str]


@dataclass(frozen=True)
class Inhabitants:
    """What a file says: records = rows of ``frame`` + ``broken`` + ``left_out``.

    Attributes
    ----------
    frame
        ``code``, ``year`` and ``population``, sorted by the first two.
    broken
        Records that could not be divided into cells.
    left_out
        Records that ``Columns.only`` does not ask for.
    """

    frame: pd.DataFrame
    broken: int
    left_out: int


def read(path: Path, columns: Columns) -> Inhabitants:
    """Read inhabitants.

    Parameters
    ----------
    path
        CSV, Excel, GeoPackage, GeoJSON or zipped shapefile.
    columns
        Where code, year and number stand.

    Raises
    ------
    UserError
        If a column is missing, a number cannot be read, or an area has two
        numbers for one year (an age class that ``only`` should have chosen).
    """
    sheet = read_table(path, Format())
    cells = sheet.cells.to_pandas()
    if columns.year.isdecimal() and columns.year not in cells:
        cells[columns.year] = (
            columns.year
        )  # a file for one year says so in its name, not in a column
    wanted = [columns.code, columns.year, columns.population, *columns.only]
    if missing := [name for name in wanted if name not in cells]:
        raise UserError(
            "Filen har ingen kolumn {name}. Kolumnerna är: {columns}.",
            name=missing[0],
            columns=listed(sheet.cells.column_names),
        )
    for column, value in columns.only.items():
        cells = cells[cells[column] == value]
    found = pd.DataFrame(
        {
            "code": cells[columns.code].astype("str"),
            "year": _numbers(cells[columns.year]),
            "population": _numbers(cells[columns.population]),
        }
    )
    _refuse_twice(found)
    ordered = found.sort_values(COLUMNS[:2], ignore_index=True)
    return Inhabitants(ordered, len(sheet.broken), len(sheet.rows) - len(found))


def _numbers(cells: pd.Series) -> pd.Series:
    plain = cells.astype("str").str.replace(r"[\s\u00a0]", "", regex=True)
    numbers = pd.to_numeric(plain.str.replace(",", ".", regex=False), errors="coerce")
    if numbers.isna().any() or (numbers < 0).any() or (numbers % 1 != 0).any():
        wrong = cells[numbers.isna() | (numbers < 0) | (numbers % 1 != 0)].iloc[0]
        raise UserError(
            "”{value}” är inget heltal. Rätta kolumnen {name} och läs in filen igen.",
            value=str(wrong),
            name=str(cells.name),
        )
    return numbers.astype("int64")


def _refuse_twice(found: pd.DataFrame) -> None:
    twice = found[found.duplicated(COLUMNS[:2])]
    if len(twice):
        row = twice.iloc[0]
        raise UserError(
            "Området {code} har flera tal för {year}. Välj rader med --where, till exempel "
            "--where alder=totalt.",
            code=row["code"],
            year=row["year"],
        )
