"""The minutes of a meeting as a Word file that can be edited afterwards."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from geo.errors import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Doc
    from docx.table import _Row

    from data.records import Decision, Meeting
    from geo.language import Words

WIDTH_CM = 16.0
MARGIN_CM = 2.5
SECTION_NAMES = {
    "laget_runt": N_("Laget runt"),
    "lagesbild": N_("Lägesbild"),
    "forra_beslut": N_("Förra mötets beslut"),
    "nya_beslut": N_("Nya beslut"),
}
STATUS_NAMES = {
    "öppet": N_("öppet"),
    "pågår": N_("pågår"),
    "genomfört": N_("genomfört"),
    "avskrivet": N_("avskrivet"),
}
NOTHING = N_("Inget antecknat.")


@dataclass(frozen=True)
class Point:
    """A point of the minutes.

    Attributes
    ----------
    heading
        The selection in words, or what the point is about; "" for a plain note.
    content
        What was said, paragraphs apart by line breaks.
    facts
        Sentences about a frozen view: what is counted, known when, from where.
    table
        Rows of its figures, the headings first.
    png
        The frozen map.
    decisions
        What was decided on it.
    """

    heading: str = ""
    content: str = ""
    facts: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    png: bytes | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Minutes:
    """A meeting and its points, by section in the order of the agenda."""

    meeting: Meeting
    sections: dict[str, list[Point]] = field(default_factory=dict)
    note: str = ""  # what the data are worth, as on every page


def minutes_docx(minutes: Minutes, words: Words) -> bytes:
    """Write the minutes.

    Parameters
    ----------
    minutes
        Everything that stands in them; texts are written as they are.

    Returns
    -------
    bytes
        A .docx without macros or links. The same minutes give the same text.
    """
    made = Document()
    _page(made)
    _head(made, minutes, words)
    for section, name in SECTION_NAMES.items():
        made.add_heading(words.text(name), level=1)
        points = minutes.sections.get(section, [])
        if not points:
            made.add_paragraph(words.text(NOTHING))
        for point in points:
            _point(made, point, words)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Doc) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(MARGIN_CM)
    page.top_margin = page.bottom_margin = Cm(2.0)
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = Pt(11)


def _head(made: Doc, minutes: Minutes, words: Words) -> None:
    meeting = minutes.meeting
    made.core_properties.title = meeting.title
    made.core_properties.author = ""
    made.add_heading(meeting.title, level=0)
    made.add_paragraph(words.date(meeting.held_on, "full"))
    if minutes.note:
        made.add_paragraph(minutes.note)
    if meeting.participants:
        made.add_heading(words.text(N_("Deltagare")), level=1)
        heads = (words.text(N_("Organisation")), words.text(N_("Roll")))
        _table(made, (heads, *meeting.participants))


def _point(made: Doc, point: Point, words: Words) -> None:
    if point.heading:
        made.add_heading(point.heading, level=2)
    for paragraph in point.content.splitlines():
        made.add_paragraph(paragraph)
    for fact in point.facts:
        made.add_paragraph(fact, style="List Bullet")
    if point.png:
        made.add_picture(io.BytesIO(point.png), width=Cm(WIDTH_CM))
    if point.table:
        _table(made, point.table)
        made.add_paragraph()
    if point.decisions:
        made.add_heading(words.text(N_("Beslut")), level=3)
        _table(made, (_decision_heads(words), *(_decision(d, words) for d in point.decisions)))
        made.add_paragraph()


def _decision_heads(words: Words) -> tuple[str, ...]:
    heads = (N_("Beslut"), N_("Ansvarig"), N_("Senast"), N_("Läge"), N_("Vad det blev av"))
    return tuple(words.text(head) for head in heads)


def _decision(decision: Decision, words: Words) -> tuple[str, ...]:
    deadline = words.date(decision.deadline) if decision.deadline else ""
    status = words.text(STATUS_NAMES[decision.status])
    return (decision.decision, decision.responsible, deadline, status, decision.outcome)


def _table(made: Doc, rows: Sequence[Sequence[str]]) -> None:
    """Write a table whose headings stand on every page it goes over, and whose rows stay whole."""
    table = made.add_table(rows=0, cols=len(rows[0]), style="Light Grid Accent 1")
    for row in rows:
        added = table.add_row()
        _mark(added, "w:cantSplit")
        for cell, text in zip(added.cells, row, strict=True):
            cell.text = text
    _mark(table.rows[0], "w:tblHeader")


def _mark(row: _Row, name: str) -> None:
    """Set a property of a row that the library has no word for."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - nothing public leads there
