"""Open the derived columns, building them first when data or districts have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.store import columns, identity, limits, manifest, report, shapes
from data.store.build import Build, build
from data.store.files import explained

if TYPE_CHECKING:
    from pathlib import Path

    from data.settings import Settings
    from geo.schema import Incidents

    Opened = tuple[Incidents, dict[str, Any]]


def opened(root: Path, body: manifest.Manifest, settings: Settings) -> Opened:
    """Open the columns of a manifest; in memory where the folder cannot be written."""
    key = identity.columns_key(body, settings)
    ready = columns.load(root, key)
    if ready is not None:
        return ready
    arrays, meta = _build(root, body, settings)
    if not body["batches"]:
        return columns.incidents(arrays, meta, key), meta
    try:
        columns.save(root, key, arrays, meta)
    except OSError:
        return columns.incidents(arrays, meta, key), meta
    return columns.load(root, key) or (columns.incidents(arrays, meta, key), meta)


def as_known(root: Path, body: manifest.Manifest, settings: Settings, date: str) -> Incidents:
    """Build, in memory, what files as of ``date`` or earlier told."""
    arrays, meta = _build(root, body, settings, date)
    key = identity.columns_key(body, settings)
    return columns.incidents(arrays, meta, f"{key}@{date}")


def read_by(body: manifest.Manifest, moment: str) -> manifest.Manifest:
    """Return the manifest without imports later than a moment; "" leaves out none.

    What is left holds every row it speaks of: a row is kept by the first import that has it.
    """
    if not moment:
        return body
    return body | {
        name: [b for b in body[name] if b["provenance"].get("imported_at", "") <= moment]
        for name in ("batches", "records")
    }


def _build(
    root: Path, body: manifest.Manifest, settings: Settings, date: str | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    manifest.check_crs(body, settings)
    with explained():
        report.verify(root, report.files(body))
        limits.check_room(body)
        districts = shapes.districts(root, body, None, settings)
        scene = Build(districts, settings, limits.sources(body))
        return build(root, body["batches"], scene, date)
