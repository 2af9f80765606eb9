"""Texts, numbers and dates in the language of whoever is looking.

``?lang=en`` chooses it as a session begins; the session remembers it across
pages. :class:`data.speech.Words` does the writing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from data.speech import LOCALES, Words

if TYPE_CHECKING:
    from geo.errors import UserError

MARKDOWN = "\\`*_{}[]<>#+!|~$:"
LONGEST = 20  # letters that are repeated of what is no language
ADDRESS = re.compile(r":(?=//)|@|\bwww(?=\.)", re.IGNORECASE)  # where a link would begin


def language() -> str:
    """Return the language of whoever is looking: the address chooses it as a session begins.

    Asked for every text of a page, so the address is read once and not each time.
    """
    known: str | None = st.session_state.get("language")
    if known is None:
        asked = st.query_params.get("lang")
        known = asked if asked in LOCALES else "sv"
        st.session_state["language"] = known
    return known


def speak(chosen: str) -> None:
    """Change the language, in the session and in the address."""
    st.session_state["language"] = st.query_params["lang"] = chosen


def keep() -> None:
    """Keep the language in the address: a link in the menu leads to the bare one.

    So the page says which language it is in, and a copied link opens in it.
    """
    asked = st.query_params.get("lang", "sv")
    if asked != language():
        st.query_params["lang"] = language()
    if asked not in LOCALES:
        st.toast(
            _("Språket {asked} i länken finns inte.", asked=plain(asked[:LONGEST])), duration="long"
        )


def words() -> Words:
    """Return the words of whoever is looking, to hand to ``geo``."""
    return Words(language())


def _(msgid: str, /, **values: object) -> str:
    """Translate for whoever is looking."""
    return words().text(msgid, **values)


def error(problem: UserError) -> str:
    """Say a user error to whoever is looking."""
    return words().error(problem)


def plain(text: str) -> str:
    """Keep what comes from data from being read as Markdown, addresses in it as links."""
    shown = "".join(f"\\{sign}" if sign in MARKDOWN else sign for sign in text)
    return ADDRESS.sub("\\g<0>\u2060", shown)
