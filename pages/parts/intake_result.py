"""What came of the last import, shown until the next file comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import cached
from pages.parts.intake_kinds import INCIDENTS
from pages.parts.words import _, error, plain, words

if TYPE_CHECKING:
    from data.store import Batch
    from geo.errors import UserError

RESULT, PROBLEM = "intake_result", "intake_problem"
NOT_SHOWN = N_("Det som lästes in är sparat, men kan inte visas just nu.")


@dataclass(frozen=True)
class Done:
    """What the last import of this session did."""

    name: str
    batch: Batch | None = None
    areas: int = 0
    kind: str = INCIDENTS


def keep(last: Done, *, problem: UserError | None = None) -> None:
    """Remember what was done, and why it cannot be shown if so, until the next file comes."""
    st.session_state[RESULT], st.session_state[PROBLEM] = last, problem


def show() -> None:
    """Say what the last import did, until the next file comes."""
    last, problem = (st.session_state.get(key) for key in (RESULT, PROBLEM))
    if last is None:
        return
    done, then = (_areas_done if last.batch is None else _incidents_done)(last)
    st.success(done if problem else f"{done} {then}", icon=":material/check_circle:")
    if problem:
        st.warning(f"{_(NOT_SHOWN)} {error(problem)}", icon=":material/warning:")
    if last.batch is not None:
        _next(last.batch)


def _areas_done(last: Done) -> tuple[str, str]:
    done = words().plural(
        last.areas, "{name} är inläst: {n} område.", "{name} är inläst: {n} områden.",
        name=f"**{plain(last.name)}**",
    )  # fmt: skip
    if cached.store().is_empty:
        return done, _("Nästa steg är att läsa in händelser.")
    return done, _("Händelserna är nu fördelade på dem.")


def _incidents_done(last: Done) -> tuple[str, str]:
    numbers = {key: words().number(n) for key, n in last.batch.counts().items()}
    done = _(
        "{name} är inläst. {read} rader: {accepted} nya, {duplicates} fanns redan och "
        "{rejected} avvisades.", name=f"**{plain(last.name)}**", **numbers,
    )  # fmt: skip
    shown = last.kind == INCIDENTS
    return done, _("Lägesbilden visar dem nu.") if shown else _("Uppgifterna är nu med i lagret.")


def _next(batch: Batch) -> None:
    if batch.rejected:
        st.download_button(
            _("Hämta de avvisade raderna (CSV)"),
            lambda: cached.store().quarantine(batch.id),
            file_name="avvisade_rader.csv", mime="text/csv", on_click="ignore",
            icon=":material/download:", key="intake_left",
        )  # fmt: skip
    if not cached.store().districts().attrs.get("official", True):
        st.info(
            _("Områdena är fortfarande schematiska. Läs in riktiga områden innan siffrorna "
              "används som beslutsunderlag."),
            icon=":material/info:",
        )  # fmt: skip


def forget() -> None:
    """Take the last result away: another file is being looked at."""
    st.session_state.pop(RESULT, None)
