"""What a database refuses, as sentences: nothing was saved, and what was typed is still there."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import exc

from data.store.files import explained
from geo.errors import N_, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

BUSY = N_(
    "Databasen är upptagen: någon annan sparar just nu. Ingenting har ändrats och det du skrev "
    "finns kvar. Försök igen om en stund."
)
FULL = N_(
    "Disken är full, så ingenting sparades. Det som fanns är orört och det du skrev finns kvar. "
    "Be den som sköter servern att frigöra utrymme och försök sedan igen."
)
READ_ONLY = N_(
    "Det går inte att skriva i databasen, så ingenting sparades. Det du skrev finns kvar. Be den "
    "som sköter servern om skrivrättigheter."
)
DAMAGED = N_(
    "Databasen med insatser, planer och möten är skadad. Återställ den från en säkerhetskopia; "
    "den skadade filen bör sparas."
)
AWAY = N_(
    "Databasen svarar inte. Det du skrev finns kvar. Försök igen om en stund, och kontakta den "
    "som sköter servern om felet kvarstår."
)
CUT_OFF = N_(
    "Kontakten med databasen bröts, så det är osäkert om det senaste sparades. Det du skrev finns "
    "kvar. Se efter vad som står i listan innan du sparar igen."
)
OTHER = N_(
    "Databasen kunde inte läsa eller spara ({kind}). Det som fanns är orört och det du skrev finns "
    "kvar. Kontakta den som sköter servern om felet kvarstår."
)
LITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
# SQLSTATE, or its class of two letters (PostgreSQL, appendix A).
STATES = {
    "55P03": BUSY, "57014": BUSY, "40": BUSY, "53100": FULL, "25006": READ_ONLY,
    "42501": READ_ONLY, "XX001": DAMAGED, "XX002": DAMAGED, "53": AWAY, "28": AWAY, "3D": AWAY,
    "57P03": AWAY, "08": CUT_OFF, "57P": CUT_OFF,
}  # fmt: skip


@contextmanager
def told() -> Iterator[None]:
    """Turn what a database refuses into a sentence without its address."""
    with explained():
        try:
            yield
        except exc.TimeoutError as error:  # every connection is in use
            raise UserError(BUSY) from error
        except exc.DBAPIError as error:
            state = getattr(error.orig, "sqlstate", None)
            message = _of_state(state, lost=error.connection_invalidated)
            raise _lite(error.orig) or _said(message, error.orig) from error
        except sqlite3.Error as error:  # while it was being opened
            raise _lite(error) or _said(None, error) from error


def _lite(cause: BaseException | None) -> UserError | None:
    if not isinstance(cause, sqlite3.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", None)
    return _said(None if code is None else LITE.get(code & 0xFF), cause)


def _said(message: str | None, cause: BaseException | None) -> UserError:
    return UserError(message) if message else UserError(OTHER, kind=type(cause).__name__)


def _of_state(state: str | None, *, lost: bool) -> str | None:
    if state is None:  # nothing came back: the connection was never there, or it went away
        return CUT_OFF if lost else AWAY
    keys = (state, state[:3], state[:2])
    return next((STATES[key] for key in keys if key in STATES), None)
