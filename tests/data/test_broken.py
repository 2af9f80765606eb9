"""Rows that cannot be divided into cells: kept whole, at about the size they have in the file."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest

from data import ingest
from data.ingest import quarantine as rejected
from data.ingest.profile import Format
from data.settings import Settings
from data.sources import delimited

GOOD = "{id};0801;Stöld;2024-03-02;2024-03-01 10:00;2024-03-01 12:00;488000,5;6304000,5"
LONG = "😀" + "x" * 2000


def prepare(path):
    return ingest.prepare(path, ingest.profile("police-points"), Settings())


def cost(work) -> tuple[object, int, int]:
    """Return what some work gives, the memory it keeps and the most it needs."""
    tracemalloc.start()
    try:
        return work(), *tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()


def test_broken_rows_cost_what_they_are_long_and_not_four_times_that(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("a;b\n" + f"{LONG}\n" * 1000, encoding="utf-8")
    size = file.stat().st_size
    sheet, kept, _ = cost(lambda: delimited.read(file, Format()))
    assert kept < 1.5 * size
    assert {record.text for record in sheet.broken} == {LONG}


def test_rejected_rows_are_written_a_few_at_a_time(points):
    draft = prepare(points(GOOD.format(id=1), *[f"{i};{LONG}" for i in range(1000)]))
    assert draft.rejected == 1000
    written, _, most = cost(lambda: draft.quarantine)
    assert most < 4 * len(written)
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == [str(i) for i in range(1000)]
    assert {row[1] for row in rows[1:]} == {LONG}


@pytest.mark.parametrize("slice_", [1, 2, 7])
def test_rejected_rows_are_the_same_however_many_at_a_time(points, monkeypatch, slice_):
    rows = [GOOD.format(id=i) if i % 3 else f"{i};;;" if i % 2 else f"{i};x" for i in range(20)]
    draft = prepare(points(*rows, *[f"{i};;Text;2024-03-02;;;;" for i in range(5)]))
    assert set(draft.faults["reason"]) == {"wrong_columns", "missing_code"}
    whole = draft.quarantine
    monkeypatch.setattr(rejected, "SLICE", slice_)
    assert draft.quarantine == whole


def test_a_cell_may_be_longer_than_the_csv_module_expects(points, take, store):
    cell = "x" * 200_000
    batch = take(points(GOOD.format(id=1), f"2;{cell}"))
    assert (batch.accepted, batch.rejected) == (1, 1)
    assert cell in store.quarantine(batch.id).decode("utf-8-sig")
