"""What is said where districts have other borders than they had."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.disclosure.cells import REST
from geo.errors import N_
from geo.sentence import join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language import Words
    from geo.public.snapshot import Snapshot

ALL = N_("Från {year} gäller en ny indelning i områden.")
SOME = N_("Från {year} gäller nya gränser för {areas}.")
OTHERS = N_("Från {year} räknas andra platser än tidigare till övriga och okända platser.")
APART = N_(
    "Siffror inom parentes är räknade inom de gamla gränserna. Därför jämför vi dem inte med "
    "senare år."
)


def borders(snapshot: Snapshot, words: Words) -> str:
    """Say which districts have new borders, and from when; "" if none in the tables has."""
    return _said(snapshot.areas, snapshot, words)


def borders_of(code: str, snapshot: Snapshot, words: Words) -> str:
    """Say that of one district, or of the rest."""
    return _said((code,), snapshot, words)


def _said(codes: Sequence[str], snapshot: Snapshot, words: Words) -> str:
    since: dict[int, list[str]] = defaultdict(list)
    for code in codes:
        if year := _since(code, snapshot):
            since[year].append(code)
    told = [text for year in sorted(since) for text in _of_year(year, since[year], snapshot, words)]
    return " ".join([*told, words.text(APART)]) if told else ""


def _since(code: str, snapshot: Snapshot) -> int:
    """Return the first year after those in the tables that are of other borders; 0 if none is."""
    shown = {span.year for span in snapshot.columns.spans}
    return max(shown & snapshot.sums.apart(code), default=-1) + 1


def _of_year(year: int, codes: Sequence[str], snapshot: Snapshot, words: Words) -> Iterator[str]:
    names = [snapshot.names[code] for code in codes if code != REST]
    if len(names) == len(snapshot.names) > 1:
        yield words.text(ALL, year=year)
        return
    if names:
        yield words.text(SOME, year=year, areas=join(names, words))
    if REST in codes:
        yield words.text(OTHERS, year=year)
