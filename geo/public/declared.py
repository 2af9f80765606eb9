"""What may stand in a release beside its numbers of crime: declared to the attacker.

He reads every byte, and a number that is neither published nor declared here refuses the
release. So as little as possible is declared as a *number*, which may stand anywhere;
the rest is declared as a text, of which not a letter may differ. What could mislead: the
drawings are declared as they are made from the ledger. Nothing else reaches this room, but
a number hidden in a line of them would not be seen.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from markupsafe import escape

from geo.disclosure.attack import Declared
from geo.disclosure.cells import BASE
from geo.public import texts_how
from geo.public.areas import anchor
from geo.public.brief import beside
from geo.public.frame import contacts, paragraphs
from geo.public.texts import phrase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from geo.language import Words
    from geo.public.page import Parts
    from geo.public.snapshot import Snapshot
    from geo.public.tables import Table

MARKUP = (
    *(f"<{end}h{level}" for level in (1, 2, 3) for end in ("", "/")),
    'charset="utf-8"', "initial-scale=1", 'tabindex="0"', f'"rounding":{BASE}', '"licence":"CC0"',
)  # fmt: skip
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SVG = re.compile(r"<svg.*?</svg>")
_TELLING = re.compile(r"[^\W\d_].*\d|\d.*[^\W\d_]|\d{4}", re.DOTALL)


class Declaring:
    """Collects what a snapshot says beside its numbers."""

    def __init__(self, snapshot: Snapshot, parts: Parts, words: Words) -> None:
        self.snapshot, self.parts, self.words = snapshot, parts, words

    def declared(self, fixed: Iterable[str]) -> Declared:
        """Declare texts as they stand, and years as numbers."""
        texts = {form for text in fixed if _DIGITS.search(text) for form in _forms(text)}
        return Declared(numbers=frozenset(self._years()), fixed=tuple(sorted(texts)))

    def fixed(self) -> Iterator[str]:
        """List the texts that have digits in them."""
        yield from MARKUP
        yield from self._names()
        yield from self._said()
        yield from self._drawings()
        yield from self._felt()
        for code in self.snapshot.areas:
            place = anchor(code, self.snapshot)
            yield from (f'id="{place}"', f'href="#{place}"')

    def _years(self) -> Iterator[str]:
        snapshot = self.snapshot
        yield from (month[:4] for month in snapshot.sums.months)
        yield from (month[:4] for act in snapshot.acts for month in (act.start, act.end) if month)
        yield from (str(year) for year in (snapshot.felt["year"] if len(snapshot.felt) else ()))

    def _names(self) -> Iterator[str]:
        """List names and codes; one that is nothing but a short number would hide too much."""
        snapshot, release = self.snapshot, self.snapshot.release
        yield from (*snapshot.sums.months, release.name, release.month)
        yield from {each.period for each in snapshot.entries if each.period.endswith("late")}
        yield from {each.areas for each in snapshot.entries}
        names = [*snapshot.names, *snapshot.names.values(), *(act.name for act in snapshot.acts)]
        names += {each.area for each in snapshot.entries}
        if len(snapshot.felt):
            names += [*snapshot.felt["area"], *snapshot.felt["name"]]
        yield from (name for name in names if _TELLING.search(name))

    def _said(self) -> Iterator[str]:
        """List what is said in words."""
        snapshot, words = self.snapshot, self.words
        for day in (snapshot.release.published, snapshot.release.coming):
            yield from self._day(day) if day else ()
        for day, text in snapshot.breaks:
            yield from (*self._day(day), text)
        yield from paragraphs(snapshot.intro)
        yield from (text for pair in contacts(snapshot.city) for text in pair)
        yield from (words.text(text) for _, text in texts_how.HOW_TEXTS)
        for _, answer, digits in texts_how.TURN_TEXTS:
            yield from (words.text(answer), f"tel:{digits}")
        made = self.parts.districts
        yield from (made.borders, *(line for area in made.areas for line in area.lead))
        lead = words.text(texts_how.DATA_LEAD, column=texts_how.COLUMN)
        yield from (*beside(snapshot, words), lead)
        people = words.number(texts_how.FEWEST_PEOPLE)
        yield phrase("rest_lead", words, n=people)
        yield phrase("districts_lead", words)

    def _day(self, day: dt.date) -> tuple[str, str]:
        return self.words.date(day, "long"), day.isoformat()

    def _drawings(self) -> Iterator[str]:
        made = self.parts
        yield from (str(group.chart) for group in made.town.groups)
        yield from (str(each.svg) for each in made.districts.maps)
        yield str(made.felt["chart"])
        tables = (made.town.table, made.districts.table, *(a.table for a in made.districts.areas))
        yield from {str(row.bars) for table in tables for row in table.rows}

    def _felt(self) -> Iterator[str]:
        """List the survey's cells, and what stands over them."""
        made = self.parts.felt
        yield from made["lead"]
        if made["chart"]:
            for table in (made["areas"], made["years"]):
                yield from _cells(table)


def _cells(table: Table) -> Iterator[str]:
    return (f"<td>{value}</td>" for row in table.rows for value in row.values)


def _forms(text: str) -> Iterator[str]:
    """Return a text as it is written in CSV, in HTML and in JSON."""
    yield text
    yield text.replace('"', '""')
    yield str(escape(text))
    yield json.dumps(text, ensure_ascii=False)[1:-1]
