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

MAP, FILTERS, NUMBERS, TIME, TOOLS = "map", "filters", "numbers", "time", "tools"
_PARTS, _WAITING, _STEP = "live_parts", "live_waiting", "live_step"


def page(**parts: Callable[[], None]) -> None:
    """Draw the parts of a page, in the order that they follow a filter."""
    st.session_state[_PARTS] = list(parts)
    st.session_state[_WAITING] = []
    for key, draw in parts.items():
        st.fragment(draw, key=key)()


def changed(*, filters: bool = False) -> None:
    """Redraw what follows a filter; with ``filters`` the filters themselves too.

    For callbacks only, and last in them: what comes after is not run.
    """
    parts = [key for key in st.session_state[_PARTS] if filters or key != FILTERS]
    if MAP in parts:
        st.session_state[_WAITING] = [key for key in parts if key != MAP]
        st.rerun([MAP])
    st.rerun(parts)


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
