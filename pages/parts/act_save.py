"""Saving: what was written is kept in the form until it is in the database.

Only what the writer has changed is saved, so that after somebody else's change the rest
stays as it is now and nothing of either is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Conflict, Intervention
from geo.errors import UserError
from pages.parts import access, act_draft, act_fields, act_where, cached, personal
from pages.parts.act_address import CHOSEN
from pages.parts.words import _, error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.act_draft import Draft

SURE = "sure"  # the box that says that no number is a person's


def save() -> None:
    """Save the draft. For the form's button."""
    draft = act_draft.current()
    if draft is None:
        return
    given = act_fields.said(draft)
    suspects = found(given) if not st.session_state.get(draft.key(SURE)) else ()
    if suspects:
        act_draft.change(draft, suspects=suspects, problem=None)
        return
    try:
        row = _saved(draft, given)
    except Conflict as problem:
        act_draft.change(draft, problem=problem, version=problem.current.version, suspects=())
    except UserError as problem:
        act_draft.change(draft, problem=problem, suspects=())
    else:
        act_draft.drop()
        st.session_state[CHOSEN] = row.id
        st.toast(_("Insatsen är sparad."), icon=":material/check:")


def found(given: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what looks like personal numbers in the texts."""
    return personal.found(given[field] for field in act_fields.TEXTS if field in given)


def _saved(draft: Draft, given: dict[str, Any]) -> Intervention:
    book, placed = cached.book(), act_where.said(draft)
    if draft.base is None:
        return book.create(Intervention(geometry=placed, **given), actor=access.name())
    changes = {k: new for k, new in given.items() if new != getattr(draft.base, k)}
    if placed is not None and placed != draft.base.geometry:
        changes["geometry"] = placed
    return book.update(
        Intervention, draft.base.id, changes, expected_version=draft.version, actor=access.name()
    )


def apply(row: Intervention, changes: dict[str, Any]) -> None:
    """Change an intervention at once, without a form. For a button's callback."""
    if not act_draft.may_write():
        return
    try:
        cached.book().update(
            Intervention, row.id, changes, expected_version=row.version, actor=access.name()
        )
    except UserError as problem:
        st.toast(error(problem), icon=":material/error:", duration="long")
    else:
        st.toast(_("Insatsen är sparad."), icon=":material/check:")
