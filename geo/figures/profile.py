"""An area's answers to every question, as differences from the municipality with intervals.

Worse is always to the right, whichever end of a question is bad; beside each line stand
the two figures as they are, so that nobody has to read a sign.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_
from geo.figures import survey_words as survey
from geo.figures import svg
from geo.figures.profile_rows import half_of, verdict, worse
from geo.sentence import lower_first

if TYPE_CHECKING:
    import pandas as pd

    from geo.figures.palette import Palette
    from geo.figures.survey_words import Row
    from geo.language import Words

NARROW = 420  # pixels: beside a map; from SIDE on the wordings stand beside their lines
SIDE = 620
LINE, HEAD, TOLD = 17.0, 30.0, 92.0  # height of a text line, room over, room for the figures
ZERO = 11.0  # half the mark of no difference: clear of the wordings over and under it
PALE = 'stroke-opacity="0.16"'


def profile_svg(
    table: pd.DataFrame, words: Words, *, colours: Palette, title: str, width: float = NARROW
) -> str:
    """Draw one line per question about a common zero.

    Parameters
    ----------
    table
        In order, one row per question of scale "share": ``wording`` and ``group`` in the
        reader's language, ``bad`` ("high" or "low"), ``value`` and ``reference`` (shares),
        ``difference, low, high`` (shares, value − reference) and ``status``; and, where it
        is known, the interval of the reference: ``reference_low, reference_high`` (shares).
    """
    rows, half = worse(table), half_of(table)
    side = width >= SIDE
    left, right = (width * 0.5 if side else 8.0), width - TOLD
    middle, reach = (left + right) / 2, (right - left) / 2 - 6
    y, parts, group = HEAD, list[str](), ""
    for row in rows:
        if row["group"] != group:
            group, y = row["group"], y + 8 + LINE
            look = f'font-weight="600" fill="{colours.muted}"'
            parts.append(svg.text((0, y), group, look))
        room = (left - 12 if side else width - 4) / (13 * svg.LETTER)
        lines = textwrap.wrap(row["wording"], max(int(room), 12))
        parts += [svg.text((0, y + LINE * (i + 1)), said) for i, said in enumerate(lines)]
        at = y + (LINE * (len(lines) + 1) / 2 if side else LINE * (len(lines) + 0.9)) - 1
        parts += _band(row, (middle, at, reach / half), colours)
        zero = ((middle, at - ZERO), (middle, at + ZERO))
        parts.append(svg.line(*zero, f'stroke="{colours.muted}" stroke-width="1"'))
        parts += _row(row, (middle, at, reach / half), colours, words)
        if np.isfinite(row["at"]):
            parts.append(svg.text((width, at + 4), _figures(row, words), 'text-anchor="end"'))
        y += LINE * len(lines) + (8 if side else LINE + 6)
    axis = _axis((middle, reach, half), (HEAD - 8, y + 6), colours, words)
    return svg.drawing([*axis, *parts], (width, y + 30), colours, title)


def _band(row: Row, at: tuple[float, float, float], colours: Palette) -> list[str]:
    """Draw the interval of the municipality's own figure about the zero, pale, if it is known."""
    (middle, y, per), around = at, (row["band_start"], row["band_end"])
    if not np.isfinite(around).all():
        return []
    start, end = ((middle + side * per, y) for side in around)
    return [svg.line(start, end, f'stroke="{colours.muted}" stroke-width="{2 * ZERO}" {PALE}')]


def _row(row: Row, at: tuple[float, float, float], colours: Palette, words: Words) -> list[str]:
    middle, y, per = at
    if not np.isfinite(row["at"]):
        said = words.text(survey.STATUS_NAMES.get(row["status"], survey.MISSING))
        look = f'font-style="italic" fill="{colours.muted}"'
        return [svg.text((middle + 8, y + 4), said, look)]
    told = verdict(row)
    colour = {1: colours.accent, -1: colours.strong, 0: colours.muted}[told]
    fill = colour if told else colours.paper
    parts = []
    if np.isfinite([row["start"], row["end"]]).all():
        start, end = ((middle + row[side] * per, y) for side in ("start", "end"))
        parts.append(svg.line(start, end, f'stroke="{colour}" stroke-width="2.4"'))
    look = f'fill="{fill}" stroke="{colour}" stroke-width="2"'
    return [*parts, svg.dot((middle + row["at"] * per, y), 5.5, look)]


def _figures(row: Row, words: Words) -> str:
    own, other = words.number(row["value"] * 100), words.percent(row["reference"])
    return words.text(N_("{own} mot {other}"), own=own, other=other)


def _axis(
    x: tuple[float, float, float], y: tuple[float, float], colours: Palette, words: Words
) -> list[str]:
    """Draw the zero, and say what is on each side of it."""
    (middle, reach, half), (top, low) = x, y
    muted = f'fill="{colours.muted}"'
    points = words.number(half * 100)
    return [
        svg.text((middle - 8, top + 10), words.text(N_("← bättre")), f'text-anchor="end" {muted}'),
        svg.text((middle + 8, top + 10), words.text(N_("sämre →")), muted),
        svg.text((middle, low + 15), words.text(N_("som kommunen")),
                 f'text-anchor="middle" {muted}'),
        svg.text((middle - reach, low + 15), points, f'text-anchor="middle" {muted}'),
        svg.text((middle + reach, low + 15), words.text(N_("{n} p.e."), n=points),
                 f'text-anchor="middle" {muted}'),
    ]  # fmt: skip


def profile_alt(table: pd.DataFrame, words: Words) -> str:
    """Say what the drawing shows to those who cannot see it."""
    rows = worse(table)
    known = [row for row in rows if np.isfinite(row["at"])]
    parts = []
    for side, said in ((1, N_("Sämre än kommunen: {questions}.")),
                       (-1, N_("Bättre än kommunen: {questions}.")),
                       (0, N_("Skiljer sig inte säkert: {questions}."))):  # fmt: skip
        named = [lower_first(row["wording"]) for row in known if verdict(row) == side]
        if named:
            parts.append(words.text(said, questions="; ".join(named)))
    if len(known) < len(rows):
        lacking = len(rows) - len(known)
        told = (N_("{n} fråga har inget resultat."), N_("{n} frågor har inget resultat."))
        parts.append(words.plural(lacking, *told))
    return " ".join(parts)
