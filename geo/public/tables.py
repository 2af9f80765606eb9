"""Tables of the public page: published numbers, sums of them, and how each has developed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from geo.disclosure.groups import PUBLIC_GROUPS
from geo.public.columns import compared, whole
from geo.public.develop import UNKNOWN, developed
from geo.public.drawing import bars_svg
from geo.public.texts import DEVELOPED, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geo.language import Words
    from geo.public.columns import Columns, Span
    from geo.public.sum import Sum

    Find = Callable[[Sequence[str], Sequence[str]], Sum | None]

SPLIT = tuple(group.id for group in PUBLIC_GROUPS if group.split)
NOTHING, STAR, APART = "–", "*", "({})"
EVERY = tuple(group.id for group in PUBLIC_GROUPS)


@dataclass(frozen=True)
class Row:
    """A row: its name, its numbers as text, and how it has developed."""

    name: str
    values: tuple[str, ...]
    how: str = UNKNOWN
    said: str = ""
    bars: str = ""
    link: str = ""
    total: bool = False


@dataclass(frozen=True)
class Table:
    """A table: ``first`` heads the names, ``last`` the words about the development if any."""

    title: str
    first: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    last: str = ""


def row(name: str, groups: Sequence[str], find: Find, columns: Columns, words: Words) -> Row:
    """Add groups up over the columns, and say how the year that is compared does.

    ``find`` gives the sum of groups over months, of the municipality or of a district.
    """
    sums = {span: find(groups, span.months) for span in columns.spans}
    full = whole(columns.spans)
    how, said = _development(sums, columns, words)
    drawn = [None if (one := sums[span]) is None or one.apart else one.value for span in full]
    return Row(
        name=name,
        values=tuple(number(sums[span], words) for span in columns.spans),
        how=how,
        said=said,
        bars=Markup(bars_svg(drawn)) if len(full) > 1 else "",  # noqa: S704 - of ours
    )


def _development(
    sums: Mapping[Span, Sum | None], columns: Columns, words: Words
) -> tuple[str, str]:
    """Return how the year that is compared does, and that in words, or why it cannot be said."""
    if columns.basis is None:
        return UNKNOWN, words.text(DEVELOPED[UNKNOWN])
    now, before = sums[columns.basis], [sums[each] for each in columns.basis.before]
    how = developed(now, before)
    apart = any(one is not None and one.apart for one in (now, *before))
    return how, phrase("moved", words) if apart else words.text(DEVELOPED[how])


def number(found: Sum | None, words: Words) -> str:
    """Write a sum, with a star where it lacks a month; a dash where it cannot be given.

    In parentheses where the district had other borders: it is no part of the row's series.
    """
    if found is None:
        return NOTHING
    said = words.number(found.value) + STAR * (not found.whole)
    return APART.format(said) if found.apart else said


def by_group(
    title: str, groups: Sequence[str], find: Find, columns: Columns, words: Words
) -> Table:
    """Make the table of groups by year, with their sum below."""
    names = {group.id: words.text(group.name) for group in PUBLIC_GROUPS}
    rows = [row(names[group], (group,), find, columns, words) for group in groups]
    every = phrase("all_groups" if len(groups) == len(EVERY) else "all_here", words)
    total = row(every, groups, find, columns, words)
    return Table(
        title=title,
        first=phrase("group", words),
        heads=tuple(span.said(words) for span in columns.spans),
        rows=(*rows, totalled(total)),
        last=development(columns, words),
    )


def totalled(found: Row) -> Row:
    """Mark a row as the sum of those above it."""
    return Row(**{**vars(found), "total": True})


def development(columns: Columns, words: Words) -> str:
    """Head the words about the development: ``2025 mot 2022–2024``; "" without earlier years."""
    return compared(columns.basis, words) if columns.basis else ""
