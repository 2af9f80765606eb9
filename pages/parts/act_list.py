"""The list of interventions, and the sentence over it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.figures.gantt import PLANNED, RUNNING
from geo.figures.signs import STATUS_NAMES
from pages.parts import act_draft, clock
from pages.parts.act_address import CHOSEN
from pages.parts.act_filters import ORDER
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.records import Intervention
    from pages.parts.act_filters import Acts

KEY = "act_list"
MANY = {
    "pågående": (N_("{n} pågår"), N_("{n} pågår")),
    "planerad": (N_("{n} planerad"), N_("{n} planerade")),
    "avslutad": (N_("{n} avslutad"), N_("{n} avslutade")),
    "avbruten": (N_("{n} avbruten"), N_("{n} avbrutna")),
}


def sentence(acts: Acts) -> str:
    """Say how many interventions are shown, and how far they have come."""
    n, every, said = len(acts.shown), len(acts.every), words()
    found = Counter(row.status for row in acts.shown)
    parts = ", ".join(
        said.plural(found[status], *MANY[status]) for status in ORDER if found[status]
    )
    many = said.plural(n, "{n} insats", "{n} insatser")
    if n != every:
        many = _("{n} av {all} insatser", n=said.number(n), all=said.number(every))
    return f"**{many}**: {parts}." if parts else f"**{many}**."


def draw(acts: Acts) -> None:
    """Draw the list; the one picked is looked at beside."""
    if not acts.shown:
        _nothing(acts)
        return
    rows = {row.id: row for row in acts.shown}
    st.session_state[KEY] = acts.chosen.id
    with st.container(key="act_rows"):
        st.radio(
            _("Insatser"), list(rows), key=KEY, label_visibility="collapsed",
            format_func=lambda one: _line(acts, rows[one]), on_change=_pick,
        )  # fmt: skip


def _line(acts: Acts, row: Intervention) -> str:
    """Say what an intervention is called, how far it has come, when it goes on and where it is."""
    about = plain(f"{told(row)} · {acts.where(row)}")
    return f"**{plain(row.name)}** :gray[{about}]"


def told(row: Intervention) -> str:
    """Say how far an intervention has come and when it goes on."""
    return f"{_(STATUS_NAMES[row.status])}{_late(row)} · {when(row)}"


def _late(row: Intervention) -> str:
    """Say that a day has passed and no one has said what came of it."""
    today = clock.today()
    if row.status == PLANNED and row.start < today:
        return _(", skulle ha börjat")
    if row.status == RUNNING and row.end and row.end < today:
        return _(", skulle ha slutat")
    return ""


def when(row: Intervention) -> str:
    """Say when an intervention goes on."""
    if row.end is None:
        return _("från {day}", day=words().date(row.start))
    return words().period(row.start, row.end)


def _pick() -> None:
    st.session_state[CHOSEN] = st.session_state[KEY]


def _nothing(acts: Acts) -> None:
    if acts.every:
        st.info(_("Ingen insats passar filtren. Ta bort ett filter eller rensa alla."))
    elif act_draft.may_write():
        st.info(_("Det finns inga insatser än. Lägg till den första, eller läs in en fil."))
    else:
        st.info(_("Det finns inga insatser än."))
