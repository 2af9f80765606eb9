"""The legend of two questions at once in print: a square with its corners named."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import IdentityTransform

from geo.figures.hatch import colours_of, halves
from geo.figures.palette import LIGHT
from geo.figures.print_text import leading_px, typeset, width_px

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

LINES = 8  # as high as so many lines of text: one over and one under the square
STROKES = "\\\\\\"  # as the districts have
CELL, GAP = 1.75, 0.35  # in lines: side of a colour, room beside the square
CUT = 0.4  # of a cell's diagonal, from the lower right, that its second fill has; as on the map
SIZES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)  # of the corners' names, in the size of the text


def draw(
    figure: Figure, square: dict[str, Any], at: tuple[float, float], room: tuple[float, float]
) -> None:
    """Draw the square downwards from its upper left corner.

    Parameters
    ----------
    square
        As :class:`geo.figures.bivariate.Square` hands it to the browser.
    room
        Width in pixels, and the size of the text.
    """
    (x, y), (width, size) = at, room
    line = leading_px(figure, size)
    cell, middle = CELL * line, x + width / 2
    left, top = middle - 1.5 * cell, y - line
    for row, colours in enumerate(square["cells"]):
        for column, colour in enumerate(colours):
            corner = (left + column * cell, top - (row + 1) * cell)
            _cell(figure, corner, cell - 2, colour)
    for text, height in ((square["up"], y), (square["across"], top - 3 * cell)):
        _write(figure, (middle, height - 0.8 * line), html.unescape(text), (size, "center", "bold"))
    sides = (middle - (1.5 * cell + GAP * line), middle + 1.5 * cell + GAP * line)
    names = [html.unescape(name).split(" ") for name in square["corners"]]
    small = _fitted(figure, [line for name in names for line in name], sides[0] - x, size)
    step = leading_px(figure, small)
    for number, lines in enumerate(names):
        low, right = divmod(number, 2)
        start = top - 3 * cell + len(lines) * step if low else top
        for i, text in enumerate(lines):
            place = (sides[right], start - (i + 0.8) * step)
            _write(figure, place, text, (small, ("right", "left")[right], "normal"))


def _cell(figure: Figure, at: tuple[float, float], side: float, colour: str) -> None:
    """Draw a cell; a second fill is in its lower right corner."""
    whole, *corner = halves(colour)
    _filled(figure, Rectangle(at, side, side), whole)
    (x, y), short = at, side * (1 - 2 * CUT)
    for fill in corner:
        _filled(
            figure, Polygon([(x + short, y), (x + side, y), (x + side, y + side - short)]), fill
        )


def _filled(figure: Figure, shape: Patch, colour: str) -> None:
    face, line = colours_of(colour) or (colour, None)
    shape.set(
        facecolor=face, edgecolor=LIGHT.line, linewidth=0.8, hatch=STROKES if line else None,
        hatchcolor=line or face, transform=IdentityTransform(),
    )  # fmt: skip
    figure.add_artist(shape)


def _fitted(figure: Figure, lines: list[str], width: float, size: float) -> float:
    """Return the largest size in which every line fits, or the smallest there is."""
    sizes = [size * share for share in SIZES]
    fits = (s for s in sizes if all(width_px(figure, line, s) <= width for line in lines))
    return next(fits, sizes[-1])


def _write(
    figure: Figure, at: tuple[float, float], text: str, look: tuple[float, str, str]
) -> None:
    size, side, weight = look
    typeset(figure, at, text, fontsize=size, ha=side, weight=weight, color=LIGHT.ink)
