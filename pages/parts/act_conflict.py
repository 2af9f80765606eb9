"""Two editors of one intervention: the later is told what changed, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import act_about, act_fields
from pages.parts.words import _, error, plain

if TYPE_CHECKING:
    from data.records import Conflict, Difference
    from pages.parts.act_draft import Draft
    from pages.parts.cached import Records

THEN = N_(
    "Sparar du igen ersätter det du har ändrat det som står nu. Det du inte har rört får stå som "
    "det står nu."
)


def draw(kept: Records, draft: Draft) -> None:
    """Say what differs, field by field, and what another save would do."""
    conflict: Conflict = draft.conflict
    st.error(plain(error(conflict)), icon=":material/group:")
    heads = (_("Fält"), _("När du öppnade"), _("Står nu"), _("Du skrev"), _("Om du sparar igen"))
    rows = [_row(kept, conflict, each) for each in conflict.changed]
    with st.container(key="act_table"):
        st.table(
            [dict(zip(heads, row, strict=True)) for row in rows],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip
    st.caption(_(THEN))


def _row(kept: Records, conflict: Conflict, each: Difference) -> list[str]:
    before, theirs, mine = (
        act_about.shown(kept, each.field, side) for side in (each.before, each.theirs, each.mine)
    )
    touched = each.field in conflict.mine
    kept_one = _("ditt") if touched else _("som det står nu")
    return [act_fields.names()[each.field], before, theirs, mine if touched else "", kept_one]
