"""The public page on its way out: where it is, in a sentence, and who may move it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Conflict, releases
from data.records.release import (
    APPROVED,
    DRAFT,
    HANDED_OUT,
    PROPOSED,
    PUBLISHED,
    RECALLED,
)
from data.records.release_rules import same
from geo.errors import N_, UserError
from pages.parts import access, cached, frame, public_fault, public_told
from pages.parts.words import _, error, plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from data.records import Release

DENIED = N_("Att publicera kräver behörigheten {role}. Ingenting har ändrats.")
OVERTAKEN = N_(
    "{who} hann före: utkastet har ändrats sedan sidan visades. Så här ser det ut nu; titta "
    "igenom det igen innan du går vidare."
)
OVERTAKEN_BY_SOMEONE = N_(
    "Någon annan hann före: utkastet har ändrats sedan sidan visades. Så här ser det ut nu; titta "
    "igenom det igen innan du går vidare."
)
NOTHING = N_("Ingenting är publicerat än")
OUT = {
    PUBLISHED: N_("Senast publicerat: {name} ({day})"),
    HANDED_OUT: N_("Senast utlämnat som mapp: {name} ({day})"),
    RECALLED: N_("Återkallat: {name} ({day})"),
}
UNBUILT = N_("Skriv inledningen och bygg utkastet")
REFUSED = N_("Utkastet stoppades: det skulle avslöja för mycket")
BUILT = N_("Utkastet klarade proven: granska det och be någon annan godkänna")
BUILT_ALONE = N_("Utkastet klarade proven: granska det")
MINE = N_("Väntar på att en annan utgivare godkänner")
THEIRS = N_("{who} ber dig godkänna det här utkastet")
APPROVED_BY = N_("Godkänt av {who}, men inte publicerat än")


@dataclass(frozen=True)
class Shown:
    """Every release, the newest first; the one in work, and the newest that is out."""

    rows: list[Release]
    work: Release | None
    last: Release | None


def choose() -> Shown:
    """Read the releases; stops the page, with a sentence, if there is nothing to tell of."""
    if cached.records() is None:
        frame.nothing_yet()
        st.stop()
    rows = releases.every(cached.book())
    return Shown(rows, releases.in_work(rows), releases.latest(rows))


def sentence(shown: Shown) -> str:
    """Say how far it has come."""
    if shown.work:
        return _in_work(shown.work)
    if shown.last:
        return _(OUT[shown.last.state], name=public_told.month(shown.last.name),
                 day=public_told.day(moment(shown.last)))  # fmt: skip
    return _(NOTHING)


def _in_work(work: Release) -> str:
    if work.state == PROPOSED:
        return _(MINE) if mine(work) else _(THEIRS, who=plain(work.proposed_by))
    if work.state == APPROVED:
        return _(APPROVED_BY, who=plain(work.approved_by))
    if not work.digest:
        return _(UNBUILT)
    if work.refused:
        return _(REFUSED)
    return _(BUILT) if access.login_configured() else _(BUILT_ALONE)


def mine(work: Release) -> bool:
    """Tell whether whoever looks has proposed it."""
    return same(work.proposed_by, access.name())


def moment(row: Release) -> dt.datetime:
    """Return when the last thing happened to a release that is out."""
    return (row.recalled_at if row.state == RECALLED else row.published_at) or row.changed_at


def step(do: Callable[..., Any], *given: Any, done: str = "") -> None:  # noqa: ANN401 - of a callback
    """Take a step, or keep what stopped it to be told. For a button's callback."""
    try:
        check_right()
        do(*given)
    except UserError as problem:
        public_fault.keep(problem, (_said(problem), *public_told.differences(problem)))
    else:
        public_fault.forget()
        if done:
            st.toast(_(done), icon=":material/check:")


def _said(problem: UserError) -> str:
    if not isinstance(problem, Conflict) or public_told.FIELDS.keys() & problem.mine.keys():
        return error(problem)
    who = problem.current.changed_by
    return _(OVERTAKEN, who=plain(who)) if who else _(OVERTAKEN_BY_SOMEONE)


def check_right() -> None:
    """Refuse whoever may not publish.

    Raises
    ------
    UserError
        If that is who looks.
    """
    if access.PUBLISHER not in access.roles():
        raise UserError(DENIED, role=access.PUBLISHER)


def editable(work: Release | None) -> bool:
    """Tell whether the texts can be changed."""
    return work is not None and work.state == DRAFT
