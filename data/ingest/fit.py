"""Which profile a file was made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.ingest.columns import finder
from data.ingest.profile import names, profile
from data.sources import incidents
from data.store.files import explained
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.ingest.profile import Format
    from data.sources.sheet import Sheet


def fitting(path: Path, *, sheet: str | None = None) -> str:
    """Choose the shipped profile that finds most of its columns in a file.

    Raises
    ------
    UserError
        If the file cannot be read, or none of them fits; says which columns there are.
    """
    read: dict[Format, Sheet] = {}
    scores = {}
    for name in names():
        shipped = profile(name)
        if shipped.format not in read:
            with explained():
                read[shipped.format] = incidents.read(path, shipped.format, sheet=sheet)
        try:
            scores[name] = len(finder(read[shipped.format], shipped).found)
        except UserError:
            continue
    if not scores:
        raise UserError(
            "Ingen av profilerna {known} passar filen, som har kolumnerna {columns}. Gör en egen "
            "profil efter mallen data/profiles/template.toml.",
            known=", ".join(names()),
            columns=", ".join(next(iter(read.values())).cells.column_names),
        )
    return max(scores, key=lambda name: scores[name])
