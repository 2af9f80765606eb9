"""Attack A8, side channels: every number in every byte that is published.

File names, HTML with its comments and tooltips, SVG, JSON, CSV and what images carry
beside their picture. A number is either published as such, or a sum of published ones that
was read back as a figure, or declared: years, sizes of a drawing, district borders.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.disclosure.finding import Finding
from geo.disclosure.pictures import beside_the_picture
from geo.disclosure.sums import Sums

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from geo.disclosure.cells import Entry
    from geo.disclosure.published import Figure

TEXTS = (".html", ".svg", ".json", ".jsonl", ".csv", ".css", ".txt", ".xml", ".rdf", ".ttl", ".md")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:[eE][-+]?\d+)?")
BEGINNING, SHORT = 6, 10  # letters
GROUPED = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])")


@dataclass(frozen=True)
class Declared:
    """What may stand in the files beside the published numbers.

    Attributes
    ----------
    numbers
        Tokens as they are written: years, dates, survey figures, coordinates of the
        drawing made from published numbers alone.
    borders
        Coordinates of the district borders, as they are written.
    fixed
        Texts that are the same in every release, such as the style sheet.
    """

    numbers: frozenset[str] = frozenset()
    borders: frozenset[str] = frozenset()
    fixed: tuple[str, ...] = field(default=(), repr=False)


def a8_ledger(figures: Iterable[Figure], entries: Iterable[Entry]) -> Iterator[Finding]:
    """Look up every figure: it is a number of the ledger, or exactly a sum of such."""
    sums, told = Sums(entries), defaultdict(list)
    for figure in figures:  # each stands in several files
        told[figure.area, figure.unit].append(figure)
    for same in told.values():
        parts = [sums.of(area, same[0].atoms) for area in same[0].area.split("+")]
        known = [part for part in parts if part is not None]
        for figure in same:
            if len(known) < len(parts) or sum(known) != figure.value:
                yield Finding("A8", figure.cell, "the number is not in the ledger")


def a8_bytes(
    files: Mapping[str, bytes], figures: Iterable[Figure], declared: Declared
) -> Iterator[Finding]:
    """Look at every number in the names and bytes of the files.

    Parameters
    ----------
    files
        Name → content of all that is published.
    figures
        The numbers that are of the ledger, or sums of it.
    declared
        What else may stand there.
    """
    values = {_written(figure.value) for figure in figures}
    allowed = values | declared.numbers | declared.borders
    for name, content in sorted(files.items()):
        yield from _strangers(name, f"the name {name}", allowed)
        if not name.endswith(TEXTS):
            if why := beside_the_picture(content):
                yield Finding("A8", name, why)
            continue
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            yield Finding("A8", name, "the file is no text")
            continue
        yield from _strangers(html.unescape(_without(text, declared.fixed)), name, allowed)


def _without(text: str, fixed: Iterable[str]) -> str:
    """Leave out what has been declared, the longest first: what is inside it goes with it.

    Most of it is in one file only. Where the beginning that many share is not, none of
    them is: one search says so of them all. What is short, such as months, is many times
    in most files, and goes all at once.
    """
    known = [*fixed]
    for letters in (1, BEGINNING):
        there = {start for start in {part[:letters] for part in known} if start in text}
        known = [part for part in known if part[:letters] in there]
    known.sort(key=len, reverse=True)
    short = [re.escape(part) for part in known if len(part) <= SHORT]
    for part in known[: len(known) - len(short)]:
        text = text.replace(part, " ")
    return re.sub("|".join(short), " ", text) if short else text


def _strangers(text: str, where: str, allowed: Collection[str]) -> Iterator[Finding]:
    """Report numbers that nobody has declared; the place, never the number."""
    grouped = GROUPED.sub(lambda m: _joined(m[0], allowed), text)
    strange = {each for each in {*NUMBER.findall(grouped)} if not _is_known(each, allowed)}
    line, seen = 1, 0
    for match in NUMBER.finditer(grouped) if strange else ():
        if match[0] in strange:
            line += grouped.count("\n", seen, match.start())
            seen = match.start()
            why = "coordinate" if _is_coordinate(match[0]) else "number"
            yield Finding("A8", f"{where}, line {line}", f"a {why} that is not in the ledger")


def _is_known(token: str, allowed: Collection[str]) -> bool:
    """Whether a token is allowed as it stands, or as numbers with commas between them."""
    if token in allowed or token.replace(",", ".") in allowed:
        return True
    parts = token.split(",")
    return len(parts) > 1 and all(part in allowed for part in parts)


def _joined(token: str, allowed: Collection[str]) -> str:
    """Write ``1 214`` as 1214 where that is known; else leave two numbers."""
    whole = re.sub(r"\D", "", token)
    return whole if whole in allowed else token


def _is_coordinate(token: str) -> bool:
    whole, _, part = token.replace(",", ".").partition(".")
    return len(part) > 2 or len(whole) > 5  # noqa: PLR2004 - degrees, or metres of a grid


def _written(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)
