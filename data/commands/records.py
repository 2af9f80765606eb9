"""``import survey``, ``import walks``, ``import reports`` and ``import crosswalk``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data import survey
from data.commands import importing
from data.commands.given import date
from data.store import foresee_records
from data.store.kinds import CROSSWALK, REPORTS, WALKS

if TYPE_CHECKING:
    from argparse import Namespace

    from data.commands.say import Voice
    from data.store import Store

READS = {
    "survey": survey.SURVEYS, "walks": (WALKS,), "reports": (REPORTS,), "crosswalk": (CROSSWALK,),
}  # fmt: skip


def take(args: Namespace, store: Store, voice: Voice) -> int:
    """Import a file, unless a guard asks something that ``--yes`` does not answer."""
    kinds = READS[args.what]
    name = args.profile or survey.fitting(args.file, *kinds, sheet=args.sheet)
    found = opened(args, store, name, *kinds)
    return importing.take(found, args, store, voice)


def opened(args: Namespace, store: Store, name: str, *kinds: str) -> importing.Opened:
    """Read a file by a profile, and weigh it against the store."""
    said = survey.Said(
        sheet=args.sheet,
        as_of=date(args.as_of) if args.as_of else None,
        year=getattr(args, "year", None),
        source=getattr(args, "source", None) or "",
    )
    draft = survey.prepare(args.file, survey.profile(name, *kinds), store.settings, said)
    found = survey.guards(draft, store)
    return importing.Opened(
        draft,
        found,
        lambda: foresee_records(store, draft.kind, draft.frame, rejected=draft.rejected),
        lambda: survey.commit(draft, store, found, confirmed=args.yes),
    )
