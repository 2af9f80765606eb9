"""The ledger of what has been published, and the key it was rounded with, in the store's folder.

Both have to be kept as long as anything is published. Without the ledger every number
would be rounded once more, and two roundings of one count tell it; without the key the
next one could not be added.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from typing import TYPE_CHECKING

from data.store import manifest
from data.store.files import explained, publish, sync, writing
from geo.disclosure.cells import Ledger
from geo.disclosure.lines import from_text, text_of
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "publish"
INVENTED = "publish-demo"  # the demo's own: nothing of it goes over to real data
KEY_BYTES = 32


def where(root: Path) -> Path:
    """Return the folder of the ledger and the key: the demo has its own."""
    return root / (INVENTED if manifest.kinds(manifest.load(root)) == {True} else FOLDER)


def ledger(root: Path) -> Ledger:
    """Read the ledger of a store; an empty one if nothing has been published.

    Raises
    ------
    UserError
        If it cannot be read.
    """
    path = where(root) / "ledger"
    with explained():
        if not path.exists():
            return Ledger()
        text = path.read_text(encoding="utf-8")
    try:
        return from_text(text)
    except ValueError as error:
        raise UserError(
            "Liggaren över vad som har publicerats är skadad. Återställ den från en "
            "säkerhetskopia; utan den får ingenting publiceras."
        ) from error


def mark(root: Path) -> str:
    """Return what tells a ledger from an earlier one without reading its numbers."""
    path = where(root) / "ledger"
    with explained():
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def save(root: Path, kept: Ledger) -> None:
    """Write the ledger in place of the earlier one, in one step."""
    with writing(root) as staging, explained():
        staged = staging / "ledger"
        staged.write_text(text_of(kept), encoding="utf-8", newline="\n")
        publish(staged, where(root) / "ledger")


def key(root: Path) -> bytes:
    """Return the key of the rounding; the first time it is drawn, and kept.

    Raises
    ------
    UserError
        If something has been published with a key that is gone.
    """
    path = where(root) / "key"
    with explained():
        if path.exists():
            return bytes.fromhex(path.read_text(encoding="ascii"))
        if (where(root) / "ledger").exists():
            raise UserError(
                "Nyckeln som talen avrundas med saknas. Återställ den från en säkerhetskopia; "
                "utan den får ingenting publiceras."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        drawn = secrets.token_bytes(KEY_BYTES)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:  # noqa: PTH123 - to be private from the first byte on
            file.write(drawn.hex())
        sync(path)
        sync(path.parent)
    return drawn
