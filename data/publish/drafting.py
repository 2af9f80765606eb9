"""From the store to a release: a draft that nothing has been done with, then the folder.

Whoever previews a draft sees the bytes that are published. It is attacked before anybody
sees it, and one that fails cannot be published.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from data.publish import audit, dcat, folder, gather, kept, lists, months
from data.publish.order import Draft, Order
from data.publish.withdrawing import STYLE, SWEDISH, shared
from data.speech import Words
from geo.disclosure.ledger import alone, extend
from geo.disclosure.revision import due, revise
from geo.errors import UserError
from geo.public.files import ALL, made
from geo.public.snapshot import Release, Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from data.records import Book
    from data.settings import Settings
    from data.store import Store
    from geo.disclosure.attack import Declared
    from geo.disclosure.cells import Ledger

Progress = Callable[[float], None]
ENGLISH = Words("en")
DCAT = "dcat.rdf"
ROUNDING = 0.3  # of the time that a draft takes


def draft(store: Store, book: Book, order: Order, *, progress: Progress | None = None) -> Draft:
    """Make a release without publishing it, and attack it.

    Parameters
    ----------
    progress
        Is told the share done, 0 to 1.

    Raises
    ------
    UserError
        If there is nothing to publish, or something stands in the way.
    """
    gather.refuse_personal_numbers(order.intro)
    snapshot, told = gathered(store, book, order, progress)
    names = folder.releases(order.out)
    if names and names[0].startswith(snapshot.release.month):
        before = folder.content(order.out, names[0])
        files, _ = written(_as_before(snapshot, names[0], before), store.settings)
        if files == before:
            return Draft(names[0], files, told, same=True)
    name = folder.next_name(order.out, snapshot.release.month)
    named = replace(snapshot, release=replace(snapshot.release, name=name))
    files, declared = written(named, store.settings)
    earlier = [folder.content(order.out, each) for each in reversed(names)]
    found = audit.attack(files, earlier, told, declared, progress=_part(progress, ROUNDING, 1.0))
    return Draft(name, files, told, found)


def publish(store: Store, drafted: Draft, out: Path) -> None:
    """Put a draft in the folder and make it the latest.

    Done again, it finishes what was cut off. The ledger is kept first: a number that is in it
    and nowhere else does no harm, one that is published and not in it would be rounded twice.

    Raises
    ------
    UserError
        If the draft was found to tell too much, or the folder cannot be written. Readers
        see a whole release then.
    """
    if drafted.findings:
        what, where = audit.said(drafted.findings[0])
        raise UserError(
            "Publiceringen stoppades: {what} ({attack}, {cell}). Sammanlagt {n} fynd. Ingenting "
            "har publicerats, och mappen är som den var.",
            what=what,
            attack=drafted.findings[0].attack,
            cell=where,
            n=len(drafted.findings),
        )
    told = shared(store.settings)
    if drafted.same:
        folder.finish(out, told)  # it may be there without being the latest
        return
    before = kept.ledger(store.root).entries
    if before != drafted.ledger.entries[: len(before)]:
        raise UserError("Någon annan har publicerat sedan utkastet gjordes. Gör ett nytt utkast.")
    kept.save(store.root, drafted.ledger)
    folder.put(out, drafted.name, drafted.files, told)


def gathered(
    store: Store, book: Book, order: Order, progress: Progress | None
) -> tuple[Snapshot, Ledger]:
    """Tell what is late of earlier years, close new months, and gather what stands beside them."""
    if store.is_empty:
        raise UserError("Det finns inga händelser att publicera. Läs in händelser först.")
    before = kept.ledger(store.root)
    audit.same_ledger(order.out, before)
    until = order.until or months.newest(store)
    closed = months.closed(store, before, until)
    districts, _ = months.told(store, before, until)
    secret, told = kept.key(store.root), before
    for year in due(before, until):
        late = months.of_year(store, before, year)
        told = revise(told, late, year=year, secret=secret, release=until)
    parts = months.to_close(store, before, closed)
    for i, counts in enumerate(parts):
        share = _part(progress, ROUNDING * i / len(parts), ROUNDING * (i + 1) / len(parts))
        told = extend(told, counts, secret=secret, release=until, progress=share)
    snapshot = Snapshot(
        gather.city(store.settings),
        Release(until, until, order.published, order.coming, demo=store.is_demo),
        told.entries,
        districts,
        gather.survey(store),
        gather.acts(book, districts, until),
        order.intro,
        tuple((each.date, each.text) for each in store.settings.breaks),
        alone(told),
        moved=lists.moved(store, told.entries, districts),
        gone=lists.gone(store, told.entries, districts),
        late_alone=months.late_alone(store, told),
    )
    return snapshot, told


def written(snapshot: Snapshot, settings: Settings) -> tuple[dict[str, bytes], Declared]:
    """Write the files of a release, and declare what stands in them beside its numbers."""
    done = made(snapshot, STYLE.read_text("utf-8"), SWEDISH, other=ENGLISH)
    first = min(snapshot.sums.months)
    described = dcat.dcat(snapshot.release, first, settings, (SWEDISH, ENGLISH))
    return done.files | {DCAT: described}, audit.with_text(done.declared, described)


def _as_before(snapshot: Snapshot, name: str, before: dict[str, bytes]) -> Snapshot:
    """Give a release the name and the day of one there is, to see whether it is the same."""
    day = dt.date.fromisoformat(json.loads(before[ALL])["release"]["published"])
    return replace(snapshot, release=replace(snapshot.release, name=name, published=day))


def _part(progress: Progress | None, start: float, end: float) -> Progress | None:
    """Let a part of the work tell of its share of the whole."""
    if progress is None:
        return None
    told = progress
    return lambda share: told(start + share * (end - start))
