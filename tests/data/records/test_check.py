"""What cannot be kept is refused in Swedish, and says which field."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest
import shapely

from data.records import Action, Intervention, Invalid, Item, Problem
from data.records.base import Base
from data.records.check import MOST
from data.records.kinds import KINDS
from geo.errors import UserError
from tests.data.records.conftest import cause, intervention, meeting, problem

DAY = dt.date(2026, 3, 1)
BOWTIE = shapely.Polygon(
    [(488000, 6303000), (488100, 6303100), (488100, 6303000), (488000, 6303100)]
)
WRONG = {
    "no name": (intervention(name="  "), "name", "Skriv vad insatsen heter"),
    "no organisation": (intervention(responsible=""), "responsible", "vilken organisation"),
    "no start": (intervention(start=None), "start", "vilken dag insatsen börjar"),
    "no place": (intervention(geometry=None), "geometry", "Markera på kartan"),
    "end before start": (intervention(end=dt.date(2026, 2, 1)), "end", "2026-02-01"),
    "status": (intervention(status="klar"), "status", "”klar” går inte att välja"),
    "no status": (intervention(status=""), "status", "Välj ett"),
    "group": (intervention(groups=("stold", "x")), "groups", "”x” går inte att välja"),
    "semicolon": (intervention(control_codes=("a;b",)), "control_codes", "a;b"),
    "too long": (intervention(name="x" * 201), "name", "201 tecken, och högst 200"),
    "far too long": (problem(note="x" * 8001), "note", "för lång"),
    "nul": (problem(note="a\0b"), "note", "tecken som inte går att spara"),
    "half a pair": (problem(title="\ud83d"), "title", "tecken som inte går att spara"),
    "degrees": (intervention(geometry=shapely.Point(14.8, 56.9)), "geometry", "utanför"),
    "swapped": (intervention(geometry=shapely.Point(6303930, 488170)), "geometry", "utanför"),
    "nowhere": (intervention(geometry=shapely.Point(float("nan"), 1)), "geometry", "Rita en punkt|utanför"),
    "empty": (intervention(geometry=shapely.Point()), "geometry", "Rita en punkt"),
    "bow tie": (intervention(geometry=BOWTIE), "geometry", "korsar sig själv"),
    "collection": (intervention(control=shapely.GeometryCollection([shapely.Point(488000, 6303000)])), "control", "Rita"),
    "corners": (intervention(geometry=shapely.Point(488000, 6303000).buffer(90, 4000)), "geometry", "hörn"),
    "year": (problem(period_start=dt.date(1926, 1, 1)), "period_start", "Kontrollera årtalet"),
    "period": (problem(period_start=DAY, period_end=dt.date(2026, 2, 1)), "period_end", "före"),
    "radius": (intervention(radius_m=0), "radius_m", "mellan 1 och"),
    "belagd": (cause(1, strength="belagd"), "evidence", "behöver ett underlag"),
    "no problem": (cause(99), "problem_id", "finns inte längre"),
    "no meeting": (Item(meeting_id=99, section="lagesbild"), "meeting_id", "finns inte längre"),
    "figures": (problem(figures=["x" * 1_000_001]), "figures", "för omfattande"),
    "participants": (meeting(participants=(("a", "b"),) * (MOST + 1)), "participants", "högst 200"),
}  # fmt: skip


def test_what_cannot_be_kept_is_refused_and_leaves_no_trace(book):
    for kind, (row, field, sentence) in WRONG.items():
        with pytest.raises(Invalid, match=sentence) as told:
            book.create(row, actor="")
        assert told.value.field == field, kind
    assert book.revision == ""


def test_an_action_answers_a_cause_of_its_own_problem(book):
    one, other = (book.create(problem(), actor="") for _ in range(2))
    why = book.create(cause(one.id), actor="")
    step = Action(problem_id=other.id, cause_id=why.id, what="Byt lås")
    with pytest.raises(Invalid) as told:
        book.create(step, actor="")
    assert told.value.field == "cause_id"
    assert book.create(replace(step, problem_id=one.id), actor="").cause_id == why.id
    assert book.create(replace(step, cause_id=None), actor="").cause_id is None


def test_texts_and_places_are_kept_in_one_way(book):
    line = shapely.LineString([(488000.123456, 6303000, 7), (488100, 6303000, 7)])
    row = book.create(
        intervention(note=" a\r\nb ", groups=("stold", "", "stold"), geometry=line), actor=" anna "
    )
    assert (row.note, row.groups, row.changed_by) == ("a\nb", ("stold",), "anna")
    assert row.geometry.wkt == "LINESTRING (488000.12 6303000, 488100 6303000)"


def test_a_change_is_checked_like_a_new_record(book):
    row = book.create(intervention(end=dt.date(2026, 9, 1)), actor="")
    changes = {"start": dt.date(2026, 10, 1)}
    with pytest.raises(Invalid, match="före början"):
        book.update(Intervention, row.id, changes, expected_version=1, actor="")
    assert book.get(Intervention, row.id) == row


def test_a_moment_is_no_day(book):
    for wrong in (dt.datetime(2026, 3, 1, tzinfo=dt.UTC), "2026-03-01"):
        with pytest.raises(TypeError, match="start"):
            book.create(intervention(start=wrong), actor="")


def test_what_is_not_there_is_said(book):
    with pytest.raises(UserError, match="finns inte längre"):
        book.get(Problem, 1)
    with pytest.raises(UserError, match="finns inte längre"):
        book.update(Problem, 1, {"note": ""}, expected_version=1, actor="")


@pytest.mark.parametrize("kind", KINDS)
def test_rows_have_the_columns_of_their_tables(kind):
    assert {field.name for field in fields(kind)} == set(Base.metadata.tables[kind.TABLE].c.keys())


def test_nobody_has_a_field():
    names = {field.name for kind in KINDS for field in fields(kind)}
    forbidden = ("person", "suspect", "misstänkt", "phone", "email", "birth", "address")
    assert not [name for name in names if any(word in name for word in forbidden)]
