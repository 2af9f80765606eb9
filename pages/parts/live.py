"""A page in two moments: the map at once, the rest when the map is on screen.

The browser draws together what arrives together, so what follows the map waits
until the browser says that it has painted it. Without this a click redraws
every filter and number before the map is seen.
"""

from __future__ import annotations

import secrets
from functools import wraps
from threading import Event
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import streamlit as st
from starlette.responses import Response

from pages.parts import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

ROUTE = "/kit/painted/{token}"
MOST_SECONDS = 0.25  # a hidden tab paints nothing, and the numbers must come all the same
_STEPPED, _ELSEWHERE = "live_stepped", "live_elsewhere"
_AWAITED: WeakValueDictionary[str, Painting] = WeakValueDictionary()


class Painting:
    """A drawing of the map that the browser has been asked to tell of."""

    def __init__(self) -> None:
        self._done = Event()
        token = secrets.token_urlsafe(9)
        self.address = ROUTE.format(token=token)
        _AWAITED[token] = self

    def wait(self) -> None:
        """Wait until the map is on screen, but not for ever."""
        self._done.wait(MOST_SECONDS)

    def finish(self) -> None:
        """Let the one who waits go on."""
        self._done.set()


async def painted(request: Request) -> Response:
    """Answer a browser that has painted the map."""
    if painting := _AWAITED.get(request.path_params["token"]):
        painting.finish()
    return Response(status_code=204)


def page(draw: Callable[[], None]) -> None:
    """Draw a page that a filter redraws without the frame round it."""

    @wraps(draw)
    def drawn() -> None:
        if st.session_state.pop(_ELSEWHERE, False):
            save_again()
        draw()

    st.fragment(_telling(drawn), key="page")()


def part(draw: Callable[[], None], key: str) -> None:
    """Draw a part of the page that a click within it redraws alone."""
    st.fragment(_telling(draw), key=key)()


def _telling(draw: Callable[[], None]) -> Callable[[], None]:
    """Let a part that is redrawn alone, outside the menu, tell what stops it."""

    @wraps(draw)
    def drawn() -> None:
        with faults.told():
            draw()

    return drawn


def changed() -> None:
    """Note, in a filter's callback, that the map will be drawn anew in the same browser."""
    st.session_state[_STEPPED] = True


def changed_elsewhere() -> None:
    """Redraw the page after a click in a part of it. Last in a callback."""
    changed()
    st.session_state[_ELSEWHERE] = True
    st.rerun(["page"])


def save_again() -> None:
    """Save every filter's key anew: only then does the browser take over a widget's value.

    A key keeps its value across pages this way too.
    """
    for key in [key for key in st.session_state if str(key).startswith("f_")]:
        st.session_state[key] = st.session_state[key]


def painting() -> Painting | None:
    """Return what to wait for, None where the page itself is new and the map may not be up."""
    return Painting() if st.session_state.pop(_STEPPED, False) else None


def until(painting: Painting | None) -> None:
    """Wait for a drawing of the map, if there is one to wait for."""
    if painting:
        painting.wait()
