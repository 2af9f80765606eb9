"""A release: two people let it out, exactly the bytes that were approved, and the later is told."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import update

from data.records import Conflict, Release, drafts, releases
from data.records.drafts import Draft
from data.records.problems import Invalid
from data.records.release import ATTACKS
from data.records.release_back import sent_back
from data.records.release_table import Drafts
from geo.errors import UserError

ROOT = Path(__file__).parents[3]
DRAFT = Draft({"index.html": b"<p>435", "brott.csv": b"a;5"}, b'{"total": 3}')
CLEAN = [{"attack": attack, "tried": 3, "found": []} for attack in ATTACKS]
LEAKY = [*CLEAN[1:], {"attack": "A1", "tried": 3, "found": [["araby misshandel", "narrow"]]}]
ANNA, BO = "anna@exempel.se", "bo@exempel.se"


def built(book, *, audit=CLEAN, draft=DRAFT, actor=ANNA):
    row = releases.begin(book, Release(intro="Hej"), actor=actor)
    made = {"name": "2026-10", "made_from": "abc", "audit": audit}
    return releases.keep(book, row, draft, made, actor=actor)


def proposed(book, actor=ANNA):
    return releases.propose(book, built(book, actor=actor), actor=actor)


def test_a_release_goes_all_the_way_and_every_step_is_in_the_history(book):
    row = releases.approve(book, proposed(book), DRAFT.digest, actor=BO)
    row = releases.published(book, row, actor=BO)
    row = releases.recall(book, row, "Fel karta", actor=ANNA)
    assert (row.proposed_by, row.approved_by, row.reason) == (ANNA, BO, "Fel karta")
    assert row.proposed_at < row.approved_at < row.published_at < row.recalled_at
    history = book.history(Release, row.id)
    assert [event.after["state"] for event in history] == [
        "utkast", "utkast", "föreslagen", "godkänd", "publicerad", "återkallad"
    ]  # fmt: skip
    assert {event.after["digest"] for event in history[1:]} == {DRAFT.digest}
    assert [event.actor for event in history[2:]] == [ANNA, BO, BO, ANNA]
    assert drafts.get(book, row.digest) == DRAFT
    assert book.fault() == ""


@pytest.mark.parametrize("actor", [ANNA, " Anna@Exempel.SE ", ""])
def test_nobody_approves_what_they_proposed_themselves(book, actor):
    row = proposed(book)
    with pytest.raises(Invalid):
        releases.approve(book, row, DRAFT.digest, actor=actor)
    assert book.get(Release, row.id).state == "föreslagen"


def test_without_a_login_nothing_is_proposed_only_handed_out(book):
    row = built(book, actor="")
    with pytest.raises(Invalid, match="inloggning"):
        releases.propose(book, row, actor="")
    assert releases.handed_out(book, row, actor="").state == "utlämnad"


@pytest.mark.parametrize("audit", [LEAKY, CLEAN[1:], [], None])
def test_a_failed_attack_or_one_that_was_not_tried_refuses_the_release(book, audit):
    row = built(book, audit=audit)
    for step in (releases.propose, releases.handed_out):
        with pytest.raises(Invalid, match="proven"):
            step(book, row, actor=ANNA)
    assert book.get(Release, row.id) == row


def test_no_way_round_the_steps_lets_anything_out(book):
    row = built(book)
    for state in ("godkänd", "publicerad", "återkallad"):
        with pytest.raises(Invalid):
            book.update(Release, row.id, {"state": state}, expected_version=2, actor=ANNA)
        with pytest.raises(Invalid):
            book.update(
                Release, row.id,
                {"state": state, "proposed_by": ANNA, "approved_by": ANNA, "reason": "x"},
                expected_version=2, actor=ANNA,
            )  # fmt: skip
    for step in (releases.published, releases.send_back, releases.recall):
        with pytest.raises(UserError, match="läget"):
            step(book, row, *(["x"] if step is not releases.published else []), actor=BO)


def test_other_bytes_than_those_looked_at_are_not_approved(book):
    row = proposed(book)
    with pytest.raises(UserError, match="ett annat"):
        releases.approve(book, row, "0" * 64, actor=BO)


def test_bytes_that_have_changed_are_not_approved(book):
    row = proposed(book)
    other = drafts.zipped({"index.html": b"<p>436", "brott.csv": b"a;5"})
    with book.engine.begin() as connection:
        connection.execute(update(Drafts).values(files=other))
    with pytest.raises(UserError, match="skadat"):
        releases.approve(book, row, DRAFT.digest, actor=BO)
    with book.engine.begin() as connection:
        connection.execute(update(Drafts).values(files=b"PK"))
    with pytest.raises(UserError, match="skadat"):
        drafts.get(book, DRAFT.digest)


def test_a_release_that_was_never_built_is_not_proposed(book):
    row = releases.begin(book, Release(audit=CLEAN), actor=ANNA)
    with pytest.raises(Invalid, match="Bygg"):
        releases.propose(book, row, actor=ANNA)


def test_the_later_of_two_is_told(book):
    seen = proposed(book)
    releases.send_back(book, seen, "Stavfel", actor=BO)
    with pytest.raises(Conflict, match="bo@exempel"):
        releases.approve(book, seen, DRAFT.digest, actor="cy@exempel.se")
    with pytest.raises(UserError, match="redan börjat"):
        releases.begin(book, Release(), actor=ANNA)
    assert len(releases.every(book)) == 1


def test_what_was_sent_back_starts_over(book):
    row = releases.approve(book, proposed(book), DRAFT.digest, actor=BO)
    row = releases.send_back(book, row, "Fel telefonnummer", actor=BO)
    assert (row.state, row.proposed_by, row.approved_by) == ("utkast", "", "")
    assert (row.reason, row.proposed_at, row.approved_at) == ("Fel telefonnummer", None, None)


def test_another_says_why_it_is_sent_back_and_the_history_who(book):
    row = proposed(book)
    with pytest.raises(Invalid, match="en mening"):
        releases.send_back(book, row, " ", actor=BO)
    row = releases.send_back(book, row, "Stavfel", actor=BO)
    row = releases.write(book, row, {"intro": "Rättat"}, actor=ANNA)
    back = sent_back(book, row)
    assert (back.actor, back.after["reason"]) == (BO, "Stavfel")


def test_who_takes_back_their_own_is_not_told_of_it(book):
    assert sent_back(book, releases.send_back(book, proposed(book), "", actor=ANNA)) is None


@pytest.mark.parametrize(("field", "text"), [("write_to", "inte en adress"), ("call", "hej")])
def test_where_nobody_can_be_reached_is_not_kept(book, field, text):
    with pytest.raises(Invalid, match=text):
        releases.begin(book, Release(**{field: text}), actor=ANNA)
    row = releases.begin(book, Release(), actor=ANNA)
    with pytest.raises(Invalid, match=text):
        releases.write(book, row, {field: text}, actor=ANNA)


def test_another_text_is_another_draft(book):
    row = built(book)
    same = releases.write(book, row, {"intro": "Hej"}, actor=ANNA)
    assert same == row
    row = releases.write(book, row, {"coming": dt.date(2026, 12, 15)}, actor=ANNA)
    assert (row.digest, row.name, row.audit) == ("", "", None)
    with pytest.raises(ValueError, match="state"):
        releases.write(book, row, {"state": "publicerad"}, actor=ANNA)


def test_a_release_is_recalled_with_a_reason(book):
    row = releases.approve(book, proposed(book), DRAFT.digest, actor=BO)
    row = releases.published(book, row, actor=BO)
    with pytest.raises(Invalid, match="varför"):
        releases.recall(book, row, " \n", actor=BO)


def test_the_newest_is_found_and_the_one_in_work(book):
    first = releases.handed_out(book, built(book), actor=ANNA)
    second = built(book)
    rows = releases.every(book)
    assert (rows, releases.in_work(rows), releases.latest(rows)) == ([second, first], second, first)
    assert releases.in_work(rows[1:]) is None


def test_the_digest_is_of_names_and_contents_in_any_order():
    files = dict(DRAFT.files)
    swapped = dict(zip(files, reversed(files.values()), strict=True))
    turned = dict(reversed(files.items()))
    assert Draft(turned, b"").digest == DRAFT.digest != Draft(swapped, b"").digest
    assert drafts.zipped(turned) == drafts.zipped(files)


def test_the_tables_are_known_to_whoever_imports_the_records_alone():
    line = "from data.records import KINDS, change; [change.table_of(kind) for kind in KINDS]"
    assert subprocess.run([sys.executable, "-c", line], cwd=ROOT, check=False).returncode == 0


def test_what_is_too_large_is_refused(book, monkeypatch):
    monkeypatch.setattr(drafts, "LARGEST", 10)
    with pytest.raises(UserError, match="för stort"):
        drafts.keep(book, DRAFT)
