"""``import incidents``, ``check`` and ``quarantine``."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from data import ingest
from data.commands.after import shown
from data.ingest.faults import REASONS
from data.store import foresee
from data.store.files import explained
from geo.errors import UserError

if TYPE_CHECKING:
    from argparse import Namespace

    from data.commands.say import Voice
    from data.store import Store

ASKS = 3  # exit code: a person has to answer first


def take(args: Namespace, store: Store, voice: Voice) -> int:
    """Import a file, unless a guard asks something that ``--yes`` does not answer."""
    draft = _draft(args, store, args.profile)
    found = ingest.guards(draft, store)
    _describe(draft, found, voice)
    if found and not args.yes:
        return _asked(draft, found, store, voice)
    batch = ingest.commit(draft, store, found, confirmed=args.yes)
    _, warning = shown(store)
    voice.say(
        "\n{accepted} nya rader sparades, {duplicates} fanns redan och {rejected} avvisades.",
        **batch.counts(),
    )
    if batch.rejected:
        voice.say("Hämta de avvisade raderna: python -m data quarantine {id} FIL.csv", id=batch.id)
    told = voice.warn(warning)
    voice.last(_facts(draft, found) | batch.counts() | {"batch": batch.id} | told)
    return 0


def _asked(draft: ingest.Draft, found: list[ingest.Guard], store: Store, voice: Voice) -> int:
    """Save nothing; the rows that would have been new are ``held`` until someone answers."""
    counts = foresee(store, draft.frames, rejected=draft.rejected).counts()
    held = counts["accepted"]
    voice.say(
        "\nIngenting har sparats. Nya rader som väntar på svar: {held}. Stämmer det ändå? "
        "Kör om kommandot med --yes.",
        held=held,
    )
    voice.last(_facts(draft, found) | counts | {"accepted": 0, "held": held})
    return ASKS


def check(args: Namespace, store: Store, voice: Voice) -> int:
    """Tell what a file is and what an import would do, without saving anything."""
    name = args.profile or ingest.fitting(args.file, sheet=args.sheet)
    draft = _draft(args, store, name)
    found = ingest.guards(draft, store)
    _describe(draft, found, voice)
    counts = foresee(store, draft.frames, rejected=draft.rejected).counts()
    voice.say(
        "\nVid en inläsning: nya rader {accepted}, redan kända {duplicates}, avvisade {rejected}.",
        **counts,
    )
    if found:
        voice.say("Först behöver frågorna ovan ett svar, som --yes ger.")
    voice.say("Ingenting har sparats: kommandot check läser bara.")
    voice.last(_facts(draft, found) | counts | {"profile": name})
    return 0


def quarantine(args: Namespace, store: Store, voice: Voice) -> int:
    """Write the rejected rows of a batch to a file."""
    rows = store.quarantine(args.batch)
    with explained():
        Path(args.to).write_bytes(rows)
    voice.say(
        "De avvisade raderna ligger i {name}. Rätta dem och läs in filen.", name=Path(args.to).name
    )
    voice.last({"bytes": len(rows)})
    return 0


def _draft(args: Namespace, store: Store, name: str) -> ingest.Draft:
    as_of = date(args.as_of) if args.as_of else None
    profile = ingest.profile(name)
    return ingest.prepare(args.file, profile, store.settings, sheet=args.sheet, as_of=as_of)


def _describe(draft: ingest.Draft, found: list[ingest.Guard], voice: Voice) -> None:
    voice.say(
        "{file}: {read} rader, {rejected} avvisade (profil {profile}).",
        file=draft.provenance["file"],
        read=draft.read,
        rejected=draft.rejected,
        profile=draft.provenance["profile"],
    )
    form = ", ".join(f"{key} {value}" for key, value in draft.provenance["format"].items())
    voice.say("Upptäckt format: {form}.", form=form)
    for reason, number in draft.faults["reason"].value_counts().items():
        voice.say("  {number} × {why}", number=number, why=REASONS[str(reason)])
    for guard in found:
        voice.say("  ? {question}", question=str(guard))


def _facts(draft: ingest.Draft, found: list[ingest.Guard]) -> dict[str, object]:
    return {
        "read": draft.read,
        "rejected": draft.rejected,
        "format": draft.provenance["format"],
        "reasons": {str(k): int(v) for k, v in draft.faults["reason"].value_counts().items()},
        "guards": {guard.code: str(guard) for guard in found},
    }


def existing(name: str) -> Path:
    """Return the path of a file that exists.

    Raises
    ------
    UserError
        If it does not.
    """
    path = Path(name)
    with suppress(OSError):  # the name may be longer than any file's
        if path.is_file():
            return path
    raise UserError("Filen {name} finns inte. Kontrollera sökvägen.", name=path.name)


def date(text: str) -> dt.date:
    """Read a date the ISO way.

    Raises
    ------
    UserError
        If it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UserError(
            "{text} är inget datum. Skriv till exempel 2026-11-22.", text=text
        ) from error
