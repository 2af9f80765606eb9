"""What is let out, kept as bytes and known by their digest; never changed."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from data.records import engine
from data.records.release_table import Drafts
from geo.errors import N_, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.records.book import Book

LARGEST = 50_000_000  # bytes
OLDEST = (1980, 1, 1, 0, 0, 0)  # of every file in a zip: the same files, the same bytes
TOO_LARGE = N_("Utkastet är för stort för att sparas: {mb} MB, och högst {most} MB får plats.")
GONE = N_("Utkastets innehåll saknas eller är skadat. Bygg det igen.")


@dataclass(frozen=True)
class Draft:
    """What has been built.

    Attributes
    ----------
    files
        Everything that will be public, by name.
    inside
        What the ledger grows by; holds exact counts and is never public.
    """

    files: Mapping[str, bytes]
    inside: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of every name and content, in order of the names."""
        whole = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            for part in (name.encode(), content):
                whole.update(len(part).to_bytes(8, "big") + part)
        return whole.hexdigest()


def keep(book: Book, draft: Draft) -> None:
    """Keep what has been built; twice makes no difference.

    Raises
    ------
    UserError
        If it is too large.
    """
    packed, digest = zipped(draft.files), draft.digest
    if len(packed) > LARGEST:
        mb, most = len(packed) // 10**6, LARGEST // 10**6
        raise UserError(TOO_LARGE, mb=mb, most=most)
    with engine.writing(book.engine) as connection:
        engine.queue(connection)
        known = select(Drafts.digest).where(Drafts.digest == digest)
        if not connection.execute(known).first():
            connection.execute(
                insert(Drafts).values(digest=digest, files=packed, inside=draft.inside)
            )


def get(book: Book, digest: str) -> Draft:
    """Return what has a digest.

    Raises
    ------
    UserError
        If it is not there, or is no longer what it was.
    """
    asked = select(Drafts.files, Drafts.inside).where(Drafts.digest == digest)
    with engine.reading(book.engine) as connection:
        found = connection.execute(asked).one_or_none()
    if found is None:
        raise UserError(GONE)
    try:
        draft = Draft(_unzipped(bytes(found.files)), bytes(found.inside))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
        raise UserError(GONE) from error
    if draft.digest != digest:
        raise UserError(GONE)
    return draft


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files as a zip: the same files, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, content in sorted(files.items()):
            pack.writestr(zipfile.ZipInfo(name, OLDEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _unzipped(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}
