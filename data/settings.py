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
    harm = _harm(table.pop("harm", {}))
    if wrong := toml.misfit(table, get_type_hints(Settings)):
        raise UserError(
            "Inställningen {name} har ett värde som inte går att använda: {value}. "
            "I data/settings.py står hur den ska skrivas.",
            name=wrong[0],
            value=wrong[1] or "–",
        )
    return Settings(**{**table, "harm": harm})


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
