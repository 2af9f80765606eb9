"""What is said where districts have other borders than they had, or others are told of."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
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
JOINED = N_(
    "Från {year} redovisas {areas} för sig. Tidigare räknades brotten där till andra områden eller "
    "till övriga och okända platser."
)
LEFT = N_(
    "Från {year} redovisas {areas} inte längre för sig, utan räknas till andra områden eller till "
    "övriga och okända platser."
)
RECODED = N_(
    "Från {year} har {areas} en ny kod i indelningen, och kanske nya gränser. Därför visar vi inte "
    "åren före."
)
OTHERS = N_("Från {year} räknas andra platser än tidigare till övriga och okända platser.")
APART = N_(
    "Siffror inom parentes är från tiden före ändringen. Därför jämför vi dem inte med senare år."
)


def borders(snapshot: Snapshot, words: Words) -> str:
    """Say which districts have new borders, came or went, and from when; "" if none in the tables.

    Where all have, it is a new division, and which came and went is not said.
    """
    gone = {code for _, left in _changes(snapshot).values() for code in left}
    codes = (*snapshot.areas, *sorted(gone - {*snapshot.areas}))
    return _said(codes, snapshot, words)


def borders_of(code: str, snapshot: Snapshot, words: Words) -> str:
    """Say that of one district, or of the rest."""
    return _said((code,), snapshot, words)


def _said(codes: Sequence[str], snapshot: Snapshot, words: Words) -> str:
    moved: dict[int, list[str]] = defaultdict(list)
    for code in codes:
        if code in snapshot.areas and (year := _since(code, snapshot)):
            moved[year].append(code)
    changes = _changes(snapshot)
    told: list[str] = []
    for year in sorted({*moved, *changes}):
        came, went = changes.get(year, ((), ()))
        same = {_name(code, snapshot) for code in came} & {_name(code, snapshot) for code in went}
        joined, left = ([code for code in codes if code in of] for of in (came, went))
        parts = [[c for c in of if _name(c, snapshot) not in same] for of in (joined, left)]
        recoded = [c for c in joined if _name(c, snapshot) in same and _is_first(c, year, snapshot)]
        told += _of_year(year, (moved[year], *parts, recoded), snapshot, words)
    return " ".join([*told, words.text(APART)] if any(moved.values()) else told)


def _is_first(code: str, year: int, snapshot: Snapshot) -> bool:
    """Whether a district of the tables has no number before a year."""
    before = (told for each, told in snapshot.told_by.items() if each < year)
    return code in snapshot.names and not any(code in told for told in before)


def _name(code: str, snapshot: Snapshot) -> str:
    """Name a district as it is called now, or was when it was told of."""
    return snapshot.names.get(code) or snapshot.gone.get(code, code)


def _since(code: str, snapshot: Snapshot) -> int:
    """Return the year of the borders it has, if years in the tables are of others; else 0."""
    shown = {span.year for span in snapshot.columns.spans}
    last = max(shown & snapshot.sums.apart(code), default=0)
    by = snapshot.told_by
    after = (year for year in sorted(by) if year > last and code in by[year])
    return next(after, last + 1) if last else 0


def _changes(snapshot: Snapshot) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
    """Return the years, after one in the tables, by whose districts some are new and some gone."""
    by = snapshot.told_by
    first = min(span.year for span in snapshot.columns.spans)
    return {
        year: (frozenset(by[year] - by[before]), frozenset(by[before] - by[year]))
        for before, year in pairwise(sorted(by))
        if year > first
    }


def _of_year(
    year: int, changed: tuple[list[str], ...], snapshot: Snapshot, words: Words
) -> Iterator[str]:
    moved, joined, left, recoded = ([code for code in of if code != REST] for of in changed)
    if len(snapshot.names) > 1 and {*moved, *joined, *recoded} >= {*snapshot.names}:
        yield words.text(ALL, year=year)
        return
    stayed = [code for code in moved if code not in joined]
    said = ((SOME, stayed), (RECODED, recoded), (JOINED, joined), (LEFT, left))
    for text, codes in said:
        if codes:
            names = [_name(code, snapshot) for code in codes]
            yield words.text(text, year=year, areas=join(names, words))
    if REST in changed[0] and not (joined or left):  # they say that already
        yield words.text(OTHERS, year=year)
