"""The columns of an exported file of interventions, and how their texts are written and read.

One row is the same texts in all three formats. Texts that a spreadsheet would run
get an apostrophe in front, which is taken away when the file is read.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import shapely

from data.ingest.quarantine import guarded
from data.records.named import PROBLEM
from data.records.problems import Invalid
from geo.errors import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.records.rows import Intervention

YES, NO = "ja", "nej"
RISKY = re.compile(r"'+[=+\-@\t\r]")
GUARDED = re.compile(r"'('*[=+\-@\t\r].*)", re.DOTALL)
GEOMETRY = "geometri"
X, Y = "x", "y"
VERSION, INVENTED = "version", "påhittad"


class Field(NamedTuple):
    """A column of the file: the field it holds, how it is read, and what it means."""

    name: str
    read: Callable[[str], Any]
    about: str


def _bool(said: str) -> bool:
    known = {YES: True, NO: False, "": False}
    if said.lower() not in known:
        raise ValueError(said)
    return known[said.lower()]


def _day(said: str) -> dt.date | None:
    return dt.date.fromisoformat(said) if said else None


def _whole(said: str) -> int | None:
    return int(said) if said else None


def _ids(said: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in said.split(";") if part.strip())


def _shape(said: str) -> Any:  # noqa: ANN401 - a geometry, or None
    return shapely.from_wkt(said) if said else None


COLUMNS: dict[str, Field] = {
    "nyckel": Field("key", str, N_("Insatsens eget id. Lämna tomt för en ny insats.")),
    "namn": Field("name", str, N_("Vad insatsen heter. Måste fyllas i.")),
    "typ": Field("kind", str, N_("Sorts insats, till exempel belysning.")),
    "inriktning": Field("approach", str, N_("situationell eller social")),
    "perspektiv": Field("perspective", str, N_("situationell, social eller strukturell")),
    "status": Field("status", str, N_("planerad, pågående, avslutad eller avbruten")),
    "start": Field("start", _day, N_("Första dagen, ÅÅÅÅ-MM-DD. Måste fyllas i.")),
    "slut": Field("end", _day, N_("Sista dagen, ÅÅÅÅ-MM-DD. Tomt medan insatsen pågår.")),
    "ansvarig": Field("responsible", str, N_("Ansvarig organisation. Måste fyllas i.")),
    "brottsgrupper": Field("groups", _ids, N_("Brottsgruppernas id med semikolon emellan.")),
    PROBLEM: Field("problem_id", str, N_("Problemet som insatsen svarar på: dess rubrik.")),
    "väntad_effekt": Field("expected_effect", str, N_("Vad insatsen väntas leda till.")),
    "uppföljning": Field("follow_up", str, N_("Vad som har kommit fram vid uppföljning.")),
    "anteckning": Field("note", str, N_("Övrigt om platsen och arbetet, aldrig om personer.")),
    "offentlig": Field("public", _bool, N_("ja om insatsen får visas publikt, annars nej")),
    "radie_m": Field("radius_m", _whole, N_("Hur långt från platsen insatsen verkar, i meter.")),
    "ring_m": Field("ring_m", _whole, N_("Bredd på ringen dit brott kan ha flyttat, i meter.")),
    "spridningsområde": Field("displacement", _shape, N_("Yta dit brott kan ha flyttat, WKT.")),
    "spridningsdistrikt": Field("displacement_codes", _ids, N_("Eller områdenas koder.")),
    "jämförelseområde": Field("control", _shape, N_("Yta som insatsen jämförs med, WKT.")),
    "jämförelsedistrikt": Field("control_codes", _ids, N_("Eller områdenas koder.")),
}
OWN = {
    VERSION: N_("Hur många gånger insatsen har sparats. Ändra inte."),
    INVENTED: N_("ja om raden är påhittade demodata. Ändra inte."),
    GEOMETRY: N_("Punkt, linje eller yta: WKT i CSV, annars filens egen geometri."),
}
NEEDED = ("namn", "start", "ansvarig")


def documented() -> dict[str, str]:
    """Return every column with what it means, in the order of the file."""
    return {name: column.about for name, column in COLUMNS.items()} | OWN


def written(row: Intervention, *, demo: bool, problem: str = "") -> dict[str, str]:
    """Return the texts of an intervention, without its geometry; ``problem`` is a name."""
    values = {name: guard(_text(getattr(row, c.name))) for name, c in COLUMNS.items()}
    values[PROBLEM] = guard(problem)
    return values | {VERSION: str(row.version), INVENTED: YES if demo else NO}


def _text(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return wkt(value) if shapely.is_geometry(value) else str(value)


def wkt(shape: Any) -> str:  # noqa: ANN401
    """Write a geometry with every digit it has."""
    return str(shapely.to_wkt(shape, rounding_precision=-1))


def read(texts: dict[str, str]) -> dict[str, Any]:
    """Return the fields that the texts of a row say; of a problem its name.

    Raises
    ------
    Invalid
        The first text that cannot be read; its ``field`` is the column of the file.
    """
    found = {}
    for name, column in COLUMNS.items():
        if name in texts:
            try:
                found[column.name] = column.read(texts[name])
            except (ValueError, shapely.GEOSException) as error:
                raise Invalid(
                    name,
                    N_(
                        "”{given}” i kolumnen {name} går inte att läsa. Hur den ska fyllas i står "
                        "i beskrivningen av filens kolumner."
                    ),
                    given=texts[name],
                    name=name,
                ) from error
    return found


def guard(said: str) -> str:
    """Keep a spreadsheet from running a text."""
    return f"'{said}" if RISKY.match(said) else guarded(said)


def unguard(said: str) -> str:
    """Take the apostrophe of :func:`guard` away."""
    found = GUARDED.fullmatch(said)
    return found[1] if found else said
