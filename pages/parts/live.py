"""Parts of a page that redraw on their own: the map first, the rest when it is on screen.

A filter's callback redraws the map alone. When the browser has painted it, the
map asks for the rest. Without this a click resends and redraws every widget of
the page, and the map waits for them: five times as long, measured in Chromium.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

_PARTS, _WAITING, _STEP = "live_parts", "live_waiting", "live_step"


def page(first: Callable[[], None], **others: Callable[[], None]) -> None:
    """Draw the parts of a page.

    Parameters
    ----------
    first
        Draws the map and then the filters: they are one part, so that a click on
        a filter runs it at once.
    **others
        Draw what follows when the map is on screen.
    """
    st.session_state[_PARTS] = list(others)
    st.session_state[_WAITING] = []
    st.fragment(first, key="first")()
    for key, draw in others.items():
        st.fragment(draw, key=key)()


def changed() -> None:
    """Note, in a filter's callback, that the other parts have something to wait for."""
    st.session_state[_WAITING] = st.session_state[_PARTS]


def changed_elsewhere() -> None:
    """Redraw the map and the filters after a click in another part. Last in a callback."""
    changed()
    st.rerun(["first"])


def painted() -> None:
    """Redraw the parts that have waited for the map. For the map's callback only."""
    parts = st.session_state[_WAITING]
    st.session_state[_WAITING] = []
    if parts:
        st.rerun(parts)


def step() -> tuple[int, bool]:
    """Return the number of this drawing of the map, and whether other parts wait for it."""
    number = st.session_state.get(_STEP, 0) + 1
    st.session_state[_STEP] = number
    return number, bool(st.session_state[_WAITING])
