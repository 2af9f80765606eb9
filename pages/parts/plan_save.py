"""Writing a record down: what was typed is kept until it is saved, whatever stands in the way.

Only what was changed is saved, so that two people who change different fields both
have their way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Conflict
from geo.errors import N_, UserError
from pages.parts import access, cached, personal, plan_told
from pages.parts.plan_open import OPEN, Open, close
from pages.parts.words import _, error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.records import Row
    from pages.parts.plan_open import Form

EDITOR = "analytiker"
DENIED = N_("Att ändra kräver behörigheten {role}. Ingenting har sparats.")


def may_edit() -> bool:
    """Tell whether whoever looks may change anything."""
    return EDITOR in access.roles()


def save(form: Form, withdraw: bool = False) -> None:  # noqa: FBT001, FBT002 - of a callback
    """Save, or keep what was typed and say why it was not saved."""
    now: Open = st.session_state[OPEN]
    values = {name: st.session_state.get(now.key(name), old) for name, old in now.values.items()}
    now = replace(now, values=values, told=())
    found = personal.found(values.values())
    if personal.new(found, now.seen) and not withdraw:
        st.session_state[OPEN] = replace(now, told=(personal.question(found),), seen=found)
        return
    try:
        _keep(form, now, withdraw=withdraw)
    except Conflict as problem:
        st.session_state[OPEN] = _after(form, now, problem)
    except UserError as problem:
        st.session_state[OPEN] = replace(now, told=(error(problem),))
    else:
        close()
        st.toast(_("Återtaget.") if withdraw else _("Sparat."), icon=":material/check:")


def _keep(form: Form, now: Open, *, withdraw: bool) -> None:
    check_right()
    columns = form.columns(now.values)
    if not now.row_id:
        linked = {"problem_id": now.problem_id} if "problem_id" in form.kind.__annotations__ else {}
        cached.book().create(form.kind(**columns, **linked), actor=access.name())
        return
    before = form.columns(now.base)
    changes = {name: value for name, value in columns.items() if value != before[name]}
    if withdraw:
        changes = {"withdrawn": True}
    _update(form.kind, now.row_id, changes, now.version)


def _after(form: Form, now: Open, problem: Conflict) -> Open:
    """Take over what the other one changed and I did not; say both where we both did."""
    theirs = form.values(problem.current, None)
    mine = {name: value for name, value in now.values.items() if value != now.base[name]}
    for name, value in theirs.items():
        if name not in mine:
            st.session_state[now.key(name)] = value
    told = (error(problem), *plan_told.differences(problem, form.columns(now.base)))
    return replace(
        now, version=problem.current.version, base=theirs, values=theirs | mine, told=told
    )


def restore(form: Form, row: Row) -> None:
    """Take a record back that was withdrawn, in a button's callback."""
    change(form.kind, row, {"withdrawn": False})


def change(kind: type[Row], row: Row, changes: Mapping[str, Any]) -> None:
    """Change a record at once, in a button's callback; say it if that cannot be done."""
    try:
        _update(kind, row.id, changes, row.version)
    except UserError as problem:
        st.toast(error(problem), icon=":material/error:", duration="long")


def _update(kind: type[Row], row_id: int, changes: Mapping[str, Any], version: int) -> None:
    check_right()
    cached.book().update(kind, row_id, changes, expected_version=version, actor=access.name())


def check_right() -> None:
    """Refuse whoever may not change anything.

    Raises
    ------
    UserError
        If that is who looks.
    """
    if not may_edit():
        raise UserError(DENIED, role=EDITOR)
