"""Find out how a text file is written: its encoding and its separator."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = ";,\t|"
SAMPLE = 1 << 16
BLOCK = 1 << 22
ZEROS = 0.2  # more zero bytes than this are every other byte of UTF-16


def encoding(path: Path, fixed: str | None = None) -> str:
    """Tell the encoding: a byte order mark, the profile's word, or the first that fits."""
    with path.open("rb") as handle:
        head = handle.read(SAMPLE)
    marked = [name for mark, name in BOMS if head.startswith(mark)]
    candidates = marked or ([fixed] if fixed else _candidates(head))
    for name in candidates:
        if _decodes(path, name):
            return name
    raise UserError(
        "Filen är inte skriven med teckenkodningen {encoding}. Spara den som UTF-8, eller "
        "ändra teckenkodningen i profilen.",
        encoding=candidates[-1],
    )


def _candidates(head: bytes) -> list[str]:
    if head.count(0) > len(head) * ZEROS:
        return ["utf-16-be" if head.index(0) % 2 == 0 else "utf-16-le"]
    return ["utf-8", "cp1252", "latin-1"]


def _decodes(path: Path, name: str) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(name)()
    except LookupError:
        return False
    try:
        with path.open("rb") as handle:
            while block := handle.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def start(path: Path, name: str) -> str:
    """Return the beginning of the file."""
    with path.open("rb") as handle:
        return codecs.getincrementaldecoder(name)().decode(handle.read(SAMPLE))


def header(beginning: str, separator: str) -> list[str]:
    """Return the cells of the first record."""
    return next(csv.reader(io.StringIO(beginning, newline=""), delimiter=separator), [])


def separator(beginning: str) -> str:
    """Choose the separator that divides most lines into as many cells as the header."""
    lines = beginning.splitlines()
    lines = lines[:-1] if len(beginning) >= SAMPLE // 4 and len(lines) > 1 else lines

    def score(candidate: str) -> tuple[float, int]:
        rows = [row for row in csv.reader(lines[:200], delimiter=candidate) if row]
        width = len(rows[0]) if rows else 0
        if width < 2:  # noqa: PLR2004 - one column means that nothing was separated
            return (0.0, 0)
        return (sum(len(row) == width for row in rows) / len(rows), width)

    return max(SEPARATORS, key=score)
