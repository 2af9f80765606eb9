"""Profiles: how a source writes its incidents, as TOML that anyone can edit.

``data/profiles/template.toml`` explains every key. A profile is configuration:
column names and offence codes of the police's systems change, and belong there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_type_hints

from data.ingest import offence as offences
from data.ingest import profile_file
from data.ingest.offence import Codes, codes
from data.ingest.profile_file import (
    FOLDER,
    INCIDENTS,
    Format,
    Place,
    Time,
    check,
    known,
    misfit,
    opened,
    section,
)

if TYPE_CHECKING:
    from pathlib import Path

    from data import toml

__all__ = ["FOLDER", "Format", "Profile", "names", "profile"]
COLUMNS = (
    "id", "code", "code_text", "count", "registered", "updated", "start", "end", "x", "y", "area",
)  # fmt: skip
COLUMN = str | tuple[str, ...] | dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Profile:
    """A source: names of its columns, its format and its codes.

    Attributes
    ----------
    columns
        For each of ``COLUMNS`` the names it may have, in order of preference.
    parts
        For a column that several together make up, their names in order.
    """

    name: str
    title: str
    revision: int
    format: Format
    time: Time
    place: Place
    columns: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    codes: Codes
    sha256: str


KINDS: dict[str, toml.Kind] = {
    "kind": str,
    "name": str,
    "title": str,
    "revision": int,
    "format": get_type_hints(Format),
    "columns": dict.fromkeys(COLUMNS, COLUMN),
    "time": get_type_hints(Time),
    "place": get_type_hints(Place),
    "offence": offences.KINDS,
}


def names() -> list[str]:
    """Names of the shipped profiles for incidents."""
    return profile_file.names(INCIDENTS)


def profile(name: str) -> Profile:
    """Read a shipped profile by name, or any profile by the path of its file.

    Raises
    ------
    UserError
        If there is none of that name, it is not TOML, reads something else than incidents,
        or has a key that does not exist or a value that does not fit its key.
    """
    return _profile(*opened(name, INCIDENTS))


def _profile(path: Path, table: dict[str, Any], raw: bytes) -> Profile:
    check(table, KINDS, path.name)
    columns, parts = _columns(table.get("columns", {}), path.name)
    offence = codes(table.get("offence", {}), path)
    return Profile(
        name=table.get("name", path.stem),
        title=table.get("title", path.stem),
        revision=table.get("revision", 1),
        format=section(Format, table.get("format", {}), path.name),
        time=section(Time, table.get("time", {}), path.name),
        place=section(Place, table.get("place", {}), path.name),
        columns=columns,
        parts=parts,
        codes=offence,
        sha256=hashlib.sha256(raw + offence.sha256.encode()).hexdigest(),
    )


def _columns(
    table: dict[str, Any], profile_name: str
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    known(table, set(COLUMNS), profile_name)
    columns, parts = {}, {}
    for key, value in table.items():
        if isinstance(value, dict):
            known(value, {"parts"}, profile_name)
            parts[key] = tuple(value.get("parts", ()))
        else:
            columns[key] = (value,) if isinstance(value, str) else tuple(value)
        if not (columns | parts)[key]:
            raise misfit(profile_name, f"columns.{key}", str(value))
    return columns, parts
