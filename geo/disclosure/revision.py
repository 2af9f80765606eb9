"""The yearly revision: what became known of a year after its months had been closed.

A closed number never changes, so late reports are rounded as cells of their own
(``2025-late``, a year later ``2025-2-late``), and even a revision rounds no offence a second
time. Two roundings of one count would narrow it: 0 and then 5 says 1-4.

Every year is revised once in each calendar year, with the first release that reaches March.
December has then had more than three months, so what comes later is little; one revision a
year and not one a month, since the fewer the reports in a cell, the less of it can be told by
district; and every year has its first revision as long after its end, so that a year can be
compared with those before it. What has been closed since that March is as complete as a
revision would make it, and waits for the next one.

What could mislead: offences that were taken back, or found to be of another kind, are not
subtracted (:func:`geo.disclosure.late.grown`), so a year may be told of a little too
high. And years that were closed long after they ended, as in a first release, had later
reports in them from the beginning.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.disclosure.cells import ALONE, LATE, Ledger, is_late, year_of
from geo.disclosure.closing import Book
from geo.disclosure.late import late_reports
from geo.disclosure.ledger import versions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.disclosure.cells import Entry
    from geo.disclosure.counts import Counts

MONTH = "03"  # that a release must reach to revise the years before


def due(ledger: Ledger, until: str) -> tuple[str, ...]:
    """Return the years to revise with a release, oldest first.

    Parameters
    ----------
    ledger
        As the release before left it.
    until
        The month the release reaches to: ``2026-03``.
    """
    march = f"{int(until[:4]) - (until[5:] < MONTH)}-{MONTH}"
    newest: dict[str, str] = defaultdict(str)
    for entry in ledger.entries:
        year = year_of(entry.period)
        newest[year] = max(newest[year], entry.release)
    return tuple(sorted(y for y, told in newest.items() if y < year_of(march) and told < march))


def revise(ledger: Ledger, counts: Counts, *, year: str, secret: bytes, release: str) -> Ledger:
    """Tell what became known of a year after it was last told of.

    The number of the year is from then on the sum of its cells, those of its late reports
    among them; releases before stay as they were.

    Parameters
    ----------
    ledger
        What has been published.
    counts
        As known now: all months of the year that are closed. If they are of another
        district list than the year, or part of it has been told of the municipality alone,
        its late reports are too: where they were cannot be told from where all of it was.
    year
        One that is :func:`due`.
    secret
        Key of the rounding.
    release
        Month that the release reaches to.

    Raises
    ------
    ValueError
        If the year is not due.
    """
    if year not in due(ledger, release):
        raise ValueError(f"{year} is not revised with {release}")
    told = {c.period for c in ledger.closings if year_of(c.period) == year}
    late = _name(year, sum(map(is_late, told)))
    now = counts.joined() if late_alone(ledger, year, counts.version) else counts
    found = late_reports(Book(ledger, now, secret, release), year)
    fresh = replace(now, values=found[:, :, None], months=(late,))
    book = Book(ledger, fresh, secret, release)
    for group in fresh.groups:
        book.close(group, late)
    return book.ledger()


def late_alone(ledger: Ledger, year: str, version: str) -> bool:
    """Whether late reports of a year, counted by a district list, are the municipality's alone."""
    closings = [c for c in ledger.closings if year_of(c.period) == year]
    months = {c.period for c in closings if not is_late(c.period)}
    return any(c.state == ALONE for c in closings) or versions(ledger, months) != {version}


def _name(year: str, earlier: int) -> str:
    """Name the late reports of a year that has been revised some times already."""
    return f"{year}-{earlier + 1}-{LATE}" if earlier else f"{year}-{LATE}"


def settled(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the years that have their late reports: revised, or closed as long after their end.

    Only they can be compared: the months of another have been closed two weeks after they
    ended, and are too low.
    """
    known = tuple(entries)
    return closed_late(known) | {year_of(each.period) for each in known if is_late(each.period)}


def closed_late(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the years whose months were all counted with the late reports a revision tells.

    It goes by the data and not by the month that a release reaches to: whoever publishes older
    months first, long after they ended, tells what has come in since.
    """
    first: dict[str, str] = {}
    for entry in entries:
        year = year_of(entry.period)
        first[year] = min(first.get(year, entry.as_of), entry.as_of)
    return frozenset(year for year, told in first.items() if told >= f"{int(year) + 1}-{MONTH}")


def again(entry: Entry) -> bool:
    """Whether a number is of late reports that were not told with the first revision."""
    return is_late(entry.period) and entry.period != _name(year_of(entry.period), 0)
