"""How much a store can hold: areas and sources by the size of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import UserError
from geo.offences import N_TYPES

if TYPE_CHECKING:
    from data.store.manifest import Manifest

MAX_AREAS = 65536 // N_TYPES - 2
MAX_SOURCES = 256


def sources(body: Manifest) -> tuple[str, ...]:
    """Names of the sources that incidents came from, in order."""
    return tuple(sorted({source for batch in body["batches"] for source in batch["sources"]}))


def check_room(body: Manifest) -> None:
    """Refuse what no reader could be shown.

    Raises
    ------
    UserError
        If there are too many areas or sources.
    """
    areas = body["districts"].get(body["current"], {}).get("rows", 0)
    if areas > MAX_AREAS or len(sources(body)) > MAX_SOURCES:
        raise UserError(
            "Lagret rymmer högst {areas} områden och {sources} källor.",
            areas=MAX_AREAS,
            sources=MAX_SOURCES,
        )
