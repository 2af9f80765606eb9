"""The column beside a printed map: what the colours and signs mean, every text whole."""

from __future__ import annotations

import html
import itertools
import math
import re
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Ellipse, Rectangle
from matplotlib.transforms import IdentityTransform

from geo.figures import print_square
from geo.figures.palette import LIGHT
from geo.figures.print_layers import HATCH_LINE, look_of
from geo.figures.print_signs import sign
from geo.figures.print_text import leading_px, typeset_lines, wrapped

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from geo.language import Words

SIZES = (13.5, 12.5, 11.5, 10.5, 9.5, 8.5, 7.5)
INDENT_PX = 52
_GROUPED = re.compile(r"(?<=\d)[\s,](?=\d{3}(?!\d))")  # 1 200 and 1,200, but not 1,25

Place = tuple[float, float, float, float]  # x and y, width, size of the text
Row = tuple[str, Any, str]  # kind, colour, status or square, text


def for_print(step: dict[str, Any], words: Words, *, whole: bool) -> dict[str, Any]:
    """Return a step whose legend has intervals where the browser's has lower limits.

    Parameters
    ----------
    whole
        The classes hold whole numbers: one ends just below where the next begins.
    """
    legend = step["legend"]
    return step | {"legend": legend | {"scale": intervals(legend["scale"], words, whole=whole)}}


def intervals(scale: list[list[str]], words: Words, *, whole: bool) -> list[list[str]]:
    """Write classes with both ends, from labels that are lower limits; other labels stay."""
    numbers = [_number(label) for _, label in scale]
    lows = [math.ceil(number) for number in numbers if number is not None]
    if len(lows) < len(scale) or not scale:
        return scale
    if not whole:
        ends = [f"{a}–{b}" for (_, a), (_, b) in itertools.pairwise(scale)]
        labels = [*ends, f"{scale[-1][1]}\u2009–"]
    else:
        labels = [_span(low, above, words) for low, above in itertools.pairwise(lows)]
        labels.append(f"{words.number(lows[-1])}\u2009–")
    # A class between whole numbers holds none, and is left out.
    return [[colour, text] for (colour, _), text in zip(scale, labels, strict=True) if text]


def _span(low: int, above: int, words: Words) -> str:
    ends = [words.number(end) for end in sorted({low, above - 1})]
    return "–".join(ends) if low < above else ""


def _number(label: str) -> float | None:
    try:
        return float(_GROUPED.sub("", html.unescape(label)).replace(",", "."))
    except ValueError:
        return None


def rows_of(step: dict[str, Any]) -> list[Row]:
    """Return the legend from the top down, as plain text."""
    legend = step["legend"]
    title = "dot" if "points" in step else "title"
    rows = [
        (title, LIGHT.accent, legend["title"]),
        *([("square", legend["square"], "")] if "square" in legend else []),
        *(("box", colour, label) for colour, label in [*legend["scale"], *legend["swatches"]]),
        *(("note", "", note) for note in legend.get("notes", [])),
    ]
    for signs in (step.get("signs"), *step.get("keys", [])):
        if signs and signs["rows"]:
            rows.append(("title", "", signs["title"]))
            rows += [("sign", status, name) for status, name in signs["rows"]]
    return [(kind, look, html.unescape(text)) for kind, look, text in rows]


def draw_legend(
    figure: Figure, rows: list[Row], at: tuple[float, float], room: tuple[float, float]
) -> float:
    """Draw rows downwards in the largest size that the room takes; return where they end."""
    for size in SIZES:
        laid = [_lines(figure, row, room[0], size) for row in rows]
        tall = sum(len(text) + 2 * _gap(row) for row, text in zip(rows, laid, strict=True))
        if tall * leading_px(figure, size) <= room[1]:
            break
    x, y = at
    for row, lines in zip(rows, laid, strict=True):
        y = _draw_row(figure, row, lines, (x, y, room[0], size))
    return y


def _lines(figure: Figure, row: Row, width: float, size: float) -> list[str]:
    kind, _, text = row
    if kind == "square":
        return [""] * print_square.LINES
    weight = "bold" if kind == "title" else "normal"
    indent = 0 if kind in {"title", "note"} else INDENT_PX
    return wrapped(figure, text, width - indent, size=size, weight=weight) or [""]


def _draw_row(figure: Figure, row: Row, lines: list[str], at: Place) -> float:
    kind, look, _ = row
    x, y, width, size = at
    step = leading_px(figure, size)
    gap = _gap(row) * step
    y -= gap
    if kind == "square":
        print_square.draw(figure, look, (x, y), (width, size))
    elif kind == "box":
        _box(figure, (x, y - step), look, step)
    elif kind == "sign":
        sign(figure, (x + 14, y - step * 0.55), look)
    elif kind == "dot":
        _dot(figure, (x + 14, y - step * 0.55), look)
    bold = "bold" if kind == "title" else "normal"
    left = x if kind in {"title", "note"} else x + INDENT_PX
    colour = LIGHT.muted if kind == "note" else LIGHT.ink
    return typeset_lines(figure, (left, y), lines, size=size, color=colour, weight=bold) - gap


def _gap(row: Row) -> float:
    """Space over and under a row, in lines."""
    return {"title": 0.35, "note": 0.25}.get(row[0], 0.12)


def _box(figure: Figure, at: tuple[float, float], colour: str, step: float) -> None:
    face, line, strokes = look_of(colour)
    figure.add_artist(
        Rectangle(
            at, 40, step * 0.98, facecolor=face, edgecolor=HATCH_LINE, hatch=strokes,
            hatchcolor=line, linewidth=0.8, transform=IdentityTransform(),
        )
    )  # fmt: skip


def _dot(figure: Figure, at: tuple[float, float], colour: str) -> None:
    figure.add_artist(Ellipse(at, 13, 13, facecolor=colour, transform=IdentityTransform()))
