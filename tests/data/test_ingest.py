"""What becomes of the rows of a file: nothing is lost, nothing is counted twice."""

from __future__ import annotations

import csv
import io
import itertools
import string

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from data import ingest
from data.ingest.faults import OF_INCIDENTS
from data.settings import Settings
from data.store import Store
from geo.errors import UserError

GOOD = "{id};0801;Stöld av cykel;2024-03-02;2024-03-01 10:00;2024-03-01 12:00;488000,5;6304000,5"
FAULTY = {
    "1;;Text;2024-03-02;2024-03-01 10:00;;488000;6304000": ("missing_code", "Brottskod"),
    "2;0801;Text;2024-03-02;1 mars;;488000;6304000": ("bad_date", "Brottstid från"),
    "3;0801;Text;2024-13-40;2024-03-01;;488000;6304000": ("bad_date", "Inskrivningsdatum"),
    "4;0801;Text;2999-03-02;2024-03-01;;488000;6304000": ("future_date", "Inskrivningsdatum"),
    "5;0801;Text;2024-03-02;2024-03-02 10:00;2024-03-01 10:00;;": (
        "end_before_start",
        "Brottstid till",
    ),
    "6;0801;Text;2024-03-02;2024-03-01;;öst;6304000": ("bad_coordinate", "X"),
    "7;0801;Text;2024-03-02;2024-03-01;;488000;": ("half_place", "Y"),
    "8;0801;Text;2024-03-02": ("wrong_columns", ""),
    "9;0801;Text;2024-03-02;2024-03-01;;inf;6304000": ("bad_coordinate", "X"),
    "10;0801;Text;1799-03-02;2024-03-01;;488000;6304000": ("bad_date", "Inskrivningsdatum"),
}


def prepare(path, profile="police-points"):
    return ingest.prepare(path, ingest.profile(profile), Settings())


@pytest.mark.parametrize(("row", "why"), FAULTY.items())
def test_every_fault_has_its_reason_column_and_row(points, row, why):
    draft = prepare(points(GOOD.format(id="a"), row, GOOD.format(id="b")))
    assert draft.read == 3
    fault = draft.faults.iloc[0]
    assert (fault["reason"], fault["column"], fault["row"]) == (*why, 3)
    assert list(draft.incidents["source_id"]) == ["a", "b"]


def test_every_reason_but_the_count_is_shown_by_the_faulty_rows():
    assert {why for why, _ in FAULTY.values()} | {"bad_count"} == set(OF_INCIDENTS)


@pytest.mark.parametrize("place", [";", "0;0", "NA;NA", "0,0;0,0"])
def test_a_withheld_place_is_no_fault(points, place):
    row = f"1;0801;Text;2024-03-02;2024-03-01 10:00;2024-03-01 12:00;{place}"
    draft = prepare(points(row))
    assert draft.rejected == 0
    assert draft.incidents["x"].isna().all()


def test_a_row_without_any_date_is_accepted_and_counted_as_undated(points, store, take):
    batch = take(points("1;0801;Text;;;;488000;6304000", GOOD.format(id="2")))
    assert batch.accepted == 2
    assert store.incidents().undated == 1
    assert len(store.incidents().cell) == 1


def test_rejected_rows_can_be_mended_and_imported_again(points, store, take, tmp_path):
    bad = '7;0801;"=HYPERLINK(1)";2024-03-02;2024-03-01;;-3;6304000x'
    first = take(points(GOOD.format(id="1"), bad))
    assert (first.accepted, first.rejected) == (1, 1)
    text = store.quarantine(first.id).decode("utf-8-sig")
    kept = next(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert kept["karantän: rad"] == "3"
    assert kept["karantän: värde"] == "6304000x"
    assert kept["karantän: orsak"] == "bad_coordinate"
    assert kept["Brottskod.klartext"] == "'=HYPERLINK(1)"  # a spreadsheet must not run it
    assert kept["X"] == "-3"  # a number stays a number
    mended = tmp_path / "mended.csv"
    mended.write_text(
        text.replace("6304000x;kar", "").replace(";6304000x;", ";6304000;", 1), "utf-8"
    )
    second = take(mended)
    assert (second.read, second.accepted) == (1, 1)
    assert store.status()["incidents"] == 2


def test_a_formula_in_a_cell_stays_text(points, store, take):
    take(points("1;=1+1;@SUM(A1);2024-03-02;2024-03-01;;488000;6304000"))
    assert store.status()["unmapped_codes"] == {"=1+1 @SUM(A1)": 1}


def test_identical_rows_without_id_are_separate_incidents_once(points, store, take):
    row = ";0365;Misshandel inomhus;2024-03-02;2024-03-01;;0;0"
    path = points(row, row, row)
    assert take(path).accepted == 3
    before = store.version
    again = take(path)
    assert (again.accepted, again.duplicates) == (0, 3)
    assert store.version == before
    assert take(points(row, row, row, row, name="more.csv")).accepted == 1
    assert len(store.incidents().cell) == 4


def test_a_file_in_the_other_dialect_adds_nothing_to_rows_with_id(points, take, tmp_path):
    path = points(GOOD.format(id="1"))
    take(path)
    twin = tmp_path / "twin.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")), delimiter=";"))
    with twin.open("w", encoding="utf-8-sig", newline="") as handle:
        csv.writer(handle).writerows(rows)
    assert take(twin).duplicates == 1


def test_the_order_of_files_leaves_no_trace(points, tmp_path, settings, districts):
    files = [
        points(*(GOOD.format(id=i) for i in range(5)), name="a.csv"),
        points(*(GOOD.format(id=i).replace("0801", "1210") for i in range(3, 8)), name="b.csv"),
        points(*(GOOD.format(id=i) for i in range(2, 4)), name="c.csv"),
    ]
    as_of = [pd.Timestamp(f"2024-0{m}-01").date() for m in (5, 6, 7)]
    profile = ingest.profile("police-points")
    drafts = [
        ingest.prepare(file, profile, settings, as_of=day)
        for file, day in zip(files, as_of, strict=True)
    ]
    seen = set()
    for number, order in enumerate(itertools.permutations(range(3))):
        one = Store(tmp_path / f"store{number}", settings=settings)
        one.put_districts(districts)
        for i in order:
            ingest.commit(drafts[i], one, [])
        known = [one.incidents(str(day)).cell.tobytes() for day in as_of]
        seen.add((one.version, one.incidents().cell.tobytes(), *known))
    assert len(seen) == 1


def test_a_changed_row_is_a_new_version_and_the_old_one_can_be_asked_for(points, store, take):
    take(points(GOOD.format(id="1"), GOOD.format(id="2")), as_of=pd.Timestamp("2024-04-01").date())
    changed = points(GOOD.format(id="1").replace("0801", "1210"), name="b.csv")
    assert take(changed, as_of=pd.Timestamp("2024-05-01").date()).accepted == 1
    then, now = store.incidents("2024-04-30"), store.incidents("2024-05-01")
    assert len(then.cell) == len(now.cell) == len(store.incidents().cell) == 2
    assert len(np.unique(then.cell)) == 1
    assert len(np.unique(now.cell)) == 2
    assert len(store.incidents("2024-03-31").cell) == 0


def test_a_row_changed_back_is_current_again(points, store, take):
    old, new = GOOD.format(id="1"), GOOD.format(id="1").replace("0801", "1210")
    for month, row in enumerate([old, new, old], start=4):
        take(points(row, name=f"{month}.csv"), as_of=pd.Timestamp(f"2024-{month:02}-01").date())
    first, second, last = (store.incidents(f"2024-{month:02}-01").cell for month in (4, 5, 6))
    assert first == last != second


TEXT = st.text(alphabet=string.printable + "åäöÅÄÖ–€\x00", max_size=12)
CELL = st.one_of(
    TEXT,
    st.sampled_from(["", "0", "0801", "488000", "6304000,5", "2024-03-01", "2024-03-01 10:00"]),
)


@rules(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(st.lists(CELL, min_size=8, max_size=8), max_size=12))
def test_no_row_is_ever_lost(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("any")
    path = folder / "any.csv"
    header = "Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;Brottstid till;X;Y"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerows([header.split(";"), *rows])
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    one = Store(folder / "store", settings=Settings())
    profile = ingest.profile("police-points")
    draft = ingest.prepare(path, profile, one.settings)
    batch = ingest.commit(draft, one, [])
    assert batch.read == batch.accepted + batch.rejected + batch.duplicates == filled
    version = one.version
    again = ingest.commit(ingest.prepare(path, profile, one.settings), one, [])
    assert (again.accepted, one.version) == (0, version)
    incidents = one.incidents()
    current = {row["source_id"] for frame in draft.frames for row in frame.to_dict("records")}
    assert len(incidents.cell) + incidents.undated + incidents.early == len(current)


def test_read_must_equal_what_is_accounted_for(store, points):
    draft = prepare(points(GOOD.format(id="1")))
    with pytest.raises(UserError, match="Räkningen går inte ihop"):
        store.add_batch(draft.frames, draft.provenance | {"read": 2})
    assert store.is_empty
