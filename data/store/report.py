"""What is in the store, told for people and machines; and whether its files are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.store.files import whole

if TYPE_CHECKING:
    from pathlib import Path

    from geo.schema import Incidents

COUNTS = ("read", "accepted", "rejected", "duplicates")


def files(body: dict[str, Any]) -> dict[str, str]:
    """List every file of the store with its checksum."""
    kept = (*body["batches"], *body["records"])
    found = {name: digest for batch in kept for name, digest in batch["sha256"].items()}
    named = [*body["districts"].values(), *body["layers"].values(), *body["tables"].values()]
    named += [body["population"]] if body["population"] else []
    named += [*body["populations"], *body["drawn"]]
    named += [layer for entry in body["drawn"] for layer in entry["layers"].values()]
    return found | {entry["file"]: entry["sha256"] for entry in named}


def kinds(body: dict[str, Any]) -> set[str]:
    """Return the kinds of records that were put in."""
    return {entry["kind"] for entry in body["records"]}


def verify(root: Path, listed: dict[str, str]) -> None:
    """Compare files with their checksums.

    Raises
    ------
    UserError
        If one is missing or has changed since it was written.
    """
    for name, digest in listed.items():
        whole(root, name, digest)


def status(body: dict[str, Any], opened: tuple[Incidents, dict[str, Any]] | None) -> dict[str, Any]:
    """Describe the store: counts, batches with provenance, versions, oddities."""
    return {
        **{key: sum(batch[key] for batch in body["batches"]) for key in COUNTS},
        "batches": batches(body),
        "records": [_batch(entry) | {"kind": entry["kind"]} for entry in body["records"]],
        "districts": {
            version: {key: entry[key] for key in ("rows", "official", "note", "source", "licence")}
            for version, entry in body["districts"].items()
        },
        "districts_version": body["current"],
        "layers": sorted(body["layers"]),
        "tables": {name: entry["rows"] for name, entry in sorted(body["tables"].items())},
        **_incidents(opened),
    }


def batches(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Describe every import."""
    return [_batch(batch) for batch in body["batches"]]


def _batch(batch: dict[str, Any]) -> dict[str, Any]:
    named = ("id", "as_of", "revision", "demo", "sources", *COUNTS)
    return {key: batch[key] for key in named} | {
        "quarantine": bool(batch["quarantine"]),
        "provenance": batch["provenance"],
    }


def _incidents(opened: tuple[Incidents, dict[str, Any]] | None) -> dict[str, Any]:
    if opened is None:
        return {"incidents": 0, "undated": 0, "early": 0, "oldest": None, "newest": None}
    incidents, meta = opened
    n = len(incidents.cell)
    return {
        "incidents": n + incidents.undated + incidents.early,
        "undated": incidents.undated,
        "early": incidents.early,
        "since": meta["since"],
        "oldest": str(incidents.day0) if n else None,
        "newest": str(incidents.last_day) if n else None,
        "located": meta["located"],
        "without_hour": meta["without_hour"],
        "unknown_areas": meta["unknown_areas"],
        "unmapped_codes": meta["unmapped_codes"],
    }
