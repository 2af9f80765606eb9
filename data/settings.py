"""What makes this Växjö: one table that a settings file can replace.

``LAGESBILD_SETTINGS`` names a TOML file whose keys override the fields below;
``LAGESBILD_DATA`` moves the store. Nothing downstream knows the city.
"""

from __future__ import annotations

import datetime as dt
import math
import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import get_type_hints

from data import toml
from geo.errors import UserError
from geo.offences import BY_ID
from geo.public import contact


@dataclass(frozen=True)
class Break:
    """A day from which the numbers cannot be compared with what was before.

    Attributes
    ----------
    offences
        Ids of the offence types that it concerns; all of them if empty.
    """

    date: dt.date
    text: str
    offences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """A municipality and how it is drawn."""

    municipality_code: str = "0780"
    municipality: str = "Växjö"
    time_zone: str = "Europe/Stockholm"
    crs: str = "EPSG:3006"  # metres; everything is computed in it
    latitude: float = 56.8777  # for sunrise and sunset
    longitude: float = 14.8091
    tile_url: str = ""  # no tiles by default: a tile request tells a stranger where we look
    tile_attribution: str = ""
    oldest_day: dt.date = dt.date(2000, 1, 1)  # older incidents are counted, in no period
    harm: tuple[tuple[str, float], ...] = ()  # offence type → weight; none, no harm index
    breaks: tuple[Break, ...] = ()  # [[breaks]]: known breaks in the series
    public_address: str = ""  # where the public snapshot lies: https://…, for the data portal
    public_email: str = ""  # whom the public may ask
    public_phone: str = ""
    public_folder: str = ""  # the folder that the web server shows; where the page publishes

    @property
    def called(self) -> tuple[str, ...]:
        """What tables call the municipality: nothing at all, its code, or its name."""
        name = self.municipality
        return "", self.municipality_code, name, f"{name} kommun"

    @property
    def county_code(self) -> str:
        """The county's code."""
        return self.municipality_code[:2]


def load() -> Settings:
    """Read the settings file, or the defaults for Växjö when none is named.

    Raises
    ------
    UserError
        If the file is missing, is not TOML, or has a key that does not exist or a value
        that does not fit its key.
    """
    name = os.environ.get("LAGESBILD_SETTINGS")
    if not name:
        return Settings()
    try:
        table = toml.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            "Inställningsfilen som LAGESBILD_SETTINGS pekar på går inte att läsa. "
            "Kontrollera att filen finns och är giltig TOML."
        ) from error
    known = {field.name for field in fields(Settings)}
    if unknown := sorted(set(table) - known):
        raise UserError(
            "Inställningen {name} finns inte. Möjliga inställningar: {known}.",
            name=unknown[0],
            known=", ".join(sorted(known)),
        )
    harm, breaks = _harm(table.pop("harm", {})), _breaks(table.pop("breaks", []))
    if wrong := toml.misfit(table, get_type_hints(Settings)):
        raise UserError(
            "Inställningen {name} har ett värde som inte går att använda: {value}. "
            "I data/settings.py står hur den ska skrivas.",
            name=wrong[0],
            value=wrong[1] or "–",
        )
    for name in ("email", "phone"):
        text = table.get(f"public_{name}", "")
        if wrongly := contact.fault(name, text):
            raise UserError(wrongly, text=text)
    return Settings(**{**table, "harm": harm, "breaks": breaks})


def _breaks(rows: object) -> tuple[Break, ...]:
    """Check the tables ``[[breaks]]``: ``date``, ``text`` and, if not all, ``offences``."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UserError(
            "Inställningen breaks ska vara tabeller, [[breaks]], med date och text i var och en."
        )
    return tuple(sorted((_break(row) for row in rows), key=lambda each: each.date))


def _break(row: dict[str, object]) -> Break:
    day, text, offences = row.get("date"), row.get("text"), row.get("offences", [])
    if unknown := sorted(set(row) - {field.name for field in fields(Break)}):
        raise UserError(
            "[[breaks]] i inställningsfilen har nyckeln {name}, som inte finns. Möjliga nycklar: "
            "date, text, offences.", name=unknown[0],
        )  # fmt: skip
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        raise UserError(
            "Varje [[breaks]] i inställningsfilen ska ha en dag utan citattecken: date = 2024-01-01"
        )
    if not isinstance(text, str) or not text.strip():
        raise UserError(
            "[[breaks]] för {day} i inställningsfilen saknar text: skriv kort vad som ändrades.",
            day=day,
        )
    listed: list[str] = offences if isinstance(offences, list) else []
    wrong = [offence for offence in listed if offence not in [*BY_ID]]
    if wrong or offences is not listed:
        raise UserError(
            "offences i [[breaks]] för {day} ska vara en lista av brottstyper, inte {given}. "
            "Möjliga brottstyper: {known}.",
            day=day, given=[*wrong, offences][0],
            known=", ".join(BY_ID),
        )  # fmt: skip
    return Break(day, text.strip(), tuple(listed))


def _harm(weights: object) -> tuple[tuple[str, float], ...]:
    """Check the table ``[harm]``: ids of offence types, weights from 0 up."""
    if not isinstance(weights, dict):
        raise UserError(
            "Inställningen harm ska vara en tabell, [harm], med en rad per brottstyp: "
            "cykelstold = 1.5"
        )
    for offence, weight in weights.items():
        if offence not in BY_ID:
            raise UserError(
                "[harm] i inställningsfilen nämner brottstypen {offence}, som inte finns. "
                "Möjliga brottstyper: {known}.",
                offence=offence,
                known=", ".join(BY_ID),
            )
        number = isinstance(weight, int | float) and not isinstance(weight, bool)
        if not number or not 0 <= weight < math.inf:
            raise UserError(
                "Skadevikten för {offence} ska vara ett tal från 0 och uppåt, inte {weight}.",
                offence=offence,
                weight=weight,
            )
    return tuple((offence, float(weight)) for offence, weight in weights.items())


def store_folder() -> Path:
    """Return the folder of the store: ``LAGESBILD_DATA``, or ``store/`` beside the code."""
    return Path(os.environ.get("LAGESBILD_DATA") or Path(__file__).parent.parent / "store")
