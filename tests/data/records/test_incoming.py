"""A file of interventions comes in: every row is accounted for, and nobody's work is written over."""

from __future__ import annotations

import csv
import io

import pytest

from data.records import Intervention, incoming, outgoing
from geo.errors import UserError
from tests.data.records.conftest import counts, problem


def edited(book, change):
    """Return the exported CSV with its rows changed."""
    rows = list(
        csv.DictReader(io.StringIO(outgoing.to_csv(book).decode("utf-8-sig")), delimiter=";")
    )
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=";")
    writer.writeheader()
    writer.writerows(change(rows))
    return out.getvalue().encode()


def test_a_row_changed_in_another_program_changes_the_intervention(full, save):
    def change(rows):
        rows[0]["status"] = "avslutad"
        rows[1]["slut"] = ""
        return rows

    raw = edited(full, change)
    assert counts(incoming.take(full, save(raw), actor="anna")) == (2, 0, 1, 2)
    first, second, _ = full.listed(Intervention)
    assert (first.status, first.changed_by, first.version) == ("avslutad", "anna", 2)
    assert second.end is None
    assert counts(incoming.take(full, save(raw), actor="anna")) == (0, 0, 3, 0)


def test_a_row_that_somebody_else_has_changed_meanwhile_is_rejected(full, save):
    raw = edited(full, lambda rows: [rows[0] | {"status": "avslutad"}, *rows[1:]])
    full.update(Intervention, 1, {"note": "Nytt"}, expected_version=1, actor="bo")
    outcome = incoming.take(full, save(raw), actor="anna")
    assert counts(outcome) == (0, 1, 2, 0)
    assert "bo har ändrat" in str(outcome.faults[0].why)
    assert full.get(Intervention, 1).note == "Nytt"


HANDMADE = """Namn;Start;Ansvarig;x;y;status;hemligt
Belysning;2026-03-01;Tekniska;488170,5;6303930;;a
Belysning;2026-03-01;Tekniska;488170.5;6303930;planerad;a
;2026-03-01;Tekniska;488170;6303930;;
Utan plats;2026-03-01;Tekniska;;;;
Fel dag;i går;Tekniska;488170;6303930;;
I grader;2026-03-01;Tekniska;14,8;56,9;;
Fel status;2026-03-01;Tekniska;488170;6303930;klar;
För många;celler;a;b;c;d;e;f
"""


def test_every_row_of_a_file_made_by_hand_is_accounted_for(book, save):
    outcome = incoming.take(book, save(HANDMADE.encode("cp1252")), actor="anna")
    assert counts(outcome) == (1, 6, 1, 0)
    assert [(fault.row, fault.name) for fault in outcome.faults] == [
        (4, ""), (5, "Utan plats"), (6, "Fel dag"), (7, "I grader"), (8, "Fel status"), (9, "")
    ]  # fmt: skip
    said = " ".join(str(fault.why) for fault in outcome.faults)
    for words in ("vad insatsen heter", "på kartan", "”i går”", "utanför", "”klar”", "kolumner"):
        assert words in said
    assert outcome.ignored == ("hemligt",)
    (row,) = book.listed(Intervention)
    assert (row.geometry.x, row.status) == (488170.5, "planerad")
    assert counts(incoming.take(book, save(HANDMADE.encode("cp1252")), actor="")) == (0, 6, 2, 0)


def test_a_problem_is_known_by_its_title_or_number_and_another_is_a_reason(book, save):
    one = book.create(problem(title="Stölder"), actor="").id
    said = ("Stölder", str(one), "", "Skadegörelse")
    rows = [f"A{i};2026-03-01;T;488170;6303930;{name}\n" for i, name in enumerate(said)]
    raw = "namn;start;ansvarig;x;y;problem\n" + "".join(rows)
    outcome = incoming.take(book, save(raw.encode()), actor="")
    assert counts(outcome) == (3, 1, 0, 0)
    assert "”Skadegörelse” finns inte i åtgärdsplanen" in str(outcome.faults[0].why)
    assert [row.problem_id for row in book.listed(Intervention)] == [one, one, None]


def test_invented_rows_stay_out_of_real_ones(book, save):
    raw = "namn;start;ansvarig;x;y;påhittad\nA;2026-03-01;T;488170;6303930;ja\n"
    outcome = incoming.take(book, save(raw.encode()), actor="")
    assert counts(outcome) == (0, 1, 0, 0)
    assert "påhittade" in str(outcome.faults[0].why)


def test_a_file_without_a_needed_column_is_refused(book, save):
    with pytest.raises(UserError, match="saknar kolumnen start"):
        incoming.take(book, save(b"namn;ansvarig\na;b\n"), actor="")
