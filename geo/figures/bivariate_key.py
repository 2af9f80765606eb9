"""The legend of crime and insecurity in one map: a square to read, as the districts are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import N_
from geo.figures import palette
from geo.figures.escape import folium_text
from geo.figures.fields import CORNERS, FIELD_NAMES, two_lines
from geo.figures.hatch import halved, hatched
from geo.figures.legend import Key

if TYPE_CHECKING:
    from geo.figures.palette import Palette
    from geo.language import Words

PALE = 0.18  # share of its own colour that the ground of what cannot be told keeps
HUE, LINE = 0.5, 0.6  # its hatching: half its own, half grey, so that no colour seems claimed
GREY = 0.35  # of what is missing: flat, so that hatching means one thing
UNSURE = N_(
    "streckat, oavsett färg: kan inte avgöras – skillnaden kan vara slump, eller så gäller svaren "
    "ett större område"
)
ESTIMATED = N_("Där mätningens område är större än kartans är svaret uppskattat")


@dataclass(frozen=True)
class Square(Key):
    """A legend that is a square to read: crime to the right, insecurity upwards."""

    cells: tuple[tuple[str, ...], ...] = ()
    across: str = ""
    up: str = ""
    corners: tuple[str, ...] = ()

    def payload(self) -> dict[str, Any]:
        """Return the legend for the browser, the square's rows from the top."""
        names = [folium_text(name) for name in self.corners]
        return super().payload() | {
            "square": {
                "cells": [list(row) for row in self.cells[::-1]],
                "across": folium_text(self.across), "up": folium_text(self.up),
                "corners": names,
            }
        }  # fmt: skip


def unsure(own: str, colours: Palette) -> str:
    """Return a colour so pale, and hatched so grey, that it is not taken for the colour itself."""
    line = palette.mixed(palette.mixed(own, colours.muted, HUE), colours.paper, LINE)
    return hatched(palette.mixed(own, colours.paper, PALE), line)


def absent(colours: Palette) -> str:
    """Return the colour of a district that something is missing for."""
    return palette.mixed(colours.muted, colours.paper, GREY)


def legend(words: Words, colours: Palette, *, missing: bool, estimated: bool) -> Square:
    """Return the legend; with what is missing, and what is an estimate, where there is any."""
    middle = unsure(colours.bivariate[1][1], colours)
    none = (
        [(absent(colours), words.text(N_("för få svar, eller uppgift saknas")))] if missing else []
    )
    return Square(
        words.text(N_("Jämfört med kommunen i stort")),
        swatches=[(middle, words.text(UNSURE)), *none],
        notes=[words.text(ESTIMATED)] if estimated else [],
        cells=_cells(colours),
        across=words.text(N_("mer brott →")), up=words.text(N_("↑ mer otrygghet")),
        corners=tuple(two_lines(words.text(FIELD_NAMES[field])) for field in CORNERS),
    )  # fmt: skip


def _cells(colours: Palette) -> tuple[tuple[str, ...], ...]:
    """Return the nine colours as the map has them: a corner can be sure or not, no other can be."""
    sure = CORNERS.values()
    return tuple(
        tuple(
            halved(c, unsure(c, colours)) if (x, y) in sure else unsure(c, colours)
            for x, c in enumerate(row)
        )
        for y, row in enumerate(colours.bivariate)
    )
