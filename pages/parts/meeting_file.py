"""What stands in the minutes of a meeting, as the Word file and the dialog have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.minutes import SECTION_NAMES, Minutes, Point
from data.records import image
from geo.errors import UserError
from pages.parts import cached, frame, meeting, meeting_closed, reopen
from pages.parts.words import _, words

if TYPE_CHECKING:
    from data.records import Item, Meeting

MOST = 10  # districts in a table


def of(going: Meeting) -> Minutes:
    """Put the minutes of a meeting together."""
    sections = {
        section: [_point(item) for item in meeting.items(going, section)]
        for section in SECTION_NAMES
    }
    followed, made = meeting.unfinished(going), meeting.elsewhere(going)
    if followed:
        sections["forra_beslut"].append(Point(decisions=tuple(followed)))
    if made:
        sections[meeting.NEW].append(Point(content=_(meeting.ON_POINTS), decisions=tuple(made)))
    return Minutes(going, sections, frame.data_note())


def _point(item: Item) -> Point:
    figures, over = item.figures or {}, meeting_closed.moment(item.meeting_id)
    return Point(
        heading=figures.get("sentence", ""), content=item.content,
        facts=tuple(facts(item)) if figures else (), table=tuple(table(figures)),
        png=_png(item), decisions=tuple(meeting.decisions([item], over)),
    )  # fmt: skip


def _png(item: Item) -> bytes | None:
    try:
        return image(cached.book(), item.image) if item.image else None
    except UserError:
        return None


def facts(item: Item) -> list[str]:
    """Say what a frozen view counted, and what was known then."""
    told = [reopen.headline(item.figures)]
    if layer := item.figures.get("layer"):
        told.append(_("På kartan: {layer}", layer=layer))
    if item.known_on:
        told.append(_("Som känt {day}", day=words().date(item.known_on)))
    told.append(item.figures["source"])
    if (n := len(item.figures.get("districts", ()))) > MOST:
        told.append(_("Tabellen visar de {most} områdena med flest brott av {n}.",
                      most=words().number(MOST), n=words().number(n)))  # fmt: skip
    return told


def table(figures: dict[str, Any]) -> list[tuple[str, ...]]:
    """Return the districts with most offences of a frozen view, headings first."""
    rows = sorted(figures.get("districts", []), key=lambda row: -(row["now"] or 0))[:MOST]
    if not rows:
        return []
    said, heads = words(), (_("Område"), _("Antal"), _("Före"), _("Per 1\u00a0000 och år"))
    return [
        heads,
        *(
            (row["name"], *(_number(row[key], said, key) for key in ("now", "before", "rate")))
            for row in rows
        ),
    ]


def _number(value: float | None, said: Any, key: str) -> str:  # noqa: ANN401 - the words
    return "–" if value is None else said.number(value, int(key == "rate"))
