"""What every page has round it: style, the note about demo data, empty states."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.store.kinds import ANSWERS, RESULTS
from geo.errors import N_
from pages.parts import access, cached
from pages.parts.words import _, keep, language, speak, words

STATIC = Path(__file__).parent / "static"
DEMO = N_("Påhittade demodata, schematiska områden")
SCHEMATIC = N_("Schematiska områden, inte officiella")
DISPLAY = "f_display"
NO_OFFENCES = N_(
    "{n} uppgifter ur trygghetsmätningar är inlästa, men inga brott att visa dem bredvid än. Läs "
    "in en fil med brott på sidan **Läs in data**, så visas båda."
)


def begin(*, aside: bool = True) -> None:
    """Style the page and say what its data are worth. Call first on every page.

    Without anything to choose a page has nothing aside, and the whole window for itself.
    """
    keep()
    st.html(STATIC / "page.css")
    if displaying():
        st.html(STATIC / "display.css")
    if aside:
        with st.sidebar:
            heading = _("Lägesbild")
            st.markdown(f"**{heading} {cached.store().settings.municipality}**")
    if note := data_note():
        with st.container(key="datanote", width="content"):
            st.markdown(f":orange-background[{note}]")


def data_note() -> str:
    """Return what must be said of the data on every page and picture, or ""."""
    opened = cached.store()
    if opened.is_demo:
        return _(DEMO)
    kept = cached.records()
    return (
        _(SCHEMATIC) if kept is not None and not kept.districts.attrs.get("official", True) else ""
    )


def displaying() -> bool:
    """Tell whether the page is shown on a shared screen."""
    return bool(st.session_state.get(DISPLAY))


def theme() -> str:
    """Return "dark" or "light", as the reader has chosen."""
    return st.context.theme.type or "light"


def nothing_yet() -> None:
    """Say what to do when no offences have been read in, or nothing at all."""
    tables = cached.store().status()["tables"]
    if n := sum(tables.get(kind, 0) for kind in (ANSWERS, RESULTS)):
        st.info(_(NO_OFFENCES, n=words().number(n)), icon=":material/inbox:")
        return
    st.info(
        _(
            "Det finns inga uppgifter att visa än. Läs in en fil på sidan **Läs in data**, "
            "eller skapa påhittade demodata med kommandot `python -m data demo`."
        ),
        icon=":material/inbox:",
    )


def foot(*, aside: bool = True) -> None:
    """Close the page, or what it has aside: who may see this, and the other language."""
    with st.sidebar if aside else st.container(key="foot", horizontal=True):
        if sentence := access.notice():
            st.caption(sentence)
        other = "en" if language() == "sv" else "sv"
        label = {"en": "In English", "sv": "På svenska"}[other]
        st.button(label, key="language_switch", type="tertiary", on_click=speak, args=(other,))
