"""Changing the minutes: of two who write, the later is told what changed and loses nothing.

A form saves on the record as it was when the form was first drawn: what somebody else has
written since is never replaced unseen, only by saving again once it has been told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Conflict
from geo.errors import UserError
from pages.parts import access, cached, personal, plan_told
from pages.parts.words import error, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.records import Row

OPEN = "meeting_edits"


@dataclass(frozen=True)
class Edit:
    """A record under change: what the form holds was written on this, and what was told since."""

    base: Row
    told: tuple[str, ...] = ()


def forget() -> None:
    """Begin anew with what the records say now."""
    st.session_state[OPEN] = {}


def every() -> dict[str, Edit]:
    """Return what is under change, by its form."""
    edits: dict[str, Edit] = st.session_state.setdefault(OPEN, {})
    return edits


def begun(form: str, row: Any) -> Any:  # noqa: ANN401 - a record of any kind
    """Return the record that a form changes, and say what is in the way of saving it."""
    edit = every().setdefault(form, Edit(row))
    personal.ask(form)
    for line in edit.told:
        st.warning(line, icon=":material/group:")
    return edit.base


def save(form: str, fields: Mapping[str, str]) -> None:
    """Save what was changed in a form. For a callback.

    Parameters
    ----------
    form
        What the form is known by.
    fields
        The widget's key of each column.
    """
    base, state = every()[form].base, st.session_state
    typed = {column: state[key] for column, key in fields.items()}
    changes = {column: new for column, new in typed.items() if new != getattr(base, column)}
    if personal.asks(form, changes.values()):
        return
    if not changes:
        every()[form] = Edit(base)  # still: the text is of this version
        return
    if base.withdrawn:
        changes["withdrawn"] = False
    try:
        _update(form, changes)
    except Conflict as problem:
        for column in fields.keys() - changes.keys():
            state[fields[column]] = getattr(problem.current, column)
        _keep(form, problem, {column: getattr(base, column) for column in fields})


def change(form: str, changes: Mapping[str, Any]) -> bool:
    """Save some columns at once, or say in the form why not; tell which. For a callback."""
    base = every()[form].base
    try:
        return _update(form, changes)
    except Conflict as problem:
        _keep(form, problem, {"content": getattr(base, "content", "")})
    return False


def _update(form: str, changes: Mapping[str, Any]) -> bool:
    """Save, or say in the form why that cannot be done; tell which.

    Raises
    ------
    Conflict
        If somebody else saved first.
    """
    base = every()[form].base
    try:
        row = cached.book().update(
            type(base), base.id, changes, expected_version=base.version, actor=access.name()
        )
    except Conflict:
        raise
    except UserError as problem:
        every()[form] = Edit(base, (plain(error(problem)),))
        return False
    every()[form] = Edit(row)
    personal.answered(form)
    return True


def _keep(form: str, problem: Conflict, before: Mapping[str, Any]) -> None:
    """Go on from what the other one wrote, once it has been told."""
    told = (plain(error(problem)), *plan_told.differences(problem, before))
    every()[form] = Edit(problem.current, told)
