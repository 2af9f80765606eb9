"""What came of the last import, shown until the next file comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import cached
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.store import Batch

RESULT = "intake_result"


@dataclass(frozen=True)
class Done:
    """What the last import of this session did."""

    name: str
    batch: Batch | None = None
    areas: int = 0


def keep(last: Done) -> None:
    """Remember what was done until it has been shown."""
    st.session_state[RESULT] = last


def show() -> None:
    """Say what the last import did, until the next file comes."""
    last = st.session_state.get(RESULT)
    if last is None:
        return
    if last.batch is None:
        _areas_done(last)
        return
    _incidents_done(last)


def _areas_done(last: Done) -> None:
    done = words().plural(
        last.areas, "{name} är inläst: {n} område.", "{name} är inläst: {n} områden.",
        name=f"**{plain(last.name)}**",
    )  # fmt: skip
    then = (
        _("Läs nu in händelser.")
        if cached.store().is_empty
        else _("Händelserna är nu räknade på dem.")
    )
    st.success(f"{done} {then}", icon=":material/check_circle:")


def _incidents_done(last: Done) -> None:
    numbers = {key: words().number(n) for key, n in last.batch.counts().items()}
    st.success(
        _("{name} är inläst. {read} rader: {accepted} nya, {duplicates} fanns redan och "
          "{rejected} avvisades. Lägesbilden visar dem nu.",
          name=f"**{plain(last.name)}**", **numbers),
        icon=":material/check_circle:",
    )  # fmt: skip
    if last.batch.rejected:
        st.download_button(
            _("Hämta de avvisade raderna (CSV)"),
            lambda: cached.store().quarantine(last.batch.id),
            file_name="avvisade_rader.csv", mime="text/csv", on_click="ignore",
            icon=":material/download:", key="intake_left",
        )  # fmt: skip
    if not cached.store().districts().attrs.get("official", True):
        st.info(
            _("Områdena är fortfarande schematiska. Läs in riktiga områden innan siffrorna "
              "används till beslut."),
            icon=":material/info:",
        )  # fmt: skip


def forget() -> None:
    """Take the last result away: another file is being looked at."""
    st.session_state.pop(RESULT, None)
