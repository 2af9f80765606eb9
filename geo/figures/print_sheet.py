"""The printed sheet: its size and edges, and the texts above and below the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import IdentityTransform

from geo.figures.palette import LIGHT
from geo.figures.print_text import fitted, typeset, typeset_lines, width_px

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE_INCHES = (16, 9)
DPI = 120
WIDE, HIGH = SIZE_INCHES[0] * DPI, SIZE_INCHES[1] * DPI
LEFT, FOOT = 38, 66
ORANGE, BROWN = "#fbe3c4", "#7a3a06"  # for what must be known of the data


def head(figure: Figure, title: str, subtitle: str, warning: str) -> float:
    """Write title and subtitle; return where the map may begin."""
    room: float = WIDE - 2 * LEFT
    if warning:
        room -= _badge(figure, warning) + LEFT
    size, lines = fitted(
        figure, title, (room, 2), sizes=(24.0, 22, 20, 18, 16, 14, 12, 10), weight="bold"
    )
    at = (LEFT, HIGH - 22)
    y = typeset_lines(figure, at, lines, size=size, weight="bold", color=LIGHT.ink)
    size, lines = fitted(
        figure, subtitle, (WIDE - 2 * LEFT, 2), sizes=(16, 14, 12, 10, 8), weight="normal"
    )
    return typeset_lines(figure, (LEFT, y - 4), lines, size=size, color=LIGHT.muted) - 14


def _badge(figure: Figure, text: str) -> float:
    """Write what must be known of the data in the upper right corner; return its width."""
    size, pad = 14, 26
    wide = width_px(figure, text, size, "bold")
    x, y = WIDE - LEFT - wide - pad, HIGH - 58
    figure.add_artist(
        FancyBboxPatch(
            (x, y - 10), wide, 38, boxstyle=f"round,pad={pad / 2 - 5},rounding_size=8",
            facecolor=ORANGE, edgecolor=LIGHT.accent, linewidth=1, transform=IdentityTransform(),
        )
    )  # fmt: skip
    typeset(figure, (x, y), text, fontsize=size, weight="bold", color=BROWN)
    return wide + 2 * pad


def foot(figure: Figure, source: str) -> None:
    """Write where the numbers come from under the map."""
    size, lines = fitted(
        figure, source, (WIDE - 2 * LEFT, 2), sizes=(11, 10, 9, 8, 7), weight="normal"
    )
    typeset_lines(figure, (LEFT, FOOT - 10), lines, size=size, color=LIGHT.muted)
