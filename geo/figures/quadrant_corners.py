"""The names of the four fields, in the corners of the scatter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import altair as alt

from geo.figures.fields import CORNERS, FIELD_NAMES

if TYPE_CHECKING:
    from geo.figures.palette import Palette
    from geo.language import Words

NARROW = 480  # pixels: a phone


def corners(lines: alt.Chart, words: Words, colours: Palette) -> list[alt.Chart]:
    """Write the names of the fields in their corners."""
    return [
        lines.mark_text(
            text=_written(words.text(FIELD_NAMES[field])), color=colours.muted, fontStyle="italic",
            align="right" if across else "left", dx=-8 if across else 8,
            baseline="top" if up else "bottom",
            dy=4 if up else alt.expr(f"width < {NARROW} ? -22 : -4"),
        ).encode(
            x=alt.value("width") if across else alt.value(0),
            y=alt.value(0) if up else alt.value("height"),
        )
        for field, (across, up) in CORNERS.items()
    ]  # fmt: skip


def _written(name: str) -> alt.ExprRef:
    """Write a field's name on one line, on a phone on two, so that no two meet."""
    first, _, last = name.rpartition(" ")
    return alt.expr(f"width < {NARROW} ? {_quoted([first, last])} : {_quoted(name)}")


def _quoted(text: str | list[str]) -> str:
    return json.dumps(text, ensure_ascii=False)
