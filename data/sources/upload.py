"""A file that came through a browser: recognised by its bytes, kept under a name of ours.

Nothing of the name it was sent with decides anything; :func:`shown_name` is for
people to read.
"""

from __future__ import annotations

import unicodedata
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from data import archive, gdal, temporary
from data.sources import excel
from data.store.files import explained
from geo.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 50 * 2**20
MAX_NAME, MAX_ENDING = 80, 8
WORKBOOK = "xl/workbook.xml"
# Files people often have beside the right one; named so that the refusal can name them too.
STRANGERS = {b"%PDF": ".pdf", b"\xd0\xcf\x11\xe0": ".xls", b"PAR1": ".parquet"}


def ending(content: bytes) -> str:
    """Return the file ending that the bytes call for; "" if they are of no known kind."""
    head = content[:1024]
    for sign, name in STRANGERS.items():
        if head.startswith(sign):
            return name
    found = archive.kind(head)
    if found == "zip":
        return ".xlsx" if _is_workbook(content) else ".zip"
    if found:
        return f".{found}"
    if head.startswith(archive.SQLITE):
        return ""
    return ".json" if head.removeprefix(archive.BOM).lstrip()[:1] == b"[" else ".csv"


def _is_workbook(content: bytes) -> bool:
    """Look for the name in the list of members, without opening what may be a trap."""
    return WORKBOOK.encode() in content[:1024] or WORKBOOK.encode() in content[-(1 << 16) :]


@contextmanager
def laid_out(content: bytes) -> Iterator[Path]:
    """Put an upload in a folder of ours for as long as it is being read.

    Raises
    ------
    UserError
        If it is empty or too large, or the disk is full.
    """
    if not content:
        raise UserError("Filen är tom. Kontrollera att rätt fil exporterades.")
    if len(content) > MAX_BYTES:
        raise UserError(
            "Filen är för stor: högst {limit} MB går att läsa in från webbläsaren. Dela upp den, "
            "eller läs in den på servern med kommandot python -m data import.",
            limit=MAX_BYTES // 2**20,
        )
    with temporary.folder() as folder:
        path = Path(folder) / f"upload{ending(content)}"
        with explained():
            path.write_bytes(content)
        yield path


def shown_name(given: str) -> str:
    """Return what to call an upload in front of people: no folders, no control characters.

    A long name keeps its ending, by which people know what kind of file it was.
    """
    name = PurePosixPath(given.replace("\\", "/")).name
    plain = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C").strip()
    kind = PurePosixPath(plain).suffix[:MAX_ENDING]
    if len(plain) > MAX_NAME:
        plain = f"{plain[: MAX_NAME - len(kind) - 1]}…{kind}"
    return plain or "–"


def sheets(path: Path) -> list[str]:
    """Names of a workbook's sheets or a map file's layers; empty for a kind that has none."""
    kind = path.suffix
    if kind == ".xlsx":
        return excel.sheets(path)
    return gdal.layers(path) if kind in {".gpkg", ".zip"} else []
