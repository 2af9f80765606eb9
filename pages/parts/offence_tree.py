"""Offence groups and types: groups at one click, types in a tree with search.

The chosen types are the truth (``f_offences``); every checkbox and pill is set
from them before it is drawn, and changes them in its callback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.offences import BY_ID, GROUPS, OFFENCES, types_of
from pages.parts import live
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.cached import Records

CHOSEN = "f_offences"
PILLS, SEARCH = "offence_groups", "offence_search"


def draw(kept: Records) -> None:
    """Draw the choice among the types that the data have; an empty choice means all."""
    groups = {g: m for g in GROUPS if (m := _members(g, kept.offences))}
    st.session_state[PILLS] = _whole_groups(groups)
    st.pills(
        _("Brott"), tuple(groups), selection_mode="multi", key=PILLS,
        format_func=lambda group: _(GROUPS[group]), on_change=_toggle_groups, args=(groups,),
    )  # fmt: skip
    chosen: tuple[str, ...] = st.session_state[CHOSEN]
    label = _("Brottstyper: alla")
    if chosen:
        label = words().plural(len(chosen), "Brottstyper: {n} vald", "Brottstyper: {n} valda")
    with st.popover(label, width="stretch", on_change="rerun", key="offence_popover") as tree:
        if tree.open:
            _draw(groups)


def _members(group: str, present: frozenset[str]) -> tuple[str, ...]:
    return tuple(offence for offence in types_of(group) if offence in present)


def _whole_groups(groups: dict[str, tuple[str, ...]]) -> list[str]:
    chosen = set(st.session_state[CHOSEN])
    return [group for group, members in groups.items() if set(members) <= chosen]


def _toggle_groups(groups: dict[str, tuple[str, ...]]) -> None:
    before, now = set(_whole_groups(groups)), set(st.session_state[PILLS])
    chosen = set(st.session_state[CHOSEN])
    for group in now - before:
        chosen |= set(groups[group])
    for group in before - now:
        chosen -= set(groups[group])
    _save(chosen)


def _save(chosen: set[str]) -> None:
    st.session_state[CHOSEN] = tuple(o.id for o in OFFENCES if o.id in chosen)
    live.changed()


def _draw(groups: dict[str, tuple[str, ...]]) -> None:
    wanted = st.text_input(
        _("Sök brottstyp"),
        key=SEARCH,
        placeholder=_("till exempel cykel"),
        icon=":material/search:",
    ).casefold()
    found = {group: _matching(group, members, wanted) for group, members in groups.items()}
    if not any(found.values()):
        st.caption(_("Ingen brottstyp heter så. Prova ett kortare ord."))
    for group, members in found.items():
        if members:
            _branch(group, groups[group], members)
    st.button(_("Visa alla brott"), on_click=_save, args=(set(),), width="stretch")


def _matching(group: str, members: tuple[str, ...], wanted: str) -> tuple[str, ...]:
    if wanted in _(GROUPS[group]).casefold():
        return members
    return tuple(m for m in members if wanted in _(BY_ID[m].name).casefold())


def _branch(group: str, members: tuple[str, ...], shown: tuple[str, ...]) -> None:
    chosen = set(st.session_state[CHOSEN])
    _box(f"group_{group}", f"**{_(GROUPS[group])}**", members, whole=set(members) <= chosen)
    with st.container(key=f"branch_{group}", gap=None):
        for offence in shown:
            _box(f"type_{offence}", _(BY_ID[offence].name), (offence,), whole=offence in chosen)


def _box(key: str, label: str, members: tuple[str, ...], *, whole: bool) -> None:
    st.session_state[key] = whole
    st.checkbox(label, key=key, on_change=_toggle, args=(key, members))


def _toggle(key: str, members: tuple[str, ...]) -> None:
    chosen = set(st.session_state[CHOSEN])
    _save(chosen | set(members) if st.session_state[key] else chosen - set(members))
