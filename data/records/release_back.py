"""Who sent a draft back, read from the history: whoever changes it next signs it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.records.release import APPROVED, DRAFT, PROPOSED, Release
from data.records.release_rules import same

if TYPE_CHECKING:
    from data.records.book import Book
    from data.records.chain import Event


def sent_back(book: Book, release: Release) -> Event | None:
    """Return who last sent a draft back, and when; None if its proposer took it back, or nobody."""
    for event in reversed(book.history(Release, release.id)):
        before = event.before or {}
        if event.after["state"] == DRAFT and before.get("state") in (PROPOSED, APPROVED):
            return None if same(event.actor, before["proposed_by"]) else event
        if event.after["state"] != DRAFT:
            return None
    return None
