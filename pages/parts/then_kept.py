"""Where a view was frozen: the way from the map to the minutes and the problems that keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from data.records import Item, Meeting, Problem
from pages.parts import cached
from pages.parts import links as ways
from pages.parts.words import _, words

if TYPE_CHECKING:
    from collections.abc import Mapping


def links(query: Mapping[str, str]) -> None:
    """Draw links to what keeps the figures of the view that an address shows."""
    book = cached.book()
    meetings = {item.meeting_id: item for item in book.listed(Item) if _keeps(item, query)}
    for number, item in meetings.items():
        held = book.get(Meeting, number)
        label = _("Till protokollet: {title}, {day}", title=held.title,
                  day=words().date(held.held_on))  # fmt: skip
        ways.to_the_minutes(number, dict(parse_qsl(item.query)), label)
    for problem in book.listed(Problem):
        if _keeps(problem, query):
            ways.to_the_problem(problem.id, _("Till problemet: {title}", title=problem.title))


def _keeps(record: Item | Problem, query: Mapping[str, str]) -> bool:
    """Tell whether a record has the figures of what an address shows."""
    return bool(record.figures) and dict(parse_qsl(record.query)).items() <= query.items()
