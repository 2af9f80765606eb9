"""What a record may say: every column by what its table tells of it, then how they fit together."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Boolean, Date, Integer, String

from data.records import place
from data.records.base import NAME, Moment, Names, Pairs, Shape
from data.records.problems import Invalid
from data.records.release_rules import released
from geo.errors import N_, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Column, Table

FIRST_DAY, LAST_DAY = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
LARGEST_JSON = 1_000_000  # letters
MOST = 200  # codes, or participants


def cleaned(table: Table, values: Mapping[str, Any], *, crs: str) -> dict[str, Any]:
    """Return values as they will be kept.

    Raises
    ------
    Invalid
        The first thing that is wrong.
    """
    found = {}
    for name, value in values.items():
        column = table.c[name]
        asked = column.info.get("needed", "")
        if isinstance(column.type, Shape) and value is not None:
            found[name] = place.cleaned(value, crs, name)
        elif value is None:
            found[name] = None
        else:
            found[name] = _by_type(column)(column, value)
        if asked and found[name] in (None, ""):
            raise Invalid(name, asked)
    if table.name in RULES:
        RULES[table.name](found)
    return found


def _by_type(column: Column[Any]) -> Callable[[Column[Any], Any], Any]:
    kinds: dict[type, Callable[[Column[Any], Any], Any]] = {
        Names: _names, Pairs: _pairs, JSON: _json, Date: _day, Boolean: _exact(bool),
        Integer: _number, String: _line, Moment: _exact(dt.datetime),
    }  # fmt: skip
    return next(check for kind, check in kinds.items() if isinstance(column.type, kind))


def _exact(kind: type) -> Callable[[Column[Any], Any], Any]:
    def check(column: Column[Any], value: Any) -> Any:  # noqa: ANN401
        if type(value) is not kind:
            raise TypeError(f"{column.name} is {type(value).__name__}")
        return value

    return check


def words(value: str, longest: int, field: str) -> str:
    """Return a text without white space round it.

    Raises
    ------
    Invalid
        If it is too long or has signs that no database keeps.
    """
    said = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in said):
        raise Invalid(field, N_("Texten innehåller tecken som inte går att spara. Skriv om den."))
    if len(said) > longest:
        raise Invalid(
            field,
            N_("Texten är för lång: {n} tecken, och högst {most} får plats."),
            n=len(said),
            most=longest,
        )
    return said


def _line(column: Column[Any], value: str) -> str:
    length = column.type.length if isinstance(column.type, String) else None
    said = words(value, length or NAME, column.name)
    known = column.info.get("known", ())
    if known and said not in known and not (column.info["needed"] and not said):
        raise _unknown(column.name, said, known)
    return said


def _unknown(field: str, given: str, known: tuple[str, ...]) -> Invalid:
    return Invalid(
        field,
        N_("”{given}” går inte att välja här. Det som går att välja är: {known}."),
        given=given,
        known=listed([each for each in known if each], most=len(known)),
    )


def _names(column: Column[Any], value: tuple[str, ...]) -> tuple[str, ...]:
    parts = [part for each in value if (part := words(each, NAME, column.name))]
    known = column.info["each"]
    for part in parts:
        if (known and part not in known) or ";" in part:
            raise _unknown(column.name, part, known)
    _few(parts, column.name)
    return tuple(dict.fromkeys(parts))


def _pairs(column: Column[Any], value: tuple[tuple[str, str], ...]) -> tuple[tuple[str, ...], ...]:
    parts = [tuple(words(each, NAME, column.name) for each in pair) for pair in value]
    _few(parts, column.name)
    return tuple(pair for pair in parts if any(pair))


def _few(parts: list[Any], field: str) -> None:
    if len(parts) > MOST:
        raise Invalid(field, N_("Det är för många på en gång: högst {most}."), most=MOST)


def _json(column: Column[Any], value: Any) -> Any:  # noqa: ANN401
    said = json.dumps(value, allow_nan=False, ensure_ascii=False)
    if len(said) > LARGEST_JSON or "\\u0000" in said:
        raise Invalid(column.name, N_("Vyn är för omfattande för att sparas. Begränsa urvalet."))
    return json.loads(said)


def _day(column: Column[Any], value: dt.date) -> dt.date:
    day: dt.date = _exact(dt.date)(column, value)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Invalid(
            column.name,
            N_("Dagen {day} ligger utanför {first}–{last}. Kontrollera årtalet."),
            day=day,
            first=FIRST_DAY,
            last=LAST_DAY,
        )
    return day


def _number(column: Column[Any], value: int) -> int:
    whole: int = _exact(int)(column, value)
    low, high = column.info.get("range", (0, 2**31 - 1))
    if not low <= whole <= high:
        raise Invalid(
            column.name,
            N_("Talet ska vara mellan {low} och {high}, inte {given}."),
            low=low,
            high=high,
            given=whole,
        )
    return whole


def _in_order(first: str, last: str) -> Callable[[dict[str, Any]], None]:
    def check(values: dict[str, Any]) -> None:
        start, end = values.get(first), values.get(last)
        if start and end and end < start:
            raise Invalid(
                last,
                N_("Slutet ({end}) ligger före början ({start}). Ändra ett av datumen."),
                start=start,
                end=end,
            )

    return check


def _cause(values: dict[str, Any]) -> None:
    if values.get("strength") == "belagd" and not values.get("evidence"):
        raise Invalid(
            "evidence",
            N_(
                "En belagd orsak behöver ett underlag: ett urval, en enkätfråga eller en "
                "trygghetsvandring. Lägg till det, eller välj trolig eller gissning."
            ),
        )


def _signal(values: dict[str, Any]) -> None:
    if not values.get("said") and values.get("kind") != "restored":
        raise Invalid("said", N_("Skriv något först: en mening räcker."))


RULES: dict[str, Callable[[dict[str, Any]], None]] = {
    "interventions": _in_order("start", "end"),
    "problems": _in_order("period_start", "period_end"),
    "causes": _cause,
    "signals": _signal,
    "releases": released,
}
