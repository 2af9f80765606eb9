"""Charts of the public page as SVG without colours: the style sheet has them, light and dark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from geo.figures import svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.language import Words

WIDTH, HEIGHT = 300, 132
_LEFT, _RIGHT, _TOP, _FOOT = 34, 6, 10, 20
_BAR, _GAP, _TALL = 7, 3, 22
_LETTER = 6.4  # width of a digit as the style sheet sets it


def picture(parts: Iterable[str], size: tuple[float, float], title: str, look: str) -> str:
    """Put parts in a picture that says what it is; ``look`` is a class of the style sheet."""
    return (
        f'<svg class="{look}" role="img" viewBox="0 0 {size[0]:.0f} {size[1]:.0f}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def years_svg(
    years: Sequence[Sequence[int | None]], letters: Sequence[str], words: Words, *, title: str
) -> str:
    """Draw the months of some years over each other, the newest strong and the one before dashed.

    Parameters
    ----------
    years
        Twelve numbers each, oldest year first; None for a month without one.
    letters
        What to write under the months.
    """
    top = max((n for year in years for n in year if n is not None), default=0)
    floor = HEIGHT - _FOOT
    step = (WIDTH - _LEFT - _RIGHT) / (len(letters) - 1)
    parts = [svg.line((_LEFT, floor), (WIDTH - _RIGHT, floor), 'class="axis"')]
    for i, letter in enumerate(letters):
        parts.append(svg.text((_LEFT + i * step, HEIGHT - 6), letter, 'text-anchor="middle"'))
    parts.append(svg.text((_LEFT - 6, floor + 4), "0", 'text-anchor="end"'))
    if top:
        parts.append(svg.text((_LEFT - 6, _TOP + 4), words.number(top), 'text-anchor="end"'))
    for back, year in zip(range(len(years) - 1, -1, -1), years, strict=True):
        look = {0: "now", 1: "last"}.get(back, "then")
        drawn = _path(year, step, max(top, 1), floor)
        parts.append(f'<path class="{look}" d="{drawn}"/>' if drawn else "")
    return picture(parts, (WIDTH, HEIGHT), title, "chart")


def _path(year: Sequence[int | None], step: float, top: int, floor: int) -> str:
    """Draw what is known of a year: a line that is broken where a month is missing."""
    drawn, move = [], True
    for i, value in enumerate(year):
        if value is None:
            move = True
            continue
        y = floor - value / top * (floor - _TOP)
        drawn.append(f"{'M' if move else 'L'}{_LEFT + i * step:.1f} {y:.1f}")
        drawn.append("l0 0" if move else "")  # so that a month by itself is a dot
        move = False
    return "".join(drawn)


def bars_svg(values: Sequence[int | None]) -> str:
    """Draw whole years as bars, the newest strong; the numbers stand in the same row of the table.

    A year without a number has no bar. In whole units, since there are hundreds of them.
    """
    top = max((value for value in values if value is not None), default=0) or 1
    ends = []
    for i, value in enumerate(values):
        high = 0 if value is None else max(round(value / top * (_TALL - 2)), 1)
        ends.append(f"M{i * (_BAR + _GAP) + _BAR // 2} {_TALL}v-{high}")
    older, newest = "".join(ends[:-1]), "".join(ends[-1:])
    wide = len(values) * (_BAR + _GAP)
    return (
        f'<svg class="bars" aria-hidden="true" viewBox="0 0 {wide} {_TALL}">'
        f'<path d="{older}"/><path class="now" d="{newest}"/></svg>'
    )


def intervals_svg(
    rows: Sequence[tuple[str, float, float, float]], words: Words, *, title: str
) -> str:
    """Draw shares with their intervals, one row each: name, share, lower and upper limit, 0–1."""
    high, left, right, row = 26 + 24 * len(rows), 118, 10, 24
    top = min(1.0, (int(max((limit for *_, limit in rows), default=0.0) * 10) + 1) / 10)
    scale = (WIDTH - left - right) / top
    parts = []
    for share in (0.0, top / 2, top):
        x = left + share * scale
        parts.append(svg.line((x, 20), (x, high), 'class="axis"'))
        parts.append(svg.text((x, 12), words.percent(share), 'text-anchor="middle"'))
    for i, (name, share, low, upper) in enumerate(rows):
        y = 34 + i * row
        fitting = name if len(name) * _LETTER < left else f"{name[: int(left / _LETTER) - 2]}…"
        parts.append(svg.text((0, y + 4), fitting))
        span = (left + low * scale, y), (left + upper * scale, y)
        parts.append(svg.line(*span, 'class="span"'))
        parts.append(svg.dot((left + share * scale, y), 4, 'class="now"'))
    return picture(parts, (WIDTH, high), title, "chart")
