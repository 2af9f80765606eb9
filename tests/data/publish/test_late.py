"""Late reports through the whole of publishing: added once a year, attacked, no number moved."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json
import shutil
from contextlib import closing

import pytest

from data import publish
from data.publish import months
from data.records import open_book
from data.records.engine import VARIABLE
from data.settings import Settings
from data.store import Store
from geo.disclosure.cells import TOWN, is_late
from geo.public.difference import difference
from tests.data.conftest import rows
from tests.data.publish.conftest import (
    PUBLISHED,
    SIDE,
    corner,
    maker,
    people,
    squares,
    with_act,
)

LATE, TRUE = 800, 1223


def thefts(frame, n, year=2025):
    """Make bicycle thefts spread over the districts and months of a year."""
    rows = []
    for i in range(n):
        x, y = corner(i % 4)
        day = dt.datetime.combine(dt.date(year, 1 + i % 12, 1 + i % 28), dt.time(12))
        rows.append({"start": day, "end": day, "registered": day, "offence": "cykelstold",
                     "x": x + SIDE / 2, "y": y + SIDE / 2, "source": "late"})  # fmt: skip
    return frame(*rows)


def bicycles(town, year=2025):
    """Count what is true of a year."""
    first, version = months.told(town, publish.drafting.kept.ledger(town.root), "2026-11")
    span = tuple(f"{year}-{month:02d}" for month in range(1, 13))
    counted = months.counts(town, span, first, version)
    return int(counted.of([("cykelstold", month) for month in span]).sum())


def year_of_town(drafted, group="cykelstold"):
    """Return what the file of yearly sums says of the municipality in 2025."""
    text = drafted.files["brott-per-ar.csv"].decode("utf-8-sig")
    table = csv.DictReader(io.StringIO(text), delimiter=";")
    return next(
        row for row in table
        if row["area"] == TOWN and row["group"] == group and row["from"] == "2025-01"
        and row["to"] == "2025-12"
    )  # fmt: skip


def late(drafted):
    return {e.period for e in drafted.ledger.entries if is_late(e.period)}


@pytest.fixture(scope="module")
def kept(built, tmp_path_factory):
    """Publish to January; 800 thefts of the year before come in late; publish four times more.

    Returns the releases, and the folder of the store and of what is published: to be read, or
    to be copied and read on.
    """
    root = tmp_path_factory.mktemp("late")
    town = Store(shutil.copytree(built, root / "store"), settings=Settings())
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(VARIABLE, raising=False)
        with closing(with_act(town)) as book:
            make, found = maker(town, book, root / "www"), {}
            for until in ("2026-01", "2026-02", "2026-03", "2026-06", "2026-11"):
                patch.setattr(months, "newest", lambda _, month=until: month)  # made in its time
                found[until] = make(until=until)
                if until == "2026-01":
                    town.add_batch([thefts(rows, LATE)], {"as_of": "2026-12-17"})
    return found, root


@pytest.fixture
def releases(kept):
    return kept[0]


def test_late_reports_are_added_with_the_first_release_that_reaches_march(kept, releases):
    assert bicycles(Store(kept[1] / "store", settings=Settings())) == TRUE
    before, after = (int(year_of_town(releases[m])["value"]) for m in ("2026-02", "2026-03"))
    assert abs(before - (TRUE - LATE)) <= 5
    assert abs(after - TRUE) <= 10
    assert {name: late(each) for name, each in releases.items()} == {
        "2026-01": set(), "2026-02": set(),
        "2026-03": {"2025-late"}, "2026-06": {"2025-late"}, "2026-11": {"2025-late"},
    }  # fmt: skip
    page = releases["2026-11"].files["index.html"].decode()
    assert f"{after:,}".replace(",", "\xa0") in page
    assert "2025-late" in year_of_town(releases["2026-11"])["period"]


def test_no_closed_number_moves_and_every_attack_was_run(releases):
    told = [each.ledger.entries for each in releases.values()]
    for before, after in itertools.pairwise(told):
        assert after[: len(before)] == before
    assert {each.findings for each in releases.values()} == {()}


def test_it_is_the_same_when_it_is_made_again(kept, releases, tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    whole = shutil.copytree(kept[1], tmp_path / "copy", symlinks=True)
    town = Store(whole / "store", settings=Settings())
    with closing(open_book(town)) as book:
        again = maker(town, book, whole / "www")(until="2026-11")
    assert again.same
    assert again.ledger == releases["2026-11"].ledger


def test_late_reports_stand_in_every_file_and_in_what_is_shown_to_the_publisher(releases):
    files = releases["2026-03"].files
    for name in ("brott.csv", "data.json", "brott-per-ar.csv"):
        assert b"2025-late" in files[name], name
    found = difference(releases["2026-02"].files, files)
    assert (found.months, found.late, found.changed) == (("2026-03",), ("2025",), 0)
    rows = json.loads(files["data.json"])["brott"]
    spans = {(row["from"], row["to"]) for row in rows if row["period"] == "2025-late"}
    assert spans == {("2025-01", "2025-12")}
    areas = {row["area"] for row in rows
             if row["period"] == "2025-late" and row["group"] == "cykelstold"}  # fmt: skip
    assert areas == {"C", "N", "V", "Ö", "REST"}


def test_the_page_says_what_the_year_has_in_it(releases):
    waits = "För 2025 är inte alla sena anmälningar med än"
    has = "Ett helt års siffra har också med anmälningar som kom in sent"
    for name, each in releases.items():
        page = each.files["index.html"].decode()
        assert (waits in page) is (name < "2026-03"), name
        assert (has in page) is (name >= "2026-03"), name
        assert "Alla anmälningar som kommer in sent är inte med än" in page or name >= "2026-03"


def test_fewer_than_was_told_is_not_subtracted(make, town, book, frame, tmp_path):
    """Where offences were taken back nothing is told by a negative number."""
    first = make(until="2026-01")
    empty = type(town)(tmp_path / "other", settings=town.settings)
    empty.put_districts(squares(), people())
    empty.add_batch([thefts(frame, 30, 2025), thefts(frame, 30, 2026)], {"as_of": "2026-12-16"})
    folder = tmp_path / "other" / "publish"
    folder.mkdir()
    for name in ("ledger", "key"):
        (folder / name).write_bytes((town.root / "publish" / name).read_bytes())
    order = publish.Order(make.out, PUBLISHED, until="2026-03")
    drafted = publish.draft(empty, book, order)
    told = {e.group: e.value for e in drafted.ledger.entries if e.period == "2025-late"}
    assert set(told.values()) == {0}
    assert drafted.findings == ()
    assert drafted.ledger.entries[: len(first.ledger.entries)] == first.ledger.entries


def test_a_new_district_list_gets_the_late_reports_of_the_old_one_for_the_town_alone(
    make, town, frame
):
    make(until="2025-12")
    moved = squares()
    moved.geometry = moved.geometry.translate(7)
    town.put_districts(moved, people())
    town.add_batch([thefts(frame, LATE)], {"as_of": "2026-12-17"})
    drafted = make(until="2026-03")
    told = {e.area for e in drafted.ledger.entries if e.period == "2025-late"}
    assert (drafted.findings, told) == ((), {TOWN})
