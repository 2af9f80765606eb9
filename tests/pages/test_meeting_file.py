"""What stands in the minutes, in the Word file and on the page: decisions where they are sought."""

import datetime as dt
import io

import pytest
from docx import Document
from docx.table import Table
from streamlit.testing.v1 import AppTest

from data.minutes import NOTHING, minutes_docx
from data.records import Decision, Item, Meeting
from pages.parts import cached, meeting, meeting_file
from tests.geo.made import SV
from tests.pages.reading import captions
from tests.pages.test_meeting_writing import page

HELD = dt.date(2026, 11, 23)
FIGURES = {"sentence": "Alla anmälda brott.", "total": 3, "before": 1, "rate": None, "source": "x"}


@pytest.fixture
def going(town):
    town(("2026-05-06 12:00", 500))
    row = Meeting(held_on=HELD, title="Operativa Brå", status=meeting.GOING)
    return cached.book().create(row, actor="Bo")


def section(going, name):
    """Return the texts and cells of a section of the Word file, in order."""
    found, inside = [], False
    made = Document(io.BytesIO(minutes_docx(meeting_file.of(going), SV)))
    for part in made.iter_inner_content():
        if isinstance(part, Table):
            found += [cell.text for row in part.rows for cell in row.cells] if inside else []
        elif part.style.name == "Heading 1":
            inside = part.text == name
        elif inside:
            found.append(part.text)
    return found


def minutes(going):
    """Return what the dialog says under the new decisions."""
    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["mote"] = str(going.id)
    said = captions(app.run())
    assert not app.exception
    return said


def test_what_is_decided_on_a_frozen_view_stands_among_the_new_decisions(going):
    assert section(going, "Nya beslut") == [NOTHING]
    assert "Beslutat under punkterna ovan" not in minutes(going)
    book = cached.book()
    view = Item(meeting_id=going.id, section="lagesbild", known_on=HELD, figures=FIGURES)
    own = Item(meeting_id=going.id, section=meeting.NEW, content="Övrigt")
    for item, what in ((view, "Lys *upp*"), (own, "Nästa möte i mars")):
        on = book.create(item, actor="Bo").id
        made = Decision(item_id=on, decision=what, responsible="Tekniska")
        book.create(made, actor="Bo")
    told = section(going, "Nya beslut")
    assert "Lys *upp*" in told
    assert told.count("Nästa möte i mars") == 1
    assert NOTHING not in told
    assert "Lys *upp*" in section(going, "Lägesbild")
    said = minutes(going)
    assert (
        "Beslutat under punkterna ovan:\n\n- :material/gavel: **Lys \\*upp\\*** · Tekniska" in said
    )
    assert said.count("Nästa möte i mars") == 1


def test_what_comes_after_a_meeting_changes_nothing_in_its_minutes(going):
    book, week = cached.book(), dt.timedelta(weeks=1)
    following = book.create(Meeting(held_on=HELD + week, title="Nästa"), actor="Bo")
    rows = []
    for on, what in ((going, "Lys upp"), (following, "Mät igen")):
        item = Item(meeting_id=on.id, section="lagesbild", content="Araby")
        point = book.create(item, actor="Bo").id
        decided = Decision(item_id=point, decision=what, responsible="Park", deadline=HELD)
        rows.append(book.create(decided, actor="Bo"))
    over = {"status": meeting.CLOSED}
    following = book.update(Meeting, following.id, over, expected_version=1, actor="Bo")
    names = ("Förra mötets beslut", "Nya beslut", "Lägesbild")
    before = [section(following, name) for name in names]
    assert {"Lys upp", "23 nov. 2026", "öppet"} <= {*before[0]}
    for row in rows:
        changes = {"status": "genomfört", "outcome": "Lyser *nu*", "deadline": HELD + week}
        book.update(Decision, row.id, changes, expected_version=row.version, actor="Bo")
    later = Meeting(held_on=HELD + week / 7, title="Skrevs in efteråt")
    point = Item(meeting_id=book.create(later, actor="Bo").id, section=meeting.NEW, content="x")
    late = Decision(item_id=book.create(point, actor="Bo").id, decision="Sen", responsible="y")
    book.create(late, actor="Bo")
    assert [section(following, name) for name in names] == before
    said = minutes(following)
    assert "senast 23 nov. 2026 · öppet" in said
    assert "senast 30 nov. 2026" not in said
    assert said.count("I dag: genomfört: Lyser \\*nu\\*") == 2
    assert "I dag" not in minutes(going)


def test_the_lines_of_a_note_stand_apart(going):
    text = "Lugnt i centrum\nStökigt vid *skolan*"
    note = Item(meeting_id=going.id, section="laget_runt", content=text)
    cached.book().create(note, actor="Bo")
    assert "Lugnt i centrum  \nStökigt vid \\*skolan\\*" in minutes(going)


def test_a_frozen_view_says_its_layer_and_how_many_districts_are_left_out(going):
    row = {"now": 1, "before": None, "rate": None}
    for number, told in ((10, 0), (11, 1)):
        figures = FIGURES | {
            "layer": "Täthet", "districts": [row | {"name": f"K{i}"} for i in range(number)],
        }  # fmt: skip
        said = meeting_file.facts(Item(meeting_id=going.id, section="lagesbild", figures=figures))
        assert "På kartan: Täthet" in said
        assert len(meeting_file.table(figures)) == 11
        cut = [each for each in said if each.startswith("Tabellen visar de 10")]
        assert (len(cut), all("av 11" in each for each in cut)) == (told, True)
