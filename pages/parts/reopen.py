"""A frozen view shown again: its figures, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.offences import GROUPS
from pages.parts import cached, frozen, links, reopen_now
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.frozen import Kept


def draw(record: Kept) -> None:
    """Draw what was frozen with a record: its sentence, total, link and tables, and today's."""
    known, said = record.figures, words()
    if not record.query or record.known_on is None:
        st.caption(_("Ingen vy är fryst här."))
        return
    to_then = _("Öppna som känt {day}", day=said.date(record.known_on))
    if not known:
        st.caption(_("Urvalet är sparat utan siffror."))
        _today(record)
        links.to_the_map(frozen.query_of(record), to_then)
        return
    st.markdown(f"**{plain(known['sentence'])}**")
    st.markdown(headline(known))
    told = _("Fryst som känt {day}", day=said.date(record.known_on))
    st.caption(" · ".join((told, plain(known["layer"]), plain(known["source"]))))
    st.markdown(reopen_now.difference(record))
    links.to_the_map(frozen.query_of(record), to_then)
    with st.expander(_("Frysta siffror")):
        tables(known)


def _today(record: Kept) -> None:
    kept = cached.records()
    now, gone = frozen.now(kept, frozen.query_of(record)) if kept else ({}, ())
    if now and not gone:
        st.markdown(_("I dag: {told}", told=headline(now)))


def headline(known: dict[str, Any]) -> str:
    """Say a frozen total against what it was compared with, and its rate."""
    said = words()
    n = known["total"]
    total = f"{said.number(n)} {said.plural(n, 'anmält brott', 'anmälda brott')}"
    if known["before"] is not None:
        before = said.number(known["before"])
        total = _("{total} mot {before} i jämförelseperioden", total=total, before=before)
    if known["rate"] is None:
        return total
    return f"{total} · " + _("{rate} per 1 000 invånare och år", rate=_rate(known))


def tables(known: dict[str, Any]) -> None:
    """Draw the frozen numbers per offence group and per district."""
    groups = [(_(GROUPS.get(row["group"], row["group"])), row) for row in known["groups"]]
    districts = [(row["name"], row) for row in known["districts"]]
    for heading, rows in ((_("Brottsgrupp"), groups), (_("Område"), districts)):
        _table(heading, rows)


def _table(heading: str, rows: Sequence[tuple[str, dict[str, Any]]]) -> None:
    said = words()
    heads = (heading, _("Antal"), _("Före"), _("Per 1 000 invånare och år"))
    cells = [
        (plain(name), said.number(row["now"]), _number(row["before"]), _rate(row))
        for name, row in rows
    ]
    st.table(
        [dict(zip(heads, row, strict=True)) for row in cells],
        border="horizontal", hide_index=True, width="stretch",
    )  # fmt: skip


def _number(value: float | None, decimals: int = 0) -> str:
    return words().number(float("nan") if value is None else value, decimals)


def _rate(row: dict[str, Any]) -> str:
    if row["rate"] is None:
        return _number(None)
    rate, low, high = (_number(row[name], 1) for name in ("rate", "rate_low", "rate_high"))
    return f"{rate} ({low}–{high})"
