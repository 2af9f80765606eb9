"""Districts that others have taken the place of: what was drawn with them is drawn again.

Known by content and not by name, since a name may be given to other districts later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.errors import UserError

if TYPE_CHECKING:
    from data.store.manifest import Manifest


NONE = "none"  # before any districts were put in


def replaced(body: Manifest, new: str) -> list[dict[str, Any]]:
    """Return the rows of districts there have been when those of a checksum become current.

    Each has the ``version`` it was named and the ``layers`` that were drawn with it.
    """
    label = body["current"]
    if label is None:
        return []
    old = body["districts"][label] | {"version": label, "layers": body["layers"]}
    kept = [each for each in body["drawn"] if each["sha256"] not in {old["sha256"], new}]
    return [*kept, *([] if old["sha256"] == new else [old])]


def earlier(body: Manifest) -> dict[str, dict[str, Any]]:
    """Return the rows of all districts but the current ones, by their checksum; and none at all.

    Without layers where the store was kept by an older version of the program.
    """
    if body["current"] is None:
        return {}
    current = body["districts"][body["current"]]["sha256"]
    named = [row | {"version": label, "layers": {}} for label, row in body["districts"].items()]
    rows = {row["sha256"]: row for row in (*named, *body["drawn"])}
    return {NONE: {"layers": {}}} | {known: row for known, row in rows.items() if known != current}


def again(body: Manifest, known: str) -> Manifest:
    """Return the manifest as if earlier districts, by their checksum, were the current ones.

    ``NONE`` is as if none had been put in.

    Raises
    ------
    UserError
        If there have been none such.
    """
    row = earlier(body).get(known)
    if row is None:
        raise UserError("Områdena som vyn ritades med finns inte kvar.")
    label = row.get("version")
    named = body["districts"] | ({label: row} if label else {})
    return body | {"districts": named, "current": label, "layers": row["layers"]}
