"""Notes on signals: nothing is ever changed or lost, nor when they move into the database."""

from __future__ import annotations

import json

import pytest

from data.records import Signal, signals
from data.records.choices import DISMISSED, NOTED, RESTORED
from geo.errors import UserError

SIGNAL = "2026-W47/centrum/stold"
OLD = [
    {"signal": SIGNAL, "kind": NOTED, "text": "Ring skolan", "by": "chef",
     "at": "2026-11-23T08:01:02+00:00"},
    {"signal": SIGNAL, "kind": DISMISSED, "text": "en\u2028rad", "by": "",
     "at": "2026-11-23T09:00:00+00:00"},
]  # fmt: skip


def note(kind, said=""):
    return Signal(signal=SIGNAL, kind=kind, said=said)


def test_every_note_stays_in_order(book):
    signals.add(book, note(NOTED, " Ring skolan "), actor="chef")
    signals.add(book, note(DISMISSED, "Känd händelse\nsedan länge"), actor="")
    signals.add(book, note(RESTORED), actor="")
    kept = signals.every(book)
    assert [each.kind for each in kept] == [NOTED, DISMISSED, RESTORED]
    assert [each.said for each in kept] == ["Ring skolan", "Känd händelse\nsedan länge", ""]
    assert (kept[0].changed_by, kept[0].created_at.utcoffset().seconds) == ("chef", 0)


def test_a_dismissal_without_a_reason_is_refused(book):
    for said in ("", "  \n", "x" * (signals.LONGEST + 1)):
        with pytest.raises(UserError):
            signals.add(book, note(DISMISSED, said), actor="")
    assert signals.every(book) == []


@pytest.fixture
def old(store):
    """Leave notes as an older version of the program kept them."""
    path = store.root / signals.FILE
    path.parent.mkdir(parents=True)
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in OLD)
    path.write_text(f"{text}\n", encoding="utf-8")
    return path


def test_notes_of_an_older_store_are_taken_over_once(book, old):
    signals.add(book, note(RESTORED), actor="bo")
    kept = signals.every(book)
    assert [(n.said, n.changed_by, n.created_at.isoformat()) for n in kept[:2]] == [
        (line["text"], line["by"], line["at"]) for line in OLD
    ]
    assert (kept[2].kind, len(kept), old.exists()) == (RESTORED, 3, False)
    old.with_suffix(".taken").rename(old)  # as if it had died before the file was put aside
    assert signals.every(book) == kept
    assert book.fault() == ""


def test_a_damaged_file_is_a_sentence_and_stays_as_it_is(book, old):
    old.write_text('{"signal": ', encoding="utf-8")
    with pytest.raises(UserError, match="skadad"):
        signals.every(book)
    assert old.exists()
