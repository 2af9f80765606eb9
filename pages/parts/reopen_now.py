"""Whether the selection of a frozen view gives other numbers today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.errors import N_
from pages.parts import cached, frozen, then
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.frozen import Kept

NOT_THERE = N_("Det frysta urvalet går inte att räkna om i dag: {names} finns inte i uppgifterna.")
OTHER_AREAS = N_(
    "Områdena har bytts sedan vyn frystes. Länken räknar i de nya områdena; siffrorna här är de "
    "frysta."
)
REDRAWN = N_(
    "Områdena har bytts sedan vyn frystes, så dagens siffror går inte att jämföra. Länken öppnar "
    "vyn i den tidens områden."
)
OTHER_RATES = N_(
    "Samma urval ger samma antal i dag, men andra tal per 1 000 invånare: folkmängden har bytts "
    "sedan vyn frystes."
)
PARTS = ("districts", "groups")


def difference(record: Kept) -> str:
    """Say whether the same selection gives other numbers today."""
    kept, known = cached.records(), record.figures
    if kept is None:
        return _("Det finns inga uppgifter att jämföra med i dag.")
    query = frozen.query_of(record)
    moved = then.moved(query, known["areas"], kept)
    if moved and then.drawable(query):
        return _(REDRAWN)
    now, gone = frozen.now(kept, query)
    if gone:
        return _(NOT_THERE, names=plain(", ".join(gone)))
    if moved:
        return _(OTHER_AREAS)
    return _compared(known, now)


def _compared(known: dict[str, Any], now: dict[str, Any]) -> str:
    said = words()
    if now["total"] != known["total"]:
        return _(
            "Samma urval ger i dag {now} i stället för {then}.",
            now=said.number(now["total"]), then=said.number(known["total"]),
        )  # fmt: skip
    if now["before"] != known["before"]:
        return _("Samma urval ger i dag samma antal, men jämförelsen är en annan.")
    if any(_counts(now[part]) != _counts(known[part]) for part in PARTS):
        return _("Samma urval ger i dag samma antal, men fördelat på ett annat sätt.")
    if now["rate"] != known["rate"] or any(now[part] != known[part] for part in PARTS):
        return _(OTHER_RATES)
    return _("Samma urval ger samma siffror i dag.")


def _counts(rows: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return what is counted in a table, without what depends on the inhabitants."""
    return [tuple(v for k, v in row.items() if not k.startswith("rate")) for row in rows]
