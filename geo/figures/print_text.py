"""Text on a printed figure: measured, wrapped and never cut, drawn as it is written."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from matplotlib.font_manager import FontProperties
from matplotlib.transforms import IdentityTransform

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure
    from matplotlib.text import Text

LEADING = 1.28  # from line to line, in text sizes
_BREAKS = re.compile(r"[ \t\r\n]+")  # a no-break space holds a number together


def width_px(figure: Figure, text: str, size: float, weight: str = "normal") -> float:
    """Return how wide a line is, in pixels."""
    font = FontProperties(size=size, weight=weight)
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]  # the Agg canvas has one
    return float(renderer.get_text_width_height_descent(text, font, ismath=False)[0])


def leading_px(figure: Figure, size: float) -> float:
    """Return the distance from line to line, in pixels."""
    return float(size * LEADING * figure.dpi / 72)


def wrapped(
    figure: Figure, text: str, width: float, *, size: float, weight: str = "normal"
) -> list[str]:
    """Break a text into lines no wider than ``width`` pixels; a word too long is broken too."""

    def fits(line: str) -> bool:
        return width_px(figure, line, size, weight) <= width

    lines = [""]
    for word in _BREAKS.split(text.strip()):
        tried, rest = f"{lines[-1]} {word}".lstrip(), word
        if fits(tried):
            lines[-1] = tried
            continue
        while not fits(rest) and len(rest) > 1:
            end = max(
                1, bisect_left(range(len(rest)), x=True, key=lambda n: not fits(rest[:n])) - 1
            )
            lines.append(rest[:end])
            rest = rest[end:]
        lines.append(rest)
    return [line for line in lines if line]


def fitted(
    figure: Figure, text: str, room: tuple[float, int], *, sizes: Iterable[float], weight: str
) -> tuple[float, list[str]]:
    """Choose the first size whose lines are no more than there is room for, or the last.

    Parameters
    ----------
    room
        Width in pixels, and lines.
    """
    width, most = room
    size, lines = 0.0, [""]
    for size in sizes:
        lines = wrapped(figure, text, width, size=size, weight=weight)
        if len(lines) <= most:
            break
    return size, lines


def typeset(figure: Figure, at: tuple[float, float], text: str, **look: Any) -> Text:  # noqa: ANN401
    """Write at pixels from the lower left corner; no sign in the text means a formula."""
    x, y = at
    return figure.text(x, y, text, transform=IdentityTransform(), parse_math=False, **look)


def typeset_lines(
    figure: Figure,
    at: tuple[float, float],
    lines: list[str],
    *,
    size: float,
    **look: Any,  # noqa: ANN401
) -> float:
    """Write lines downwards from their upper left corner; return where the next would begin."""
    x, y = at
    step = leading_px(figure, size)
    for line in lines:
        typeset(figure, (x, y - step * 0.8), line, fontsize=size, **look)
        y -= step
    return y
