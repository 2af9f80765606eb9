"""``import incidents``, ``check`` and ``quarantine``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from data import ingest, survey
from data.commands import importing, records
from data.commands.given import date
from data.store import foresee
from data.store.files import explained
from geo.errors import UserError

if TYPE_CHECKING:
    from argparse import Namespace

    from data.commands.say import Voice
    from data.store import Store


def take(args: Namespace, store: Store, voice: Voice) -> int:
    """Import a file, unless a guard asks something that ``--yes`` does not answer."""
    return importing.take(_opened(args, store, args.profile), args, store, voice)


def check(args: Namespace, store: Store, voice: Voice) -> int:
    """Tell what a file is and what an import would do, without saving anything."""
    opened = _recognised(args, store)
    found = opened.found
    importing.tell(opened.draft, found, voice)
    counts = opened.foresee().counts()
    voice.say(
        "\nVid en inläsning: nya rader {accepted}, redan kända {duplicates}, avvisade {rejected}.",
        **counts,
    )
    if found:
        voice.say("Först behöver frågorna ovan ett svar, som --yes ger.")
    voice.say("Ingenting har sparats: kommandot check läser bara.")
    name = opened.draft.provenance["profile"]
    voice.last(importing.facts(opened.draft, found) | counts | {"profile": name})
    return 0


def _recognised(args: Namespace, store: Store) -> importing.Opened:
    """Open a file by the profile that was named or fits: for incidents, else for records."""
    if args.profile:
        kind = ingest.kind_named(args.profile)
        opener = _opened if kind == ingest.INCIDENTS else records.opened
        return opener(args, store, args.profile)
    try:
        return _opened(args, store, ingest.fitting(args.file, sheet=args.sheet))
    except UserError as refused:
        try:
            name = survey.fitting(args.file, sheet=args.sheet)
        except UserError:
            raise refused from None
        return records.opened(args, store, name)


def _opened(args: Namespace, store: Store, name: str) -> importing.Opened:
    as_of = date(args.as_of) if args.as_of else None
    profile = ingest.profile(name)
    draft = ingest.prepare(args.file, profile, store.settings, sheet=args.sheet, as_of=as_of)
    found = ingest.guards(draft, store)
    return importing.Opened(
        draft,
        found,
        lambda: foresee(store, draft.frames, rejected=draft.rejected),
        lambda: ingest.commit(draft, store, found, confirmed=args.yes),
    )


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
