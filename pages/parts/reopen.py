"""A frozen view shown again: its figures, the way back to it, and what is otherwise today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import streamlit as st

from geo.errors import N_
from geo.offences import GROUPS
from pages.parts import cached, frozen, links, then
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.records import Item, Problem
    from pages.parts.frozen import Frozen

    Kept = Problem | Item | Frozen

NOT_THERE = N_("Det frysta urvalet går inte att räkna om i dag: {names} finns inte i uppgifterna.")
OTHER_AREAS = N_(
    "Områdena har bytts sedan vyn frystes. Länken räknar i de nya områdena; siffrorna här är de "
    "frysta."
)

OTHER_RATES = N_(
    "Samma urval ger samma antal i dag, men andra tal per 1 000 invånare: folkmängden har bytts "
    "sedan vyn frystes."
)
PARTS = ("districts", "groups")


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
        links.to_the_map(query_of(record), to_then)
        return
    st.markdown(f"**{plain(known['sentence'])}**")
    st.markdown(headline(known))
    told = _("Fryst som känt {day}", day=said.date(record.known_on))
    st.caption(" · ".join((told, plain(known["layer"]), plain(known["source"]))))
    st.markdown(difference(record))
    links.to_the_map(query_of(record), to_then)
    with st.expander(_("Frysta siffror")):
        tables(known)


def _today(record: Kept) -> None:
    kept = cached.records()
    now, gone = frozen.now(kept, query_of(record)) if kept else ({}, ())
    if now and not gone:
        st.markdown(_("I dag: {told}", told=headline(now)))


def query_of(record: Kept) -> dict[str, str]:
    """Return the parameters that open a frozen view again."""
    return dict(parse_qsl(record.query))


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


def difference(record: Kept) -> str:
    """Say whether the same selection gives other numbers today."""
    kept, known = cached.records(), record.figures
    if kept is None:
        return _("Det finns inga uppgifter att jämföra med i dag.")
    now, gone = frozen.now(kept, query_of(record))
    if gone:
        return _(NOT_THERE, names=plain(", ".join(gone)))
    if then.moved(query_of(record), known["areas"], kept):
        return _(OTHER_AREAS)
    return _compared(known, now)


def _compared(known: dict[str, Any], now: dict[str, Any]) -> str:
    said = words()
    if now["total"] != known["total"]:
        return _(
            "Samma urval ger i dag {now} i stället för {then}.",
            now=said.number(now["total"]), then=said.number(known["total"]),
        )  # fmt: skip
    if now["before"] != known["before"]:
        return _("Samma urval ger i dag samma antal, men jämförelsen är en annan.")
    if any(_counts(now[part]) != _counts(known[part]) for part in PARTS):
        return _("Samma urval ger i dag samma antal, men fördelat på ett annat sätt.")
    if now["rate"] != known["rate"] or any(now[part] != known[part] for part in PARTS):
        return _(OTHER_RATES)
    return _("Samma urval ger samma siffror i dag.")


def _counts(rows: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return what is counted in a table, without what depends on the inhabitants."""
    return [tuple(v for k, v in row.items() if not k.startswith("rate")) for row in rows]


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
