"""What a store is known by: hashes over what it holds, whatever order it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.store.manifest import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.settings import Settings
    from data.store.manifest import Manifest

RULES = 4  # raised when the same rows would give other columns


def facts(settings: Settings) -> list[object]:
    """List the settings that change what the columns hold."""
    place = [settings.crs, settings.time_zone, settings.latitude, settings.longitude]
    return [*place, settings.oldest_day.isoformat(), RULES]


def columns_key(body: Manifest, settings: Settings) -> str:
    """Name of the columns that follow from the incidents and the current districts."""
    shapes = body["districts"].get(body["current"], {}).get("sha256", "")
    rows = sum(batch["rows"] for batch in body["batches"])
    return digest([body["content"], rows, shapes, facts(settings)])[:16]


def version(body: Manifest, settings: Settings) -> str:
    """Hash over everything a reader sees; the order of imports is not part of it."""
    described: Mapping[str, Any] = {
        key: body[key] for key in ("districts", "current", "population", "layers", "tables")
    }
    kept = [records_key(body), crosswalk(body)] if body["records"] else []
    return digest([columns_key(body, settings), described, *kept])[:16]


def records_key(body: Manifest) -> dict[str, Any]:
    """Describe the records of each kind by what files said, whatever order they came in."""
    return {
        kind: [
            [sum(entry["content"][lane] for entry in some) % 2**64 for lane in (0, 1)],
            [entry["provenance"].get("questions", []) for entry in in_order(some)],
        ]
        for kind in sorted({entry["kind"] for entry in body["records"]})
        for some in [[entry for entry in body["records"] if entry["kind"] == kind]]
    }


def crosswalk(body: Manifest) -> str | None:
    """Name of the crosswalk that applies: the one put in last, as with districts."""
    named = [
        (entry["as_of"], entry["provenance"].get("imported_at", ""), version)
        for entry in body["records"]
        if (version := entry["provenance"].get("version"))
    ]
    return max(named)[2] if named else None


def in_order(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sort batches by the day they describe; among those of one day by what they say."""
    return sorted(entries, key=lambda e: (e["as_of"], e["revision"], e["content"], e["id"]))
