"""A release step by step: written, built, proposed, approved by another, published, recalled.

What is approved is bytes. They are kept with the records, so that exactly they go out,
whatever the data have become since.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from data.records import drafts
from data.records.change import table_of
from data.records.problems import Invalid
from data.records.release import (
    APPROVED,
    DRAFT,
    HANDED_OUT,
    IN_WORK,
    PROPOSED,
    PUBLISHED,
    RECALLED,
    Release,
)
from data.records.release_rules import reachable, same
from geo.errors import N_, UserError

if TYPE_CHECKING:
    from data.records.book import Book
    from data.records.drafts import Draft

TEXTS = ("intro", "write_to", "call", "said_on", "coming")
BEGUN = N_("Någon annan har redan börjat på nästa publicering. Ladda om sidan, så visas den.")
WRONG_STEP = N_(
    "Det går inte i det här läget. Ladda om sidan och se hur långt utkastet har kommit."
)
OTHER_BYTES = N_(
    "Utkastet är ett annat än det du tittade på. Titta igenom det som nu är föreslaget."
)
STAMPS = {
    PROPOSED: "proposed_at", APPROVED: "approved_at", PUBLISHED: "published_at",
    HANDED_OUT: "published_at", RECALLED: "recalled_at",
}  # fmt: skip
SAY_WHY = N_("Skriv vad som behöver ändras: en mening räcker.")
UNBUILT = {"digest": "", "name": "", "made_from": "", "audit": None}


def every(book: Book) -> list[Release]:
    """Return every release, the newest first."""
    return book.listed(Release)[::-1]


def in_work(rows: list[Release]) -> Release | None:
    """Return the one that is not out yet."""
    return next((row for row in rows if row.state in IN_WORK), None)


def latest(rows: list[Release]) -> Release | None:
    """Return the newest one that is out, or has been."""
    return next((row for row in rows if row.state not in IN_WORK), None)


def begin(book: Book, row: Release, *, actor: str) -> Release:
    """Start on the next release.

    Raises
    ------
    UserError
        If one is in work already: two would need one ledger at once.
    Invalid
        If it names somewhere that nobody can be reached.
    """
    reachable(vars(row))
    table = table_of(Release)
    asked = select(table.c.id).where(table.c.state.in_(IN_WORK), ~table.c.withdrawn)
    with book.changing(actor) as change:
        if change.connection.execute(asked).first():
            raise UserError(BEGUN)
        return change.insert(replace(row, state=DRAFT))


def write(book: Book, release: Release, texts: dict[str, Any], *, actor: str) -> Release:
    """Change what the communicator writes: what was built is no longer it, and goes.

    Raises
    ------
    Invalid
        If it names somewhere that nobody can be reached.
    """
    if unknown := set(texts) - {*TEXTS}:
        raise ValueError(f"{unknown} cannot be written")
    reachable(texts)
    if all(getattr(release, name) == new for name, new in texts.items()):
        return release
    return _step(book, release, (DRAFT,), texts | UNBUILT, actor=actor)


def keep(
    book: Book, release: Release, draft: Draft, made: dict[str, Any], *, actor: str
) -> Release:
    """Keep what has been built: ``made`` is its ``name``, ``made_from`` and ``audit``."""
    drafts.keep(book, draft)
    found = {name: made[name] for name in ("name", "made_from", "audit")}
    return _step(book, release, (DRAFT,), found | {"digest": draft.digest}, actor=actor)


def propose(book: Book, release: Release, *, actor: str) -> Release:
    """Ask another person to approve what has been built."""
    changes = {"state": PROPOSED, "proposed_by": actor, "reason": ""}
    return _step(book, release, (DRAFT,), changes, actor=actor)


def send_back(book: Book, release: Release, reason: str, *, actor: str) -> Release:
    """Make it a draft again: the proposer takes it back, or the other one sees a fault.

    Raises
    ------
    Invalid
        If another than the proposer does not say why.
    """
    if not reason.strip() and not same(actor, release.proposed_by):
        raise Invalid("reason", SAY_WHY)
    changes = {
        "state": DRAFT, "reason": reason, "proposed_by": "", "proposed_at": None,
        "approved_by": "", "approved_at": None,
    }  # fmt: skip
    return _step(book, release, (PROPOSED, APPROVED), changes, actor=actor)


def approve(book: Book, release: Release, digest: str, *, actor: str) -> Release:
    """Approve the bytes of a digest, by another person than the one who proposed them.

    Raises
    ------
    UserError
        If they are not what is proposed, or it is the same person, or nobody knows who.
    """
    if digest != release.digest:
        raise UserError(OTHER_BYTES)
    drafts.get(book, digest)  # nobody approves what is not there
    changes = {"state": APPROVED, "approved_by": actor}
    return _step(book, release, (PROPOSED,), changes, actor=actor)


def published(book: Book, release: Release, *, actor: str) -> Release:
    """Note that it is out."""
    changes = {"state": PUBLISHED}
    return _step(book, release, (APPROVED,), changes, actor=actor)


def handed_out(book: Book, release: Release, *, actor: str) -> Release:
    """Note that its files have been given to somebody: without a login nobody can approve."""
    changes = {"state": HANDED_OUT}
    return _step(book, release, (DRAFT,), changes, actor=actor)


def recall(book: Book, release: Release, reason: str, *, actor: str) -> Release:
    """Note that it has been taken back, and why."""
    changes = {"state": RECALLED, "reason": reason}
    return _step(book, release, (PUBLISHED,), changes, actor=actor)


def _step(
    book: Book,
    release: Release,
    states: tuple[str, ...],
    changes: dict[str, Any],
    *,
    actor: str,
) -> Release:
    """Change a release that is still as the caller saw it, or tell the later of two.

    Raises
    ------
    Conflict
        If somebody else was first.
    UserError
        If it is not at that step, or is not as it must be (see ``release_rules``).
    """
    if release.state not in states:
        raise UserError(WRONG_STEP)
    with book.changing(actor) as change:
        moments = {STAMPS[changes["state"]]: change.now} if changes.get("state") in STAMPS else {}
        return change.update(Release, release.id, changes | moments, release.version)
