"""What makes this Växjö: one table that a settings file can replace.

``LAGESBILD_SETTINGS`` names a TOML file whose keys override the fields below;
``LAGESBILD_DATA`` moves the store. Nothing downstream knows the city.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import get_type_hints

from data import toml
from geo.errors import UserError


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
    if wrong := toml.misfit(table, get_type_hints(Settings)):
        raise UserError(
            "Inställningen {name} har ett värde som inte går att använda: {value}. "
            "I data/settings.py står hur den ska skrivas.",
            name=wrong[0],
            value=wrong[1] or "–",
        )
    return Settings(**table)


def store_folder() -> Path:
    """Return the folder of the store: ``LAGESBILD_DATA``, or ``store/`` beside the code."""
    return Path(os.environ.get("LAGESBILD_DATA") or Path(__file__).parent.parent / "store")
