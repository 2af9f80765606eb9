"""Prepare an import so that a person can look at it, then commit it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pyarrow as pa

from data.clock import stamp
from data.ingest import columns, places
from data.ingest.faults import RULE_VERSION, Faults
from data.ingest.normalise import Reader, Slice, normalise
from data.ingest.quarantine import quarantine
from data.sources import incidents
from data.sources.sheet import Sheet
from data.store.files import explained, sha256
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.ingest.guards import Guard
    from data.ingest.profile import Profile
    from data.settings import Settings
    from data.store import Batch, Store

SLICE = 500_000


@dataclass(frozen=True)
class Draft:
    """A file read and normalised, not yet in the store.

    Attributes
    ----------
    frames
        Incidents in slices of at most ``SLICE`` rows.
    faults
        Rejected rows [row, column, value, reason].
    place
        The CRS and what is odd about it.
    provenance
        What the store keeps about the file.
    """

    frames: list[pd.DataFrame]
    faults: pd.DataFrame
    sheet: Sheet
    place: places.Verdict
    provenance: dict[str, Any]

    @property
    def read(self) -> int:
        """Number of rows in the file."""
        return self.sheet.read

    @property
    def rejected(self) -> int:
        """Number of rows that cannot be incidents."""
        return len(self.faults)

    @property
    def incidents(self) -> pd.DataFrame:
        """All rows that can be taken in."""
        return pd.concat(self.frames, ignore_index=True)

    @property
    def quarantine(self) -> bytes:
        """The rejected rows as CSV."""
        return quarantine(self.sheet, self.faults, self.provenance["sha256"])


def prepare(
    path: Path,
    profile: Profile,
    settings: Settings,
    *,
    sheet: str | None = None,
    as_of: dt.date | None = None,
) -> Draft:
    """Read and normalise a file without touching the store.

    Parameters
    ----------
    as_of
        The day the file describes; by default the newest date in it.
    """
    with explained():
        digest, size = sha256(path), path.stat().st_size
        table = incidents.read(path, profile.format, sheet=sheet)
    raw = table.cells
    table = Sheet(columns.mended(raw), table.rows, table.broken, table.detected)
    finder = columns.finder(table, profile)
    place = _place(table, finder, profile, settings)
    today = pd.Timestamp(dt.datetime.now(ZoneInfo(settings.time_zone)).date())
    reader = Reader(profile, finder, settings, place.crs, today)
    frames, faults = _normalised(table, reader)
    about = {
        "file": path.name,
        "sha256": digest,
        "size": size,
        "profile": profile.name,
        "profile_sha256": profile.sha256,
        "revision": profile.revision,
        "rule_version": RULE_VERSION,
        "format": _format(table, finder, place),
        "as_of": (as_of.isoformat() if as_of else None),
        "read": table.read,
        "rejected": len(faults),
    }
    return Draft(frames, faults, table, place, about)


def _place(
    sheet: Sheet, finder: columns.Finder, profile: Profile, settings: Settings
) -> places.Verdict:
    head = sheet.cells.slice(0, places.SAMPLE)
    x, y = (places.numbers(finder.text(head, axis), profile.format.decimal) for axis in "xy")
    for east, north in profile.place.withheld:
        x = np.where((x == east) & (y == north), np.nan, x)
    fixed = profile.place.crs or sheet.detected.get("crs")
    return places.verdict(x, y, fixed, settings)


def _format(sheet: Sheet, finder: columns.Finder, place: places.Verdict) -> dict[str, str]:
    """Tell what was found out about the format."""
    found = dict(sheet.detected)
    if "x" in finder.found:
        head = sheet.cells.slice(0, places.SAMPLE)
        found |= {"crs": place.crs, "decimal": places.decimal_of(finder.text(head, "x"))}
    return found


def _normalised(sheet: Sheet, reader: Reader) -> tuple[list[pd.DataFrame], pd.DataFrame]:
    ids = _ids(sheet, reader)
    texts = pa.array([b.raw for b in sheet.broken], pa.string())
    broken = pd.DataFrame({"row": [b.row for b in sheet.broken], "column": ""})
    broken = broken.assign(value=texts.to_pandas(), reason="wrong_columns")
    frames, faults = [], [broken]
    for at in range(0, max(len(sheet.rows), 1), SLICE):
        rows = sheet.rows[at : at + SLICE]
        part = Slice(sheet.cells.slice(at, SLICE), rows, ids[at : at + SLICE], Faults(len(rows)))
        frames.append(normalise(part, reader))
        faults.append(part.faults.table(rows))
    listed = pd.concat([part for part in faults if len(part)] or faults[:1], ignore_index=True)
    return frames, listed.sort_values("row", ignore_index=True)


def _ids(sheet: Sheet, reader: Reader) -> pd.Series:
    """Return the source's id, or what the row said and how many times it said so before."""
    return columns.ids(reader.finder.text(sheet.cells, "id"), sheet.cells)


def commit(draft: Draft, store: Store, found: list[Guard], *, confirmed: bool = False) -> Batch:
    """Put a draft in the store, unless a guard asks a person and no one has answered.

    Raises
    ------
    UserError
        If guards stand open and ``confirmed`` is False.
    """
    if found and not confirmed:
        raise UserError(
            "Inläsningen måste bekräftas först ({count} frågor). Ingenting har sparats.",
            count=len(found),
        )
    about = draft.provenance | {
        "replaces_demo": any(guard.code == "demo" for guard in found),
        "imported_at": stamp(),
    }
    return store.add_batch(draft.frames, about, quarantine=draft.quarantine)
