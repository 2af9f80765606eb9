"""What is given on the command line: files and days."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

from geo.errors import UserError


def existing(name: str) -> Path:
    """Return the path of a file that exists.

    Raises
    ------
    UserError
        If it does not.
    """
    path = Path(name)
    with suppress(OSError):  # the name may be longer than any file's
        if path.is_file():
            return path
    raise UserError("Filen {name} finns inte. Kontrollera sökvägen.", name=path.name)


def date(text: str) -> dt.date:
    """Read a date the ISO way.

    Raises
    ------
    UserError
        If it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UserError(
            "{text} är inget datum. Skriv till exempel 2026-11-22.", text=text
        ) from error
