"""A fishbone: the causes of a problem on three bones, each drawn as sure as it is."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.figures import svg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.figures.palette import Palette

PROVEN, LIKELY, GUESS = "belagd", "trolig", "gissning"
ENDS = (410, 790, 600)  # where the bones meet the spine; the third one is below it
WIDTH, HEAD = 1000, 800
_TOP, _LEAN, _TWIG, _GAP, _HEADING, _KEY = 4, 60, 300, 12, 30, 30
_LINE, _SIZE, _SMALL = 16, 14, 13
_HIGH = 88  # of the causes of any bone, at least
_FEWEST = 2  # lines that there is room for over any twig
_HEAD_LETTERS, _LETTERS = 22, 36
_DASH = {PROVEN: "", LIKELY: 'stroke-dasharray="9 4"', GUESS: 'stroke-dasharray="2 4"'}


@dataclass(frozen=True)
class Bone:
    """A bone: its name and its causes, each a text and how sure it is (PROVEN, …)."""

    name: str
    causes: Sequence[tuple[str, str]]


def fishbone_svg(
    problem: str, bones: Sequence[Bone], colours: Palette, *, key: Mapping[str, str], title: str
) -> str:
    """Draw a fishbone.

    Parameters
    ----------
    problem
        What stands at the head.
    bones
        Three of them, two over the spine and one under it.
    colours
        Of the theme.
    key
        What to call each of PROVEN, LIKELY and GUESS.
    title
        What the picture shows, over it and for those who do not see it.

    Every text stands whole: a bone is as long as what is written on it needs.
    """
    over, under = (max(map(_height, some)) for some in (bones[:2], bones[2:]))
    spine = _TOP + over
    parts = [
        svg.line((20, spine), (HEAD, spine), f'stroke="{colours.ink}" stroke-width="3"'),
        *_head(problem, spine, colours),
    ]
    for bone, end in zip(bones[:2], ENDS[:2], strict=True):
        parts += _bone(bone, (end, spine), spine - over, colours)
    parts += _bone(bones[2], (ENDS[2], spine), spine + under, colours)
    bottom = spine + under + _KEY
    return svg.drawing(
        [*parts, *_legend(key, bottom - 8, colours)], (WIDTH, bottom), colours, title, headed=False
    )


def _height(bone: Bone) -> int:
    return _HEADING + max(sum(_room(said) for said, _strength in bone.causes), _HIGH) + 10


def _room(said: str) -> int:
    """Return how much of a bone's length a cause takes."""
    return _LINE * max(len(wrapped(said, _LETTERS)), _FEWEST) + _GAP


def _head(problem: str, spine: float, colours: Palette) -> Iterator[str]:
    lines = wrapped(problem, _HEAD_LETTERS)
    high = 24 + _LINE * len(lines)
    yield (
        f'<rect x="{HEAD}" y="{spine - high / 2:.1f}" width="{WIDTH - HEAD}" height="{high}" '
        f'rx="8" fill="{colours.paper}" stroke="{colours.strong}" stroke-width="2"/>'
    )
    for i, line in enumerate(lines):
        at = (HEAD + 12, spine - high / 2 + 24 + _LINE * i)
        yield svg.text(at, line, f'font-weight="600" font-size="{_SIZE}"')


def _bone(bone: Bone, end: tuple[float, float], far: float, colours: Palette) -> Iterator[str]:
    """Draw a bone from ``far`` (its y away from the spine) to its end on the spine."""
    up = far < end[1]
    tip = (end[0] - _LEAN, far + 20 if up else far - 20)
    yield svg.line(tip, end, f'stroke="{colours.ink}" stroke-width="2"')
    name = (tip[0] - _TWIG, far + 13 if up else far - 3)
    yield svg.text(name, bone.name, f'font-weight="600" font-size="{_SIZE}"')
    below = far + _HEADING if up else end[1] + 6
    if not bone.causes:
        yield svg.text((name[0], below + 20), "–", f'fill="{colours.muted}"')
    for said, strength in bone.causes:
        below += _room(said)
        y = below - 6
        x = end[0] - _LEAN * abs(end[1] - y) / abs(end[1] - tip[1])
        yield from _twig((x, y), said, strength, colours)


def _twig(at: tuple[float, float], said: str, strength: str, colours: Palette) -> Iterator[str]:
    (x, y), left = at, at[0] - _TWIG + 14
    lines = wrapped(said, _LETTERS)
    look = f'stroke="{colours.strong}" stroke-width="1.6" {_DASH[strength]}'
    yield svg.line((left, y), (x, y), look)
    yield _sign((left, y), strength, colours)
    for i, line in enumerate(lines):
        under = len(lines) - 1 - i
        yield svg.text((left + 10, y - 6 - _LINE * under), line, f'font-size="{_SMALL}"')


def _sign(at: tuple[float, float], strength: str, colours: Palette) -> str:
    """Draw how sure a cause is: a full dot, a half one or a ring."""
    ring = f'fill="{colours.paper}" stroke="{colours.strong}" stroke-width="1.6"'
    if strength == PROVEN:
        ring = f'fill="{colours.strong}" stroke="{colours.strong}" stroke-width="1.6"'
    drawn = svg.dot(at, 5, ring)
    if strength == LIKELY:
        x, y = at
        drawn += f'<path d="M{x:.1f} {y - 5:.1f}a5 5 0 0 0 0 10z" fill="{colours.strong}"/>'
    return drawn


def _legend(key: Mapping[str, str], y: float, colours: Palette) -> Iterator[str]:
    x = 20.0
    for strength, said in key.items():
        yield _sign((x, y - 4), strength, colours)
        yield svg.text((x + 12, y), said, f'font-size="{_SMALL}" fill="{colours.muted}"')
        x += 40 + svg.fits(said, _SMALL)


def wrapped(said: str, letters: int) -> list[str]:
    """Break a text into lines; a word that is longer than one is broken too."""
    return textwrap.wrap(said, letters, break_on_hyphens=False) or [""]
