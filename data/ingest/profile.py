"""Profiles: how a source writes its incidents, as TOML that anyone can edit.

``data/profiles/template.toml`` explains every key. A profile is configuration:
column names and offence codes of the police's systems change, and belong there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_type_hints

from data import toml
from data.ingest import offence as offences
from data.ingest.offence import Codes, codes
from geo.errors import UserError

FOLDER = Path(__file__).parent.parent / "profiles"
COLUMNS = (
    "id", "code", "code_text", "count", "registered", "updated", "start", "end", "x", "y", "area",
)  # fmt: skip
COLUMN = str | tuple[str, ...] | dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Format:
    """How the file is written; what is None is detected."""

    separator: Literal[";", ",", "\t", "|"] | None = None
    encoding: str | None = None
    decimal: Literal[",", "."] | None = None
    columns: tuple[str, ...] = ()
    missing: tuple[str, ...] = ("NA", "NULL", "null", "NaN")


@dataclass(frozen=True)
class Time:
    """How times are written; ``zone`` None means the city's."""

    zone: str | None = None
    formats: tuple[str, ...] = ()
    withheld_with_place: bool = False


@dataclass(frozen=True)
class Place:
    """How places are given; ``crs`` None is detected."""

    crs: str | None = None
    withheld: tuple[tuple[float, float], ...] = ((0.0, 0.0),)
    geometry: bool = False


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
    """Names of the shipped profiles."""
    return sorted(
        path.stem for path in FOLDER.glob("*.toml") if path.stem not in {"template", "brottskod"}
    )


def profile(name: str) -> Profile:
    """Read a shipped profile by name, or any profile by the path of its file.

    Raises
    ------
    UserError
        If there is none of that name, it is not TOML, or has a key that does not exist
        or a value that does not fit its key.
    """
    path = Path(name) if name.endswith(".toml") else FOLDER / f"{Path(name).name}.toml"
    try:
        raw = path.read_bytes()
        table = toml.loads(raw.decode())
    except OSError as error:
        raise UserError(
            "Profilen {name} finns inte. Välj en av {known}, eller ange sökvägen till en egen "
            "TOML-fil.",
            name=Path(name).name,
            known=", ".join(names()),
        ) from error
    except ValueError as error:
        raise UserError(
            "Profilen {name} är inte giltig TOML: {reason}.", name=path.name, reason=error
        ) from error
    return _profile(path, table, raw)


def _profile(path: Path, table: dict[str, Any], raw: bytes) -> Profile:
    _known(table, set(KINDS), path.name)
    if wrong := toml.misfit(table, KINDS):
        raise _misfit(path.name, *wrong)
    columns, parts = _columns(table.get("columns", {}), path.name)
    offence = codes(table.get("offence", {}), path)
    return Profile(
        name=table.get("name", path.stem),
        title=table.get("title", path.stem),
        revision=table.get("revision", 1),
        format=_section(Format, table.get("format", {}), path.name),
        time=_section(Time, table.get("time", {}), path.name),
        place=_section(Place, table.get("place", {}), path.name),
        columns=columns,
        parts=parts,
        codes=offence,
        sha256=hashlib.sha256(raw + offence.sha256.encode()).hexdigest(),
    )


def _misfit(profile_name: str, key: str, value: str) -> UserError:
    return UserError(
        "I profilen {name} har nyckeln {key} ett värde som inte går att använda: {value}. Mallen "
        "data/profiles/template.toml visar hur det ska skrivas.",
        name=profile_name,
        key=key,
        value=value or "–",
    )


def _known(table: dict[str, Any], keys: set[str], profile_name: str) -> None:
    if unknown := sorted(set(table) - keys):
        raise UserError(
            "Profilen {name} har nyckeln {key}, som inte finns. Möjliga nycklar: {known}.",
            name=profile_name,
            key=unknown[0],
            known=", ".join(sorted(keys)),
        )


def _section(kind: type[Any], table: dict[str, Any], profile_name: str) -> Any:  # noqa: ANN401
    _known(table, {field.name for field in fields(kind)}, profile_name)
    return kind(**{key: _frozen(value) for key, value in table.items()})


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _columns(
    table: dict[str, Any], profile_name: str
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    _known(table, set(COLUMNS), profile_name)
    columns, parts = {}, {}
    for key, value in table.items():
        if isinstance(value, dict):
            _known(value, {"parts"}, profile_name)
            parts[key] = tuple(value.get("parts", ()))
        else:
            columns[key] = (value,) if isinstance(value, str) else tuple(value)
        if not (columns | parts)[key]:
            raise _misfit(profile_name, f"columns.{key}", str(value))
    return columns, parts
