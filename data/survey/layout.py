"""Where a table begins and ends in a file: titles, one or two rows of headings, rows, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from data.ingest.columns import mended
from data.ingest.quarantine import OWN
from data.sources.sheet import Broken, Sheet, unique
from data.survey.corner import NUMBER, cornered
from data.survey.roles import JOIN, YEAR, Role, Roles
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from data.sources.grid import Grid
    from data.survey.profile import RecordProfile

DEEPEST = 60  # rows above a header at the most
LONG = 60  # letters of a text that is no name
NOTE = re.compile(
    r"(?:k\wlla|anm|not(?:er)?\b|fotnot|kommentar|f\wrklaring|uppgift|senast|urval|antal svar:|"
    r"\*|\d{1,2}\)|\d{1,2}\s+\w|[¹²³]|©|xx\b|\.\.)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """A table found in a file.

    Attributes
    ----------
    sheet
        Its rows. ``sheet.read`` counts them, titles and notes aside.
    roles
        Column name → what it stands for; the others were not read.
    passed
        Titles above and notes below, which are no data.
    merged
        (record number, column name) of joined cells.
    """

    sheet: Sheet
    roles: dict[str, Role]
    passed: tuple[Broken, ...]
    merged: frozenset[tuple[int, str]]

    @property
    def unread(self) -> list[str]:
        """Names of columns that the profile does not know."""
        return [name for name in self.sheet.cells.column_names if name not in self.roles]

    @property
    def years(self) -> set[int]:
        """Years that the titles name."""
        titles = [note.text for note in self.passed if note.row < self.first]
        return {int(year) for text in titles for year in YEAR.findall(text)}

    @property
    def first(self) -> int:
        """Record number of the first row, or of what follows the header."""
        return int(self.sheet.rows[0]) if len(self.sheet.rows) else 1 << 62


def lay(grid: Grid, profile: RecordProfile) -> Layout:
    """Find the table that a profile describes.

    Raises
    ------
    UserError
        If there is no header with what the profile needs; says which row came nearest.
    """
    roles = Roles(profile)
    for top in range(min(DEEPEST, len(grid.records))):
        for high in (2, 1):
            names = cornered(_headings(grid, top, high, roles), grid.records[top + high :], roles)
            if names and not roles.lacking([roles.of(name) for name in names]):
                _once(names, roles)
                return _laid(grid, (top, top + high), unique(names), roles)
    raise _no_header(grid, profile, roles)


def _once(names: list[str], roles: Roles) -> None:
    """Refuse a table with two columns of one heading: only one of them would be read."""
    twice = [name for name in dict.fromkeys(names) if name and names.count(name) > 1]
    if meant := [name for name in twice if roles.of(name)]:
        raise UserError(
            "Två kolumner heter {name}, så det går inte att veta vilken som ska läsas. Ta bort den "
            "ena ur filen, eller ge den ett annat namn.",
            name=meant[0],
        )


def _headings(grid: Grid, top: int, high: int, roles: Roles) -> list[str]:
    """Return the headings of one row, or of two that belong together; empty if they do not."""
    upper = grid.records[top]
    if high == 1 or top + 1 >= len(grid.records):
        return upper if high == 1 else []
    lower = grid.records[top + 1]
    said = [cell for cell in lower if cell]
    over = [cell for cell in upper if cell and (role := roles.of(cell)) and not role.key]
    if not said or not over or not all(roles.of(cell) for cell in said):
        return []
    width, filled = max(len(upper), len(lower)), ""
    names = []
    for at in range(width):
        above, below = (row[at] if at < len(row) else "" for row in (upper, lower))
        filled = above or (filled if below and not _is_key(roles, below) else "")
        parts = dict.fromkeys(part for part in (filled, below) if part)
        names.append(JOIN.join(parts))
    return names


def _is_key(roles: Roles, text: str) -> bool:
    role = roles.of(text)
    return bool(role and role.key)


def _laid(grid: Grid, header: tuple[int, int], names: list[str], roles: Roles) -> Layout:
    top, start = header
    end = _end(grid.records, start, len(names))
    whole, rows, broken, passed = [], [], [], []
    for at, record in enumerate(grid.records):
        if not any(record) or top <= at < start:
            continue
        if at < top or at >= end:
            passed.append(_text(at, record))
        elif any(record[len(names) :]) or len(record) < len(names):
            broken.append(_text(at, record, grid.detected.get("separator", "")))
        else:
            whole.append(record[: len(names)])
            rows.append(at + 1)
    columns = [pa.array(cells, pa.string()) for cells in zip(*whole, strict=True)]
    columns = columns or [pa.array([], pa.string())] * len(names)
    cells = mended(pa.table(dict(zip(names, columns, strict=True))))
    kept = cells.column_names
    found = {name: role for name in kept if name not in OWN and (role := roles.of(name))}
    merged = {(at + 1, names[column]) for at, column in grid.merged if column < len(names)}
    sheet = Sheet(cells, np.array(rows, np.int64), tuple(broken), grid.detected)
    return Layout(sheet, found, tuple(passed), frozenset(merged))


def _text(at: int, record: list[str], separator: str = "") -> Broken:
    signs = {"semikolon": ";", "komma": ",", "tabb": "\t", "lodstreck": "|"}
    sign = signs.get(separator, " ")
    cells = record if separator else [*dict.fromkeys(cell for cell in record if cell)]
    return Broken(at + 1, sign.join(cells).encode())


def _end(records: list[list[str]], start: int, width: int) -> int:
    """Return where the notes below a table begin."""
    block = len(records)
    while block > start and _loose(records[block - 1]):
        block -= 1
    for at in range(block, len(records)):
        if any(records[at]) and _is_note(records, at, width):
            return at
    return len(records)


def _loose(record: list[str]) -> bool:
    """Tell whether a record is blank, one text, or reads as a note."""
    said = {cell for cell in record if cell}
    noted = bool(NOTE.match(next((cell for cell in record if cell), "")))
    return len(said) <= 1 or (noted and not any(NUMBER.fullmatch(cell) for cell in said))


def _is_note(records: list[list[str]], at: int, width: int) -> bool:
    record = records[at]
    first = next(cell for cell in record if cell)
    alone = not any(records[at - 1]) or 1 == len(record) < width
    return alone or bool(NOTE.match(first)) or len(first) > LONG


def _no_header(grid: Grid, profile: RecordProfile, roles: Roles) -> UserError:
    """Say what is missing in the row that comes nearest to being a header."""
    rows = [record for record in grid.records[:DEEPEST] if any(record)]
    best = max(rows, key=lambda row: (sum(bool(roles.of(c)) for c in row if c), len({*row})))
    return UserError(
        "Filen saknar kolumner som profilen {profile} behöver: {missing}. Närmast en rubrikrad "
        "kommer raden med {known}. Välj en annan profil, eller ändra kolumnnamnen i profilen.",
        profile=profile.name,
        missing=listed(roles.lacking([roles.of(cell) for cell in best])),
        known=listed([cell for cell in best if cell]),
    )
