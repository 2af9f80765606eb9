"""What somebody is writing: a new intervention, or a change of one, until it is saved.

It lives in the session: a save that is refused changes nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import access, cached
from pages.parts.words import _

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from data.records import Conflict, Intervention
    from geo.errors import UserError

DRAFT, SERIAL = "act_draft", "act_serial"
NEW, EDIT, CLOSE, FOLLOW = "new", "edit", "close", "follow"
WRITER = "analytiker"
READER = N_("Du kan se insatserna men inte ändra dem. Det kräver behörigheten {role}.")
COPY = N_("Datamappen går inte att skriva i, så insatser kan bara visas.")


@dataclass(frozen=True, eq=False)
class Draft:
    """What is being written.

    Attributes
    ----------
    mode
        NEW, EDIT, CLOSE or FOLLOW.
    base
        The intervention as it was when it was opened; None for a new one.
    version
        The version to save on: after a conflict that of somebody else.
    serial
        Part of the keys of its widgets, so that no draft begins with another's texts.
    shape
        What was drawn on the map since, None before that.
    problem
        Why it could not be saved.
    suspects
        What looks like personal numbers and must be answered for.
    """

    mode: str
    base: Intervention | None
    version: int
    serial: int
    shape: BaseGeometry | None = None
    problem: UserError | None = None
    suspects: tuple[str, ...] = ()

    @property
    def conflict(self) -> Conflict | None:
        """What somebody else has saved in the meantime, if that is the problem."""
        return self.problem if hasattr(self.problem, "changed") else None

    def key(self, field: str) -> str:
        """Return the key of a field's widget."""
        return f"act_{self.serial}_{field}"


def current() -> Draft | None:
    """Return what is being written, None if nothing is or whoever looks may not."""
    return st.session_state.get(DRAFT) if may_write() else None


def may_write() -> bool:
    """Tell whether whoever looks may change anything."""
    return WRITER in access.roles() and not cached.book().read_only


def why_not() -> tuple[str, dict[str, str]]:
    """Return the sentence that says why nothing can be changed, and its values."""
    return (COPY, {}) if WRITER in access.roles() else (READER, {"role": WRITER})


def begin(mode: str, row: Intervention | None) -> None:
    """Begin to write. For a button's callback."""
    serial = st.session_state.get(SERIAL, 0) + 1
    st.session_state[SERIAL] = serial
    st.session_state[DRAFT] = Draft(mode, row, row.version if row else 0, serial)


def button() -> None:
    """Offer to write down a new intervention, to those who may."""
    if may_write():
        st.button(
            _("Ny insats"), icon=":material/add:", type="primary", key="act_new",
            on_click=begin, args=(NEW, None), disabled=current() is not None,
        )  # fmt: skip


def change(draft: Draft, **values: object) -> None:
    """Keep something more of a draft."""
    st.session_state[DRAFT] = replace(draft, **values)


def drop() -> None:
    """Let go of what was written."""
    st.session_state.pop(DRAFT, None)
