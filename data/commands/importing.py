"""What every import says and does, whatever it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data import survey
from data.commands.after import shown
from data.ingest.faults import REASONS
from geo.errors import listed, short

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from data import ingest
    from data.commands.say import Voice
    from data.store import Batch, Store

ASKS = 3  # exit code: a person has to answer first
NOTES = 5


@dataclass(frozen=True)
class Opened:
    """A file that was read, the questions about it, and what can be done with it."""

    draft: ingest.Draft | survey.RecordDraft
    found: list[ingest.Guard]
    foresee: Callable[[], Batch]
    commit: Callable[[], Batch]


def take(opened: Opened, args: Namespace, store: Store, voice: Voice) -> int:
    """Import a file, unless a guard asks something that ``--yes`` does not answer."""
    draft, found = opened.draft, opened.found
    tell(draft, found, voice)
    if found and not args.yes:
        return _asked(opened, voice)
    batch = opened.commit()
    _, warning = shown(store)
    voice.say(
        "\n{accepted} nya rader sparades, {duplicates} fanns redan och {rejected} avvisades.",
        **batch.counts(),
    )
    if batch.rejected:
        voice.say("Hämta de avvisade raderna: python -m data quarantine {id} FIL.csv", id=batch.id)
    told = voice.warn(warning)
    voice.last(facts(draft, found) | batch.counts() | {"batch": batch.id} | told)
    return 0


def _asked(opened: Opened, voice: Voice) -> int:
    """Save nothing; the rows that would have been new are ``held`` until someone answers."""
    counts = opened.foresee().counts()
    held = counts["accepted"]
    voice.say(
        "\nIngenting har sparats. Nya rader som väntar på svar: {held}. Stämmer det ändå? "
        "Kör om kommandot med --yes.",
        held=held,
    )
    voice.last(facts(opened.draft, opened.found) | counts | {"accepted": 0, "held": held})
    return ASKS


def tell(draft: ingest.Draft | survey.RecordDraft, found: list[ingest.Guard], voice: Voice) -> None:
    """Say what was read, what was wrong with it, and what a person has to answer."""
    voice.say(
        "{file}: {read} rader, {rejected} avvisade (profil {profile}).",
        file=draft.provenance["file"],
        read=draft.read,
        rejected=draft.rejected,
        profile=draft.provenance["profile"],
    )
    if isinstance(draft, survey.RecordDraft):
        _told(draft, voice)
    form = ", ".join(f"{key} {value}" for key, value in draft.provenance["format"].items())
    voice.say("Upptäckt format: {form}.", form=form)
    for reason, number in draft.faults["reason"].value_counts().items():
        voice.say("  {number} × {why}", number=number, why=REASONS[str(reason)])
    for guard in found:
        voice.say("  ? {question}", question=str(guard))


def _told(draft: survey.RecordDraft, voice: Voice) -> None:
    """Say what was passed over, so that nothing is left out in silence."""
    for note in draft.layout.passed[:NOTES]:
        voice.say("  rad {row} lästes inte som data: {note}", row=note.row, note=short(note.text))
    if more := len(draft.layout.passed[NOTES:]):
        voice.say("  fler rader som inte lästes som data: {n}", n=more)
    if draft.layout.unread:
        voice.say("  kolumner som inte lästes: {names}", names=listed(draft.layout.unread))


def facts(draft: ingest.Draft | survey.RecordDraft, found: list[ingest.Guard]) -> dict[str, object]:
    """Return the same for machines."""
    more = ("left_out", "unread") if isinstance(draft, survey.RecordDraft) else ()
    return {key: draft.provenance[key] for key in more} | {
        "read": draft.read,
        "rejected": draft.rejected,
        "format": draft.provenance["format"],
        "reasons": {str(k): int(v) for k, v in draft.faults["reason"].value_counts().items()},
        "guards": {guard.code: str(guard) for guard in found},
    }
