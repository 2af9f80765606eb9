"""Prepare an import of records so that a person can look at it, then commit it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from data.clock import stamp
from data.ingest.faults import RULE_VERSION, Faults
from data.ingest.quarantine import quarantine
from data.sources import grid
from data.store.files import explained, sha256
from data.store.kinds import ANSWERS, CROSSWALK, KINDS, RESULTS
from data.survey import points
from data.survey.answers import answers
from data.survey.cells import Reading
from data.survey.layout import Layout, lay
from data.survey.results import results
from data.survey.shares import shares
from data.survey.tidy import dated, rejected, without_contradictions
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from data.ingest.guards import Guard
    from data.ingest.places import Verdict
    from data.settings import Settings
    from data.store import Batch, Store
    from data.survey.profile import RecordProfile


@dataclass(frozen=True)
class Said:
    """What a person says of a file beside what it holds; "" and None where it speaks for itself.

    Attributes
    ----------
    as_of
        The day the file describes.
    year
        The year of a survey that does not say.
    source
        What the survey is called; the profile's name if nothing is said.
    """

    sheet: str | None = None
    as_of: dt.date | None = None
    year: int | None = None
    source: str = ""


@dataclass(frozen=True)
class RecordDraft:
    """A file read by a profile, not yet in the store.

    Attributes
    ----------
    frame
        Records (``data.store.kinds``) with ``row``.
    faults
        Rejected rows [row, column, value, reason].
    place
        The CRS and what is odd about it; None for records without a place.
    """

    profile: RecordProfile
    frame: pd.DataFrame
    faults: pd.DataFrame
    layout: Layout
    place: Verdict | None
    provenance: dict[str, Any]

    @property
    def kind(self) -> str:
        """Table that the records belong to."""
        return self.profile.kind

    @property
    def read(self) -> int:
        """Number of rows, titles and notes aside."""
        return self.layout.sheet.read

    @property
    def rejected(self) -> int:
        """Number of rows that cannot be read."""
        return len(self.faults)

    @property
    def quarantine(self) -> bytes:
        """The rejected rows as CSV."""
        return quarantine(self.layout.sheet, self.faults, self.provenance["sha256"])


def prepare(
    path: Path, profile: RecordProfile, settings: Settings, said: Said | None = None
) -> RecordDraft:
    """Read a file without touching the store.

    Raises
    ------
    UserError
        If it cannot be read, or it is not the kind of table that the profile describes.
    """
    said = said or Said()
    with explained():
        digest, size = sha256(path), path.stat().st_size
        found = grid.read(path, profile.format, sheet=said.sheet)
    layout = dated(lay(found, profile), profile, said.year)
    today = dt.datetime.now(ZoneInfo(settings.time_zone)).date()
    reading = Reading(layout, profile, settings, Faults(len(layout.sheet.rows)), today)
    place = points.verdict(reading) if KINDS[profile.kind].spatial else None
    label = said.source or (path.stem if profile.kind == CROSSWALK else profile.name)
    frame = without_contradictions(reading, _frame(reading, label, place))
    faults = rejected(reading)
    about = {"file": path.name, "sha256": digest, "size": size, "rejected": len(faults)}
    about |= _about(profile, layout, said, place)
    about |= {"version": label} if profile.kind == CROSSWALK else {}
    return RecordDraft(profile, frame, faults, layout, place, about)


def _frame(reading: Reading, source: str, place: Verdict | None) -> pd.DataFrame:
    if place is not None:
        return points.points(reading, source, place)
    read = {ANSWERS: answers, RESULTS: results, CROSSWALK: shares}
    return read[reading.profile.kind](reading, source)


def _about(
    profile: RecordProfile, layout: Layout, said: Said, place: Verdict | None
) -> dict[str, Any]:
    """Return what the store keeps about where the records came from."""
    crs = {"crs": place.crs} if place else {}
    return {
        "profile": profile.name,
        "profile_sha256": profile.sha256,
        "revision": profile.revision,
        "rule_version": RULE_VERSION,
        "format": dict(layout.sheet.detected) | crs,
        "left_out": len(layout.passed),
        "unread": layout.unread,
        "questions": profile.described(),
        "as_of": said.as_of.isoformat() if said.as_of else None,
        "read": layout.sheet.read,
    }


def commit(
    draft: RecordDraft, store: Store, found: list[Guard], *, confirmed: bool = False
) -> Batch:
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
        "imported_at": stamp(),  # not when it was looked through: that may be long ago
    }
    return store.add_records(draft.kind, draft.frame, about, quarantine=draft.quarantine)
