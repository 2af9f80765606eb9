"""What one takes away from the minutes while another writes on it: no words are lost.

It stays in the other's minutes until they are closed, with what was typed; saving it there,
or asking for it, puts it back.
"""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

from data.records import Row
from geo.errors import N_
from pages.parts import cached, meeting_edit
from pages.parts.meeting_edit import Edit
from pages.parts.words import _, plain

R = TypeVar("R", bound=Row)
GONE = N_(
    "Någon annan har tagit bort punkten. Det du har skrivit finns kvar, och om du sparar läggs "
    "punkten tillbaka."
)
GONE_BY = N_(
    "{who} har tagit bort punkten. Det du har skrivit finns kvar, och om du sparar läggs punkten "
    "tillbaka."
)


def still(rows: list[R], kind: type[R], **where: object) -> list[R]:
    """Return rows, and those under change here that are no longer among them."""
    edits, listed = meeting_edit.every().values(), {row.id for row in rows}
    lost = {edit.base.id for edit in edits if isinstance(edit.base, kind)} - listed
    found = [cached.book().get(kind, row_id) for row_id in sorted(lost)]
    return rows + [r for r in found if all(getattr(r, k) == v for k, v in where.items())]


def tell(form: str, row: Row) -> None:
    """Say that somebody else has taken a record away, and offer to put it back."""
    who = plain(row.changed_by)
    told = _(GONE_BY, who=who) if who else _(GONE)
    st.warning(told, icon=":material/group:")
    st.button(
        _("Lägg tillbaka punkten"), key=f"{form}_back", icon=":material/undo:",
        on_click=_restore, args=(form, row),
    )  # fmt: skip


def withdraw(form: str) -> None:
    """Take a record away, unless somebody else has changed it. For a callback."""
    edits = meeting_edit.every()
    if edits[form].base.withdrawn or meeting_edit.change(form, {"withdrawn": True}):
        del edits[form]


def _restore(form: str, row: Row) -> None:
    meeting_edit.every()[form] = Edit(row)
    meeting_edit.change(form, {"withdrawn": False})
