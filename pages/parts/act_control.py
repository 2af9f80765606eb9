"""What an intervention is compared with: proposed by likeness before, and changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.names import in_order
from pages.parts import act_draft, act_late, act_place, act_save, act_verdict
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.records import Intervention
    from pages.parts.cached import Records

SHOWN = 8
EXPLAINED = N_(
    "Ordnade efter hur lika de var före starten i de aktuella brotten: antal, utveckling och "
    "årstider. Avstånd 0 är lika; talet är i standardavvikelser mellan områdena. Det som hänt "
    "efter starten läses aldrig."
)
NONE = N_(
    "Inget område ligger fritt från insatsen och har tillräckligt många brott före starten att "
    "jämföra med."
)


def draw(kept: Records, row: Intervention) -> None:
    """Draw the proposal, and let it be changed."""
    st.markdown(f"**{plain(act_verdict.compared(kept, row))}**")
    table, said = act_place.alike(kept, row), words()
    if table.empty:
        st.info(_(NONE))
        return
    heads = (_("Område"), _("Brott före"), _("Avstånd"))
    rows = [
        (plain(kept.names[code]), said.number(n), said.number(distance, 2))
        for code, n, distance in zip(
            table.index[:SHOWN], table["offences"], table["distance"], strict=False
        )
    ]
    if act_draft.may_write():
        _choice(kept, row, list(table.index))
    with st.container(key="act_table"):
        st.table(
            [dict(zip(heads, each, strict=True)) for each in rows],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip
    st.caption(" ".join([_(EXPLAINED), *map(plain, act_late.told(kept, row))]))


def _choice(kept: Records, row: Intervention, free: list[str]) -> None:
    key = f"act_control_{row.id}_{row.version}"
    chosen = act_place.laid(kept, row).codes
    options = in_order({*free, *chosen}, kept.names)
    with st.form(f"form_{key}", border=False):
        st.multiselect(
            _("Jämför med"), options, default=[c for c in options if c in chosen], key=key,
            format_func=kept.names.get, placeholder=_("De mest lika områdena, som föreslagits"),
        )  # fmt: skip
        with st.container(horizontal=True):
            st.form_submit_button(_("Spara jämförelsen"), on_click=_save, args=(row, key))
            st.form_submit_button(_("Använd förslaget"), on_click=_save, args=(row, ""))


def _save(row: Intervention, key: str) -> None:
    """Keep the districts that were chosen; none is the proposal again."""
    codes = tuple(st.session_state[key]) if key else ()
    act_save.apply(row, {"control": None, "control_codes": codes})
