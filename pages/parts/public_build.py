"""Building a draft: from what, how far it has come, and what is kept of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from data import publish
from data.publish import again, folder, kept
from data.publish.inside import pack, unpack
from data.records import Intervention, drafts, releases
from data.records.release_rules import reachable
from data.store import Store
from geo.errors import N_, UserError
from pages.parts import access, cached, clock, public_audit
from pages.parts.words import _

if TYPE_CHECKING:
    from data.records import Release

OWN = "public"  # folder in the store, where files wait that nobody shows yet
INVENTED = "public-demo"  # the demo's own
SAME = N_(
    "Det finns inget nytt att publicera: utkastet blev likadant som publiceringen {name}. Läs in "
    "nyare uppgifter eller ändra texterna, och bygg igen."
)
BUILDING = N_("Avrundar, skriver sidan och prövar den. Det kan ta någon minut.")


def out() -> Path:
    """Return the folder that releases are put in: that of the settings if somebody can approve."""
    opened = cached.store()
    shown = opened.settings.public_folder if access.login_configured() else ""
    return Path(shown) if shown else opened.root / own()


def gone() -> list[str]:
    """Name the releases that are withdrawn in that folder; none if it cannot be read."""
    try:
        return folder.withdrawn(out())
    except UserError:
        return []


def own() -> str:
    """Name the folder of the store's own; nothing of the demo may be taken for real."""
    return INVENTED if cached.store().is_demo else OWN


def store(release: Release) -> Store:
    """Return the store, with the contact that the communicator has written."""
    opened = cached.store()
    city = replace(opened.settings, public_email=release.write_to, public_phone=release.call)
    return Store(opened.root, settings=city)


def made_from() -> str:
    """Name everything that a draft is built from, but for its own texts."""
    opened = cached.store()
    public = [(row.id, row.version) for row in cached.book().listed(Intervention, public=True)]
    told = (opened.version, opened.settings, public, kept.mark(opened.root))
    return hashlib.sha256(repr(told).encode()).hexdigest()


def build(release: Release) -> None:
    """Build a draft and attack it, with a bar that says how far it has come.

    Raises
    ------
    UserError
        If it cannot be built, or there is nothing new in it.
    """
    reachable(vars(release))
    bar = st.progress(0.0, text=_(BUILDING))
    book, opened, told = cached.book(), store(release), made_from()
    order = publish.Order(
        out(), release.said_on or clock.today(), coming=release.coming, intro=release.intro
    )
    drafted = publish.draft(
        opened, book, order,
        progress=lambda share: bar.progress(min(share, 1.0), text=_(BUILDING)),
    )  # fmt: skip
    if drafted.same:
        bar.empty()
        raise UserError(SAME, name=drafted.name)
    drafted = replace(
        drafted, findings=(*drafted.findings, *again.differs(opened, book, order, drafted))
    )
    made = {
        "name": drafted.name,
        "made_from": told,
        "audit": public_audit.rows(drafted, publish.releases(out())),
    }
    whole = drafts.Draft(drafted.files, pack(drafted.ledger))
    releases.keep(book, release, whole, made, actor=access.name())
    bar.empty()


def let_out(release: Release) -> None:
    """Put the approved bytes where they are shown, and note that they are out.

    Raises
    ------
    UserError
        If they cannot be written; the release stays approved, and this can be done again.
    """
    _put(release)
    releases.published(cached.book(), release, actor=access.name())


def hand_out(release: Release) -> None:
    """Freeze the numbers and put the files in the store, for somebody to carry away."""
    if access.login_configured():
        raise UserError(N_("Med inloggning påslagen ska en annan utgivare godkänna utkastet."))
    _put(release)
    releases.handed_out(cached.book(), release, actor=access.name())


def _put(release: Release) -> None:
    draft = drafts.get(cached.book(), release.digest)
    files, there = dict(draft.files), release.name in publish.releases(out())
    # It may have gone out, wholly or not, without anybody noting that.
    same = there and folder.content(out(), release.name) == files
    drafted = publish.Draft(release.name, files, unpack(draft.inside), same=same)
    publish.publish(store(release), drafted, out())


def recall(release: Release, reason: str) -> None:
    """Take a release away from the public folder, and say why in its place.

    Raises
    ------
    UserError
        If no reason is given, or it cannot be done.
    """
    if not reason.strip():
        raise UserError(N_("Skriv varför: en mening räcker. Skälet visas på den publika sidan."))
    publish.withdraw(store(release), out(), release.name, reason=reason, day=clock.today())
    releases.recall(cached.book(), release, reason, actor=access.name())
