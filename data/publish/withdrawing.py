"""The files of the public folder itself, and how a release is taken away from it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from data.publish import folder, gather
from data.speech import Words
from data.store.files import is_busy
from geo.errors import N_, UserError
from geo.public import frame
from geo.public.files import INDEX
from geo.public.withdrawn import leading, withdrawn

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from data.publish.folder import Shared
    from data.settings import Settings
    from data.store import Store

STYLE = Path(__file__).parent / "page.css"
SWEDISH = Words("sv")
PERSONAL = N_("Rad {row} i skälet ser ut att innehålla ett personnummer. Ta bort det först.")


def withdraw(store: Store, out: Path, name: str, *, reason: str, day: dt.date) -> None:
    """Put a page that says why in place of a release (see :func:`data.publish.folder.withdraw`).

    Raises
    ------
    UserError
        If there is no such release, or the reason may not be public.
    """
    gather.refuse_personal_numbers(reason, PERSONAL)
    city, style = gather.city(store.settings), STYLE.read_text("utf-8")
    notice = withdrawn(city, (name, reason, day), style, SWEDISH).encode()
    folder.withdraw(out, name, notice, shared(store.settings))


def is_left(out: Path) -> bool:
    """Whether somebody who was killed has something unfinished in a folder: nobody is at work.

    Raises
    ------
    UserError
        If the folder cannot be looked into.
    """
    try:
        return (out / folder.WORK).is_dir() and not is_busy(out)
    except OSError as error:
        raise UserError(
            "Servern kommer inte åt den publika mappen. Ge den rätt att läsa och skriva där."
        ) from error


def finish(settings: Settings, out: Path) -> None:
    """Finish what is left in a folder.

    Raises
    ------
    UserError
        If it cannot be finished.
    """
    folder.finish(out, shared(settings))


def shared(settings: Settings) -> Shared:
    """Return what writes the files of the folder itself."""
    return partial(_shared, settings)


def _shared(settings: Settings, names: list[str], gone: Mapping[str, bytes]) -> dict[str, bytes]:
    city, style = gather.city(settings), STYLE.read_text("utf-8")
    notices = {
        f"{name}/{INDEX}": leading(page.decode(errors="replace"), SWEDISH, on=bool(names)).encode()
        for name, page in gone.items()
    }
    return notices | {
        "index.html": frame.home(city, SWEDISH).encode(),
        "releases.html": frame.earlier(city, names, style, SWEDISH, gone=list(gone)).encode(),
    }
