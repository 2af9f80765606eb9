"""Notes on signals: nothing is ever changed or lost."""

import pytest

from data.store import notes
from geo.errors import UserError

SIGNAL = "2026-W47/centrum/stold"


def test_every_note_stays_in_order(tmp_path):
    notes.add(tmp_path, signal=SIGNAL, kind=notes.NOTED, text=" Ring skolan ", by="chef")
    notes.add(
        tmp_path, signal=SIGNAL, kind=notes.DISMISSED, text="Känd händelse\nsedan länge", by=""
    )
    notes.add(tmp_path, signal=SIGNAL, kind=notes.RESTORED, text="", by="")
    kept = notes.every(tmp_path)
    assert [note.kind for note in kept] == [notes.NOTED, notes.DISMISSED, notes.RESTORED]
    assert [note.text for note in kept] == ["Ring skolan", "Känd händelse\nsedan länge", ""]
    assert kept[0].by == "chef"
    assert kept[0].at.endswith("+00:00")


@pytest.mark.parametrize("text", ["", "  \n", "x" * (notes.MAX_TEXT + 1)])
def test_a_dismissal_without_a_reason_is_refused(tmp_path, text):
    with pytest.raises(UserError):
        notes.add(tmp_path, signal=SIGNAL, kind=notes.DISMISSED, text=text, by="")
    assert notes.every(tmp_path) == []


def test_separators_that_only_some_programs_know_do_not_cut_a_line(tmp_path):
    text = "en\u2028rad\u0085till"
    notes.add(tmp_path, signal=SIGNAL, kind=notes.NOTED, text=text, by="")
    notes.add(tmp_path, signal=SIGNAL, kind=notes.NOTED, text="två", by="")
    assert [note.text for note in notes.every(tmp_path)] == [text, "två"]


def test_a_damaged_file_is_a_sentence_and_stays_as_it_is(tmp_path):
    notes.add(tmp_path, signal=SIGNAL, kind=notes.NOTED, text="en", by="")
    path = tmp_path / notes.FILE
    path.write_text('{"signal": ', encoding="utf-8")
    with pytest.raises(UserError, match="skadad"):
        notes.every(tmp_path)
