"""Drawing on the map: the base that all drawings share, and how whoever looks sees it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from streamlit_folium import st_folium

from geo.figures import palette
from geo.figures.map import feature_group
from pages.parts import frame, mapbase
from pages.parts.words import language, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import folium

    from geo.language import Words
    from pages.parts.cached import Records

HEIGHT = 700  # the style sheet stretches it to the screen
_LENT = Lock()
_NOTHING: dict[str, Any] = {"markers": [], "focus": None, "note": "", "signs": None, "tell": ""}


@dataclass(frozen=True)
class Look:
    """How a map is to be seen: all that it takes from the session of whoever looks."""

    said: Words
    theme: str = "light"
    worth: str = ""
    large: bool = False

    def payload(self) -> dict[str, Any]:
        """Return what every step says of it."""
        colours = palette.of(self.theme)
        return {
            "dark": self.theme == "dark", "large": self.large, "ink": colours.ink,
            "line": colours.line, "accent": colours.accent,
        }  # fmt: skip


def look() -> Look:
    """Return how whoever looks sees a map."""
    return Look(words(), frame.theme(), _worth(), large=frame.displaying())


def _worth() -> str:
    """Say on a shared screen, where the page's own note is hidden, what the data are worth."""
    return frame.data_note() if frame.displaying() else ""


def show(
    kept: Records,
    step: dict[str, Any],
    *,
    key: str,
    on_change: Callable[[], None] | None = None,
    areas: str = "",
) -> None:
    """Draw a step over the districts, or other areas; what it does not say is nothing."""
    base, group = mapbase.made(kept, language(), areas), feature_group(_NOTHING | step)
    with _drawing(base, group):
        st_folium(
            base, key=key, height=HEIGHT, use_container_width=True,
            render=False, returned_objects=[], feature_group_to_add=group, on_change=on_change,
        )  # fmt: skip


@contextmanager
def _drawing(base: folium.Map, group: folium.FeatureGroup) -> Iterator[None]:
    """Lend the shared base to one drawing: ``st_folium`` hangs the step's layer on it."""
    with _LENT:
        try:
            yield
        finally:
            base._children.pop(group.get_name(), None)  # noqa: SLF001 - folium has no remove
