"""What every kind of profile has in common: a TOML file whose keys are checked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from data import toml
from geo.errors import N_, UserError

FOLDER = Path(__file__).parent.parent / "profiles"
NOT_SHIPPED = {"template", "template-records", "brottskod"}
INCIDENTS = "incidents"
READS: dict[str, str] = {
    INCIDENTS: N_("händelser"),
    "survey_answers": N_("undersökningssvar"),
    "survey_results": N_("publicerade undersökningsresultat"),
    "safety_walks": N_("trygghetsvandringar"),
    "resident_reports": N_("felanmälningar"),
    "survey_crosswalk": N_("områdesnycklar"),
}


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


def names(*kinds: str) -> list[str]:
    """Names of the shipped profiles that read some kinds of records."""
    shipped = [path for path in FOLDER.glob("*.toml") if path.stem not in NOT_SHIPPED]
    return sorted(path.stem for path in shipped if kind_of(_table(path)) in kinds)


def kind_of(table: dict[str, Any]) -> str:
    """Tell what a profile reads; one that does not say reads incidents."""
    return str(table.get("kind", INCIDENTS))


def _table(path: Path) -> dict[str, Any]:
    return toml.loads(path.read_text(encoding="utf-8"))


def kind_named(name: str) -> str:
    """Tell what the profile of a name reads.

    Raises
    ------
    UserError
        If there is none of that name.
    """
    return kind_of(opened(name, *READS)[1])


def opened(name: str, *kinds: str) -> tuple[Path, dict[str, Any], bytes]:
    """Read a shipped profile by name, or any profile by the path of its file.

    Raises
    ------
    UserError
        If there is none of that name, it is not TOML, or it reads something else.
    """
    path = Path(name) if name.endswith(".toml") else FOLDER / f"{_plain(Path(name).name)}.toml"
    try:
        raw = path.read_bytes()
        table = toml.loads(raw.decode())
    except OSError as error:
        raise UserError(
            "Profilen {name} finns inte. Välj en av {known}, eller ange sökvägen till en egen "
            "TOML-fil.",
            name=Path(name).name,
            known=", ".join(names(*kinds)),
        ) from error
    except ValueError as error:
        raise UserError(
            "Profilen {name} är inte giltig TOML: {reason}.", name=path.name, reason=error
        ) from error
    if wrong := toml.misfit(table, {"kind": str}):
        raise misfit(path.name, *wrong)
    if kind_of(table) not in kinds:
        raise UserError(
            "Profilen {name} är till för {given} och kan inte läsa {wanted}. Välj en av {known}.",
            name=path.stem,
            given=READS.get(kind_of(table), kind_of(table)),
            wanted=READS[kinds[0]],
            known=", ".join(names(*kinds)),
        )
    return path, table, raw


def _plain(name: str) -> str:
    """Write å, ä and ö as the files are named: trygghetsmätning is trygghetsmatning."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def check(table: dict[str, Any], kinds: dict[str, toml.Kind], file: str) -> None:
    """Refuse keys that do not exist and values that do not fit their keys.

    Raises
    ------
    UserError
        If there are any.
    """
    known(table, set(kinds), file)
    if wrong := toml.misfit(table, kinds):
        raise misfit(file, *wrong)


def misfit(file: str, key: str, value: str) -> UserError:
    """Say that a value does not fit its key."""
    return UserError(
        "I profilen {name} har nyckeln {key} ett värde som inte går att använda: {value}. Mallen "
        "data/profiles/template.toml visar hur det ska skrivas.",
        name=file,
        key=key,
        value=value or "–",
    )


def known(table: dict[str, Any], keys: set[str], file: str) -> None:
    """Refuse keys that do not exist."""
    if unknown := sorted(set(table) - keys):
        raise UserError(
            "Profilen {name} har nyckeln {key}, som inte finns. Möjliga nycklar: {known}.",
            name=file,
            key=unknown[0],
            known=", ".join(sorted(keys)),
        )


def section(kind: type[Any], table: dict[str, Any], file: str) -> Any:  # noqa: ANN401
    """Turn a table into a dataclass with the same keys."""
    known(table, {field.name for field in fields(kind)}, file)
    return kind(**{key: frozen(value) for key, value in table.items()})


def frozen(value: object) -> object:
    """Turn lists into tuples."""
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value
