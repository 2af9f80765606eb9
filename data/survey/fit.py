"""Which profile a table of records was made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.sources import grid
from data.store.files import explained
from data.survey.layout import lay
from data.survey.profile import names, profile
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.ingest.profile_file import Format
    from data.sources.grid import Grid


def fitting(path: Path, *kinds: str, sheet: str | None = None) -> str:
    """Choose the shipped profile that finds most of its columns in a file.

    Raises
    ------
    UserError
        If the file cannot be read, or no profile for these kinds fits.
    """
    read: dict[Format, Grid] = {}
    scores, refused = {}, None
    for name in names(*kinds):
        shipped = profile(name)
        if shipped.format not in read:
            with explained():
                read[shipped.format] = grid.read(path, shipped.format, sheet=sheet)
        try:
            found = lay(read[shipped.format], shipped)
        except UserError as error:
            refused = error
            continue
        scores[name] = (len(found.roles), -len(found.unread))
    if not scores:
        raise refused or UserError("Det finns ingen profil för sådana filer.")
    return max(scores, key=lambda name: scores[name])
