"""The manifest: the list of what is in the store, and its commit point."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from data.store.files import explained, sync
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.settings import Settings

NAME = "manifest.json"
FORMAT = 1  # raised when old stores can no longer be read as they are

Manifest = dict[str, Any]


def empty() -> Manifest:
    """Return the manifest of a store where nothing has been put yet."""
    return {
        "format": FORMAT,
        "batches": [],
        "content": [0, 0],
        "crs": None,
        "districts": {},
        "current": None,
        "drawn": [],
        "population": None,
        "populations": [],
        "layers": {},
        "tables": {},
        "records": [],
        "book": None,
    }


def load(root: Path) -> Manifest:
    """Read the manifest; an absent one is an empty store.

    Raises
    ------
    UserError
        If it is damaged or was written by a newer version.
    """
    with explained():
        try:
            text = (root / NAME).read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError) as error:
            if isinstance(error, FileNotFoundError):
                return empty()
            raise _damaged() from error
    return _checked(text)


def _checked(text: str) -> Manifest:
    try:
        outer = json.loads(text)
        body: Manifest = outer["body"]
        if outer["sha256"] != digest(body):
            raise _damaged()
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged() from error
    if body["format"] != FORMAT:
        raise UserError(
            "Uppgifterna är sparade med en nyare version av programmet. Uppdatera programmet."
        )
    return empty() | body  # a key that an older version did not write is empty


def _damaged() -> UserError:
    return UserError(
        "Lagrets innehållsförteckning är skadad. Återställ mappen från en "
        "säkerhetskopia, eller läs in filerna på nytt i en tom mapp."
    )


def save(root: Path, staging: Path, body: Manifest) -> None:
    """Replace the manifest in one step. From then on readers see the new store."""
    staged = staging / NAME
    text = json.dumps({"sha256": digest(body), "body": body}, ensure_ascii=False, indent=1)
    staged.write_text(text, encoding="utf-8")
    sync(staged)
    staged.replace(root / NAME)
    with suppress(OSError):  # readers see the new store already: it cannot be said to have failed
        sync(root)


def digest(body: object) -> str:
    """SHA-256 of anything JSON can hold, the same whatever the order of keys."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def without_demo(body: Manifest) -> Manifest:
    """Return the manifest without invented incidents and records."""
    batches = [batch for batch in body["batches"] if not batch["demo"]]
    return body | {
        "batches": batches,
        "tables": {name: entry for name, entry in body["tables"].items() if not entry["demo"]},
        "records": [entry for entry in body["records"] if not entry["demo"]],
        "content": [sum(batch["content"][lane] for batch in batches) % 2**64 for lane in (0, 1)],
        "crs": body["crs"] if batches else None,
        "book": None if body["book"] else body["book"],
    }


def note_book(root: Path, staging: Path, *, demo: bool | None) -> None:
    """List whether the records in the database beside are invented; None for none.

    Raises
    ------
    UserError
        If the store is of the other kind.
    """
    body = load(root) | {"book": None}
    if demo is not None:
        refuse_mixing(body, demo=demo)
    save(root, staging, body | {"book": demo})


def kinds(body: Manifest) -> set[bool]:
    """Tell whether what is recorded is invented: {True}, {False}, or nothing yet.

    ``book`` is what the database beside says of itself, None while it is empty.
    """
    kept = (*body["batches"], *body["tables"].values(), *body["records"])
    found = {bool(entry["demo"]) for entry in kept}
    return found | ({body["book"]} if body["book"] is not None else set())


def refuse_mixing(body: Manifest, *, demo: bool) -> None:
    """Keep real records and invented ones apart; asked while the lock is held.

    Raises
    ------
    UserError
        If what comes is of the other kind than what there is.
    """
    if demo and False in kinds(body):
        raise UserError(
            "Lagret innehåller riktiga händelser, så inga påhittade läggs till. Välj en annan "
            "mapp med LAGESBILD_DATA om du vill se demodata."
        )
    if not demo and True in kinds(body):
        raise UserError(
            "Lagret innehåller påhittade demohändelser, och riktiga blandas inte med dem. "
            "Ingenting har sparats. Läs in filen på nytt och svara ja på frågan om att "
            "demohändelserna tas bort."
        )


def check_crs(body: Manifest, settings: Settings) -> None:
    """Refuse to read coordinates as if they were in another CRS than they are.

    Raises
    ------
    UserError
        If the settings have changed since the incidents were put in.
    """
    if body["crs"] not in {None, settings.crs}:
        raise UserError(
            "Händelserna är sparade i {stored}, men i inställningarna står {wanted}. Ändra "
            "tillbaka, eller läs in filerna på nytt i en tom mapp.",
            stored=body["crs"],
            wanted=settings.crs,
        )
