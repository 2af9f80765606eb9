"""Which profile a file was made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.compute as pc

from data.ingest.columns import finder
from data.ingest.places import SAMPLE
from data.ingest.profile import names, profile
from data.ingest.quarantine import SEPARATORS
from data.sources import incidents
from data.store.files import explained
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from data.ingest.profile import Format
    from data.sources.sheet import Sheet

DECIMAL = r"^[+-]?\d+{sign}\d+$"


def fitting(path: Path, *, sheet: str | None = None) -> str:
    """Choose the shipped profile that finds most of its columns in a file.

    Raises
    ------
    UserError
        If the file cannot be read, or none of them fits; says what the file looks like.
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
        raise _none_fits(next(iter(read.values())))
    return max(scores, key=lambda name: scores[name])


def _none_fits(seen: Sheet) -> UserError:
    values = {"known": ", ".join(names()), "columns": listed(seen.cells.column_names)}
    if page := seen.detected.get("sheet"):
        return UserError(
            "Ingen av profilerna {known} passar bladet {sheet}, som har kolumnerna {columns}. Välj "
            "ett annat blad (--sheet), eller gör en egen profil efter mallen "
            "data/profiles/template.toml.",
            sheet=page,
            **values,
        )
    if "separator" not in seen.detected:
        return UserError(
            "Ingen av profilerna {known} passar filen, som har kolumnerna {columns}. Gör en egen "
            "profil efter mallen data/profiles/template.toml.",
            **values,
        )
    return UserError(
        "Ingen av profilerna {known} passar filen. Den är läst med avgränsaren {separator}, "
        "teckenkodningen {encoding} och decimaltecknet {decimal}, och har kolumnerna {columns}. "
        "Gör en egen profil efter mallen data/profiles/template.toml.",
        separator=repr(SEPARATORS[seen.detected["separator"]]),
        encoding=seen.detected["encoding"],
        decimal=_decimal(seen),
        **values,
    )


def _decimal(seen: Sheet) -> str:
    """Return the sign that most numbers with decimals have; "–" when there are none."""
    head = seen.cells.slice(0, SAMPLE).columns
    counts = {
        sign: sum(_count(column, DECIMAL.format(sign=rf"\{sign}")) for column in head)
        for sign in ",."
    }
    most = max(counts, key=lambda sign: counts[sign])
    return repr(most) if counts[most] else "–"


def _count(column: pa.ChunkedArray, pattern: str) -> int:
    return int(pc.sum(pc.match_substring_regex(column, pattern)).as_py() or 0)
