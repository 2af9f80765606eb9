"""Comma-separated files and their relatives, read with pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

from data.sources import text
from data.sources.sheet import Broken, Sheet, tidy, unique
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from data.ingest.profile import Format

TAIL = 4096
BLOCK_SIZE = 1 << 24
NAMES = {";": "semikolon", ",": "komma", "\t": "tabb", "|": "lodstreck"}
MAX_BROKEN = 50_000  # rows with too many or too few cells


def read(path: Path, how: Format) -> Sheet:
    """Read every record as text.

    Records are numbered as a spreadsheet would: the header is 1, blank lines
    count. A record with too many or too few cells is kept as it was.
    """
    encoding = text.encoding(path, how.encoding)
    beginning = text.start(path, encoding)
    if not beginning.strip():
        raise UserError("Filen är tom. Kontrollera att rätt fil exporterades.")
    separator = how.separator or text.separator(beginning)
    names = list(how.columns) or unique(text.header(beginning, separator))
    skip = 0 if how.columns else 1
    table, broken = _parse(path, encoding, (separator, names, skip))
    rows = _numbers(len(table), broken, first=skip + 1)
    _refuse_open_quote(path, encoding, table, broken)
    cells, rows = tidy(table, rows)
    detected = {"kind": "csv", "encoding": encoding, "separator": NAMES.get(separator, separator)}
    return Sheet(cells, rows, tuple(broken), detected)


def _parse(
    path: Path, encoding: str, layout: tuple[str, list[str], int]
) -> tuple[pa.Table, list[Broken]]:
    broken: list[Broken] = []
    separator, names, skip = layout

    def keep(record: pc.InvalidRow) -> str:
        if len(broken) == MAX_BROKEN:
            return "error"  # this is no table at all, and each such row is kept in memory
        broken.append(Broken(int(record.number), str(record.text).encode()))
        return "skip"

    parse = pc.ParseOptions(
        delimiter=separator,
        newlines_in_values=True,
        ignore_empty_lines=False,
        invalid_row_handler=keep,
    )
    try:
        table = pc.read_csv(
            path,
            read_options=pc.ReadOptions(
                use_threads=False,
                encoding="utf8" if encoding in {"utf-8", "utf-8-sig"} else encoding,
                column_names=names,
                skip_rows_after_names=skip,
                block_size=BLOCK_SIZE,
            ),
            parse_options=parse,
            convert_options=pc.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:
        raise UserError(
            "Filen går inte att läsa som en tabell. Kontrollera att den har en rubrikrad och "
            "att avgränsaren är rätt. Ingenting har sparats."
        ) from error
    return table, broken


def _numbers(n: int, broken: list[Broken], *, first: int) -> npt.NDArray[np.int64]:
    """Return the numbers of the whole records, with gaps where broken ones stood."""
    everyone = np.arange(first, first + n + len(broken), dtype=np.int64)
    return np.delete(everyone, [b.row - first for b in broken])


def _refuse_open_quote(path: Path, encoding: str, table: pa.Table, broken: list[Broken]) -> None:
    """Refuse a file where a quotation mark swallows everything to the end."""
    tail = _tail(path, encoding)
    last = [str(column[-1]).rstrip() for column in table.columns] if len(table) else []
    swallowed = any("\n" in cell and tail.endswith(cell[-100:]) for cell in last)
    cut = any(b.text.count('"') % 2 and "\n" in b.text for b in broken)
    if swallowed or cut:
        raise UserError(
            "Ett citattecken i filen saknar avslutning, så slutet av filen går inte att dela "
            "upp i rader. Filen kan vara ofullständig. Exportera den på nytt; ingenting har "
            "sparats."
        )


def _tail(path: Path, encoding: str) -> str:
    with path.open("rb") as handle:
        handle.seek(0, 2)
        handle.seek(-min(TAIL, handle.tell()), 2)
        return handle.read().decode(encoding.removesuffix("-sig"), errors="replace").rstrip()
