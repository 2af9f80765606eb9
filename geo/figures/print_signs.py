"""Interventions in print: blue squares, grey when they are over, told apart by what is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import IdentityTransform

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE_PX = 21
BLUE, GREY = "#1f4fc4", "#6c7781"
LOOKS = {  # face and edge by status
    "planerad": ("white", BLUE),
    "pågående": (BLUE, "white"),
    "avslutad": (GREY, "white"),
    "avbruten": (GREY, "white"),
}
# Lines inside, as shares of half a side from the middle.
STROKES = {
    "avslutad": [[(-0.5, 0.0), (-0.12, -0.4), (0.55, 0.45)]],
    "avbruten": [[(-0.42, -0.42), (0.42, 0.42)], [(-0.42, 0.42), (0.42, -0.42)]],
}


def sign(figure: Figure, at: tuple[float, float], status: str) -> None:
    """Draw the square of a status round a point, in pixels; unknown ones as planned."""
    face, edge = LOOKS.get(status, LOOKS["planerad"])
    half, where = SIZE_PX / 2, IdentityTransform()
    x, y = at
    for grow, colour in ((1.5, "white"), (0, face)):
        figure.add_artist(
            Rectangle(
                (x - half - grow, y - half - grow), SIZE_PX + 2 * grow, SIZE_PX + 2 * grow,
                facecolor=colour, edgecolor=edge if colour == face else "none",
                linewidth=2 if edge == BLUE else 0, transform=where,
            )
        )  # fmt: skip
    for stroke in STROKES.get(status, []):
        xs, ys = (np.array(stroke) * half + at).T
        figure.add_artist(Line2D(xs, ys, color="white", linewidth=1.8, transform=where, zorder=1))
