"""Attack A5 on a draft: build it again, and see that chance has not been drawn anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.publish.drafting import gathered, written
from geo.disclosure.attack import a5_noise

if TYPE_CHECKING:
    from data.publish.order import Draft, Order
    from data.records import Book
    from data.store import Store
    from geo.disclosure.finding import Finding

BUILDS = 2


def differs(store: Store, book: Book, order: Order, drafted: Draft) -> tuple[Finding, ...]:
    """Return what is learnt from building a draft again; nothing if it is the same bytes."""
    snapshot, _ledger = gathered(store, book, order, None)
    named = replace(snapshot, release=replace(snapshot.release, name=drafted.name))
    builds = iter((drafted.files, written(named, store.settings)[0]))
    return tuple(a5_noise(lambda: repr(sorted(next(builds).items())).encode(), times=BUILDS))
