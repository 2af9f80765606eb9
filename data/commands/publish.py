"""``publish``: make the public snapshot, attack it, and put it in a folder; or withdraw one."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from data import publish
from data.commands.given import date, existing
from data.publish.audit import said
from data.records import open_book
from geo.errors import UserError
from geo.public.difference import ALONE

if TYPE_CHECKING:
    from argparse import Namespace

    from data.commands.say import Voice
    from data.publish import Draft
    from data.store import Store

LISTED = 10
WIDE = 40


def make(args: Namespace, store: Store, voice: Voice) -> int:
    """Publish, unless an attack finds something."""
    out = Path(args.out)
    if args.withdraw:
        publish.withdraw(
            store, out, args.withdraw, reason=_reason(args), day=_order(args, store).published
        )
        voice.say("Publiceringen {name} är tillbakadragen.", name=args.withdraw)
        voice.last({"withdrawn": args.withdraw, "releases": publish.releases(out)})
        return 0
    book = open_book(store)
    try:
        drafted = publish.draft(store, book, _order(args, store), progress=_bar(voice))
    finally:
        book.close()
    _findings(drafted, voice)
    _alone(drafted, voice)
    publish.publish(store, drafted, out)
    _done(drafted, out, voice)
    return 0


def _alone(drafted: Draft, voice: Voice) -> None:
    """Say what is told of the municipality alone, and from when the new districts are."""
    if months := drafted.alone:
        span, year = "–".join(dict.fromkeys((months[0], months[-1]))), int(months[-1][:4])
        voice.say(ALONE, months=span, year=year, following=year + 1)


def _reason(args: Namespace) -> str:
    if not (args.reason or "").strip():
        raise UserError('Skriv varför publiceringen dras tillbaka: --reason "…"')
    return str(args.reason)


def _order(args: Namespace, store: Store) -> publish.Order:
    now = dt.datetime.now(ZoneInfo(store.settings.time_zone))
    return publish.Order(
        out=Path(args.out),
        published=date(args.date) if args.date else now.date(),
        until=args.until or "",
        coming=date(args.next) if args.next else None,
        intro=existing(args.intro).read_text(encoding="utf-8-sig") if args.intro else "",
    )


def _bar(voice: Voice) -> publish.Progress | None:
    """Draw how far it has come, for people at a terminal."""
    if voice.machine or not sys.stderr.isatty():
        return None

    def draw(share: float) -> None:
        full = "█" * round(share * WIDE)
        sys.stderr.write(f"\r{full:░<{WIDE}} {share:4.0%}" + "\n" * (share >= 1))
        sys.stderr.flush()

    return draw


def _findings(drafted: Draft, voice: Voice) -> None:
    for finding in drafted.findings[:LISTED]:
        what, where = said(finding)
        voice.say("{attack} {where}: {what}.", attack=finding.attack, where=where, what=what)


def _done(drafted: Draft, out: Path, voice: Voice) -> None:
    if drafted.same:
        voice.say(
            "Publiceringen {name} finns redan och är den senaste. Inga tal har ändrats.",
            name=drafted.name,
        )
    else:
        voice.say(
            "Publiceringen {name} ligger i mappen: {n} filer, {cells} tal. Inget angrepp lyckades.",
            name=drafted.name,
            n=len(drafted.files),
            cells=len(drafted.ledger.entries),
        )
    facts = {"accepted": len(drafted.ledger.entries), "release": drafted.name}
    told = {name: len(content) for name, content in sorted(drafted.files.items())}
    voice.last(facts | {"same": drafted.same, "files": told, "releases": publish.releases(out)})
