"""What is kept comes back; what cannot be kept is refused in words; the later editor is told."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
import shapely
from sqlalchemy import update

from data import records
from data.records import Action, Cause, Conflict, Decision, Intervention, Item, Meeting, Problem
from data.records.inner import Images
from geo.errors import UserError
from tests.data.records.conftest import cause, intervention, meeting, problem

PNG = b"\x89PNG\r\n\x1a\n" + b"a map"


def test_every_kind_of_record_comes_back_as_it_was(book):
    first = book.create(problem(figures={"antal": 41, "intervall": [29.4, 55.6]}), actor="chef")
    why = book.create(cause(first.id, strength="belagd", evidence="from=2026-01-01"), actor="chef")
    area = shapely.box(487000, 6303000, 488000, 6304000)
    act = book.create(
        intervention(
            problem_id=first.id, groups=("stold", "person"), geometry=area, radius_m=150, ring_m=300,
            control=shapely.box(489000, 6303000, 490000, 6304000), displacement_codes=("norr",),
            end=dt.date(2027, 2, 28), public=True,
        ),
        actor="chef",
    )  # fmt: skip
    step = book.create(
        Action(problem_id=first.id, cause_id=why.id, what="Byt ställ", intervention_id=act.id),
        actor="chef",
    )
    council = book.create(meeting(participants=(("Polisen", "ordförande"),)), actor="")
    digest = records.keep_image(book, PNG)
    item = book.create(
        Item(meeting_id=council.id, section="lagesbild", figures=[1, None], image=digest), actor=""
    )
    made = book.create(Decision(item_id=item.id, decision="Vi byter", responsible="TF"), actor="")
    for row in (first, why, act, step, council, item, made):
        assert book.get(type(row), row.id) == row
        assert book.listed(type(row)) == [row]
        assert row.version == 1
        assert row.created_at.tzinfo == dt.UTC
    assert act.geometry.equals(area)
    assert (first.changed_by, item.figures, council.participants) == (
        "chef", [1, None], (("Polisen", "ordförande"),)
    )  # fmt: skip
    assert book.fault() == ""


def test_lists_are_narrowed_and_leave_out_what_was_withdrawn(book):
    problems = [book.create(problem(title=str(i)), actor="") for i in range(3)]
    causes = [book.create(cause(each.id), actor="") for each in problems]
    assert book.listed(Cause, problem_id=problems[1].id) == [causes[1]]
    assert book.listed(Cause, problem_id=[problems[0].id, problems[2].id]) == causes[::2]
    gone = book.update(Problem, 1, {"withdrawn": True}, expected_version=1, actor="")
    assert book.listed(Problem) == problems[1:]
    assert book.listed(Problem, withdrawn=True)[0] == gone


def test_items_come_in_the_order_of_the_agenda(book):
    council = book.create(meeting(), actor="")
    made = [
        book.create(Item(meeting_id=council.id, section="lagesbild", position=p), actor="")
        for p in (2, 1)
    ]
    assert book.listed(Item, meeting_id=council.id) == made[::-1]


def test_a_point_and_what_is_decided_on_it_stay_together(book):
    council = book.create(meeting(), actor="")
    item = book.create(Item(meeting_id=council.id, section="lagesbild"), actor="anna")
    made = Decision(item_id=item.id, decision="Byt ställ", responsible="TF")
    away = {"withdrawn": True}
    book.update(Item, item.id, away, expected_version=1, actor="bo")
    with pytest.raises(UserError, match="Punkten har tagits bort, så beslutet är inte sparat"):
        book.create(made, actor="anna")
    back = book.update(Item, item.id, {"withdrawn": False}, expected_version=2, actor="anna")
    made = book.create(made, actor="anna")
    with pytest.raises(UserError, match="Det finns beslut på punkten"):
        book.update(Item, item.id, away, expected_version=3, actor="bo")
    assert book.get(Item, item.id) == back
    book.update(Decision, made.id, away, expected_version=1, actor="anna")
    assert book.update(Item, item.id, away, expected_version=3, actor="bo").withdrawn


def test_two_editors_the_later_is_told_what_changed_and_loses_nothing(book):
    row = book.create(intervention(note="Mörkt"), actor="anna")
    changes = {"note": "Mörkt, två lampor trasiga", "status": "pågående"}
    book.update(
        Intervention, row.id, {"note": "Mörkt sedan maj", "end": dt.date(2026, 9, 1)},
        expected_version=1, actor="bo",
    )  # fmt: skip
    with pytest.raises(Conflict, match="bo har ändrat uppgiften") as told:
        book.update(Intervention, row.id, changes, expected_version=1, actor="anna")
    conflict = told.value
    assert {(d.field, d.before, d.theirs, d.mine) for d in conflict.changed} == {
        ("note", "Mörkt", "Mörkt sedan maj", "Mörkt, två lampor trasiga"),
        ("end", None, "2026-09-01", None),
        ("status", "planerad", "planerad", "pågående"),
    }
    assert conflict.mine == changes
    assert book.get(Intervention, row.id) == conflict.current
    saved = book.update(
        Intervention, row.id, conflict.mine, expected_version=conflict.current.version, actor="anna"
    )
    assert (saved.note, saved.end, saved.version) == (changes["note"], dt.date(2026, 9, 1), 3)
    assert [event.actor for event in book.history(Intervention, row.id)] == ["anna", "bo", "anna"]


def test_someone_without_a_name_is_someone_else(book):
    book.create(problem(), actor="")
    book.update(Problem, 1, {"note": "a"}, expected_version=1, actor="")
    with pytest.raises(Conflict, match="Någon annan har ändrat"):
        book.update(Problem, 1, {"note": "b"}, expected_version=1, actor="")


def test_saving_the_same_again_is_no_change(book):
    row = book.create(problem(), actor="")
    before = book.revision
    same = book.update(Problem, row.id, {"title": f" {row.title} "}, expected_version=1, actor="")
    assert (same, book.revision) == (row, before)
    book.update(Problem, row.id, {"title": "Annat"}, expected_version=1, actor="")
    assert book.revision != before


def test_a_change_of_what_it_is_compared_with_is_dated(book):
    row = book.create(intervention(control_codes=("hov",)), actor="")
    assert row.control_changed_at == row.area_changed_at == row.created_at
    later = book.update(
        Intervention, row.id, {"control_codes": ("norr",)}, expected_version=1, actor=""
    )
    assert later.control_changed_at == later.changed_at > row.created_at
    assert later.area_changed_at == later.displacement_changed_at == row.created_at
    moved = book.update(
        Intervention, row.id, {"radius_m": 90, "ring_m": 200}, expected_version=2, actor=""
    )
    assert moved.area_changed_at == moved.displacement_changed_at == moved.changed_at
    assert moved.control_changed_at == later.control_changed_at


def test_what_the_database_says_itself_is_not_changed(book):
    book.create(intervention(), actor="")
    for name in ("id", "version", "created_at", "key", "control_changed_at"):
        with pytest.raises(ValueError, match=name):
            book.update(Intervention, 1, {name: 7}, expected_version=1, actor="")


def test_several_changes_are_kept_together_or_not_at_all(book):
    def both():
        with book.changing("") as change:
            made = change.insert(problem())
            change.insert(cause(made.id, explanation=" "))

    with pytest.raises(UserError, match="Skriv vad orsaken är"):
        both()
    assert book.listed(Problem) == []
    assert book.fault() == ""


def test_a_map_is_kept_once_and_told_if_it_is_damaged(book):
    digest = records.keep_image(book, PNG)
    assert records.keep_image(book, PNG) == digest == hashlib.sha256(PNG).hexdigest()
    assert records.image(book, digest) == PNG
    with pytest.raises(UserError, match="saknas"):
        records.image(book, "0" * 64)
    for wrong in (b"GIF89a", b""):
        with pytest.raises(UserError, match="för stor eller skadad"):
            records.keep_image(book, wrong)
    with book.engine.begin() as connection:
        connection.execute(update(Images).values(png=PNG + b"."))
    with pytest.raises(UserError, match="skadad"):
        records.image(book, digest)


def test_others_follow_the_view_of_the_chair_without_a_new_version(book, opened):
    council = book.create(meeting(), actor="")
    assert records.shown(book, council.id) is None
    revision = book.revision
    for query in ("from=2026-01-01", "from=2026-02-01"):
        records.show(book, council.id, query)
        assert records.shown(opened(), council.id).query == query
    assert (book.get(Meeting, council.id), book.revision) == (council, revision)
    with pytest.raises(UserError, match="finns inte längre"):
        records.show(book, 99, "x")
