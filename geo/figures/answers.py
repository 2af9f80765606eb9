"""A question over the years: the area with its band, beside municipality, region and nation.

A year without a figure is a gap, and nothing is drawn across a change of wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_
from geo.figures import svg
from geo.figures.answers_parts import (
    AREA,
    COUNTY,
    MUNICIPALITY,
    NATION,
    OTHER,
    Frame,
    Pen,
    axes,
    labels,
    pen_of,
    segments,
)
from geo.figures.survey_words import number

if TYPE_CHECKING:
    import pandas as pd

    from geo.figures.palette import Palette
    from geo.figures.survey import Question
    from geo.language import Words

WIDTH, HEIGHT = 660.0, 320.0
LEFT, RIGHT, TOP, LOW = 46.0, 170.0, 62.0, 28.0


def answers_svg(
    series: pd.DataFrame, question: Question, words: Words, *, colours: Palette, title: str
) -> str:
    """Draw a line for each series of a question.

    Parameters
    ----------
    series
        ``label`` (the name of a line; two sources of one area are two), ``role`` ("area",
        "municipality", "other" for the municipality in another survey, "county", "nation"),
        ``year``, ``value, low, high``; NaN where there is no figure. At least one value.
    question
        Each year of ``since`` after the first breaks the series.
    """
    frame = _frame(series, question.scale)
    cuts = breaks(series, question)
    parts = [*axes(frame, words, colours), *_cuts(cuts, frame, words, colours)]
    ends, order = [], [NATION, COUNTY, OTHER, MUNICIPALITY, AREA]  # the area on top
    names = series[["label", "role"]].drop_duplicates().to_numpy(dtype=str).tolist()
    others = [label for label, role in names if role == OTHER]
    for label, role in sorted(names, key=lambda one: order.index(one[1])):
        rows = series[(series["label"] == label) & (series["role"] == role)]
        pen = pen_of(role, colours, nth=others.index(label) if role == OTHER else 0)
        for part in segments(rows.sort_values("year"), cuts):
            parts += _segment(part, pen, frame)
        last = rows.sort_values("year").dropna(subset="value").tail(1)
        if len(last):
            ends.append((frame.y(last["value"].iloc[0]), label, pen.colour))
    parts += labels(ends, frame)
    return svg.drawing(parts, (WIDTH, HEIGHT), colours, title)


def breaks(series: pd.DataFrame, question: Question) -> list[int]:
    """Return the years from which a new wording holds, of those that the series span."""
    first, last = series["year"].min(), series["year"].max()
    return [year for year in question.since[1:] if first < year <= last]


def _frame(series: pd.DataFrame, scale: str) -> Frame:
    highest = np.nanmax(series[["value", "high"]].to_numpy(dtype=float))
    years = (int(series["year"].min()), int(series["year"].max()))
    box = (LEFT, TOP, WIDTH - RIGHT, HEIGHT - LOW)
    return Frame(box, years, max(float(highest) * 1.05, 1e-6), scale)


def _segment(rows: pd.DataFrame, pen: Pen, frame: Frame) -> list[str]:
    at = [(frame.x(year), frame.y(value))
          for year, value in zip(rows["year"], rows["value"], strict=True)]  # fmt: skip
    parts = []
    if pen.role == AREA and rows[["low", "high"]].notna().all(axis=None):
        parts.append(_band(rows, frame, pen.colour))
    width = 3.2 if pen.role == AREA else 2.2
    if len(at) > 1:
        dashed = f'stroke-dasharray="{pen.dash}"' if pen.dash else ""
        parts.append(
            f'<polyline points="{svg.points(at)}" fill="none" stroke="{pen.colour}" '
            f'stroke-width="{width}" stroke-linejoin="round" {dashed}/>'
        )
    look = f'fill="{pen.fill}" stroke="{pen.colour}" stroke-width="1.6"'
    return [*parts, *(svg.dot(spot, width + 0.4, look) for spot in at)]


def _band(rows: pd.DataFrame, frame: Frame, colour: str) -> str:
    low, high = (
        [
            (frame.x(year), frame.y(value))
            for year, value in zip(rows["year"], rows[end], strict=True)
        ]
        for end in ("low", "high")
    )
    if len(rows) == 1:
        return svg.line(low[0], high[0], f'stroke="{colour}" stroke-width="7" opacity="0.25"')
    corners = svg.points([*high, *low[::-1]])
    return f'<polygon points="{corners}" fill="{colour}" opacity="0.18"/>'


def _cuts(cuts: list[int], frame: Frame, words: Words, colours: Palette) -> list[str]:
    parts = []
    for i, year in enumerate(cuts):
        x, top = frame.x(year - 0.5), TOP - 8 - 16 * (i % 2)
        said = words.text(N_("ny frågeformulering {year}"), year=year)
        look = f'stroke="{colours.accent}" stroke-width="1.6"'
        parts.append(svg.line((x, top + 3), (x, HEIGHT - LOW), look))
        late = x + svg.fits(said, 13) > WIDTH
        look = f'text-anchor="{"end" if late else "start"}" fill="{colours.accent}"'
        parts.append(svg.text((x + (-5 if late else 5), top), said, look))
    return parts


def answers_alt(series: pd.DataFrame, question: Question, words: Words) -> str:
    """Say the latest figure of each line, and where the series breaks."""
    known = series.dropna(subset="value").sort_values("year").drop_duplicates("label", keep="last")
    parts = [
        words.text(
            N_("{name}: {value} år {year}."), name=row["label"], year=row["year"],
            value=number(row["value"], question.scale, words),
        )
        for row in known.sort_index().to_dict("records")
    ]  # fmt: skip
    parts += [
        words.text(N_("Från {year} är frågan formulerad på ett nytt sätt."), year=year)
        for year in breaks(series, question)
    ]
    return " ".join(parts)
