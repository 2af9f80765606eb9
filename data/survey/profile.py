"""Profiles for records: how a survey or a list of points is written, as TOML.

``data/profiles/template-records.toml`` explains every key.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, get_type_hints

from data.ingest import profile_file
from data.ingest.profile_file import Format, Place, Time, check, misfit, opened, section
from data.store.kinds import ANSWERS, CROSSWALK, REPORTS, RESULTS, WALKS
from data.survey import ages
from geo.questions import QUESTION_GROUPS, Question, catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from data import toml

SURVEYS = (ANSWERS, RESULTS)
ALL = (*SURVEYS, WALKS, REPORTS, CROSSWALK)
COLUMNS: dict[str, tuple[str, ...]] = {
    ANSWERS: ("source", "respondent", "area", "area_name", "year", "weight", "sex", "age_class"),
    RESULTS: (
        "source", "level", "area", "area_name", "year", "question", "group",
        "n", "value", "low", "high",
    ),
    WALKS: (
        "id", "walk", "date", "light", "category", "note", "positive", "measure", "responsible",
        "status", "done", "x", "y",
    ),
    CROSSWALK: ("area", "area_name", "code", "share"),
    REPORTS: ("id", "date", "category", "note", "status", "done", "x", "y"),
}  # fmt: skip
NAMES = str | tuple[str, ...]
WITHHELD = ("XX", "X", "..", ".", "…", "NA")


@dataclass(frozen=True)
class Asked:
    """What a question's column is called and how its answers are coded; None as in ``Values``."""

    names: tuple[str, ...]
    yes: tuple[str, ...] | None = None
    no: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Values:
    """How shares and answers are written, and the classes that ages are put in."""

    scale: Literal["percent", "share"] = "percent"
    yes: tuple[str, ...] = ("Ja", "1")
    no: tuple[str, ...] = ("Nej", "0")
    unanswered: tuple[str, ...] = ("vet ej", "ej svar", "uppgift saknas")
    ages: tuple[str, ...] = ("16–24", "25–44", "45–64", "65–85")


@dataclass(frozen=True)
class RecordProfile:
    """A source of records.

    Attributes
    ----------
    kind
        The table it fills (``data.store.kinds``).
    columns
        For each of ``COLUMNS`` the names it may have, in order of preference.
    questions
        Question id → what it is called in the file, as a column or in a cell.
    levels
        Level → names of areas, with ``*`` for anything; the first that fits counts.
    level
        Level of every other area.
    words
        Column → the file's word → ours.
    own
        Questions of the survey's own, in place of the shipped ones of the same id.
    """

    kind: str
    name: str
    title: str
    revision: int
    format: Format
    coding: Values
    place: Place
    time: Time
    columns: dict[str, tuple[str, ...]]
    questions: dict[str, Asked]
    levels: dict[str, tuple[str, ...]]
    level: str
    words: dict[str, dict[str, str]]
    own: tuple[Question, ...]
    sha256: str

    @property
    def catalogue(self) -> dict[str, Question]:
        """Every question it may read, by id."""
        return catalogue(self.own)

    def described(self) -> list[dict[str, Any]]:
        """Return the survey's own questions as JSON holds them."""
        return [
            asdict(question) | {"since": [*question.since], "texts": [*question.texts]}
            for question in self.own
        ]


OWN: dict[str, toml.Kind] = {
    "id": str, "wording": str, "group": Literal[tuple(QUESTION_GROUPS)],
    "scale": Literal["share", "index"], "bad": Literal["high", "low"],
    "since": tuple[int, ...], "texts": tuple[str, ...],
}  # fmt: skip
ASKED = {"names": NAMES, "yes": tuple[str, ...], "no": tuple[str, ...]}


def _kinds(kind: str, questions: dict[str, Any]) -> dict[str, toml.Kind]:
    return {
        "kind": str, "name": str, "title": str, "revision": int, "level": str,
        "format": get_type_hints(Format), "values": get_type_hints(Values),
        "place": get_type_hints(Place), "time": get_type_hints(Time),
        "columns": dict.fromkeys(COLUMNS[kind], NAMES),
        "questions": {
            key: ASKED if isinstance(value, dict) else NAMES for key, value in questions.items()
        },
        "levels": dict[str, NAMES], "words": dict[str, dict[str, str]], "question": [OWN],
    }  # fmt: skip


def names(*kinds: str) -> list[str]:
    """Names of the shipped profiles for some kinds of records, by default all."""
    return profile_file.names(*(kinds or ALL))


def profile(name: str, *kinds: str) -> RecordProfile:
    """Read a shipped profile by name, or any profile by the path of its file.

    Raises
    ------
    UserError
        If there is none of that name, it is not TOML, reads something else, or has a key
        or a value that does not exist.
    """
    return _profile(*opened(name, *(kinds or ALL)))


def _profile(path: Path, table: dict[str, Any], raw: bytes) -> RecordProfile:
    file, kind = path.name, str(table["kind"])
    questions = table.get("questions", {})
    check(table, _kinds(kind, questions if isinstance(questions, dict) else {}), file)
    profile_file.known(table.get("columns", {}), {*COLUMNS[kind]}, file)
    own = tuple(_own(row, file) for row in table.get("question", []))
    profile_file.known(questions, {*catalogue(own)}, file)
    form = {"missing": [*WITHHELD]} | table.get("format", {})
    return RecordProfile(
        kind=kind,
        name=table.get("name", path.stem),
        title=table.get("title", path.stem),
        revision=table.get("revision", 1),
        format=section(Format, form, file),
        coding=ages.checked(section(Values, table.get("values", {}), file), file),
        place=section(Place, table.get("place", {}), file),
        time=section(Time, table.get("time", {}), file),
        columns={key: _listed(value) for key, value in table.get("columns", {}).items()},
        questions={key: _asked(value, file) for key, value in questions.items()},
        levels={key: _listed(value) for key, value in table.get("levels", {}).items()},
        level=table.get("level", "area"),
        words=table.get("words", {}),
        own=own,
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def _own(row: dict[str, Any], file: str) -> Question:
    since, texts = tuple(row["since"]), tuple(row["texts"])
    if not since or list(since) != sorted(set(since)) or len(texts) not in {0, len(since) - 1}:
        raise misfit(file, f"question.{row['id']}.since", str(since))
    return Question(**row | {"since": since, "texts": texts})


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _asked(value: str | list[str] | dict[str, Any], file: str) -> Asked:
    if not isinstance(value, dict):
        return Asked(_listed(value))
    profile_file.known(value, {field.name for field in fields(Asked)}, file)
    codes = {key: _listed(value[key]) for key in ("yes", "no") if key in value}
    return Asked(_listed(value.get("names", ())), **codes)
