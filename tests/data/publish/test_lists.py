"""Districts that are replaced, or grow, whenever it is: every month can be published."""

from __future__ import annotations

import json
import re

import pytest
import shapely
from bs4 import BeautifulSoup

from data import publish
from data.__main__ import main
from data.publish import kept
from geo.disclosure.cells import TOWN
from geo.errors import UserError
from geo.public.difference import difference
from tests.data.publish.conftest import (
    CODES,
    PUBLISHED,
    SIDE,
    corner,
    few,
    incidents,
    people,
    squares,
)


def moved():
    """Give half of Centrum to Norr."""
    areas, (x, y) = squares(), corner(0)
    half = shapely.box(x, y, x + SIDE / 2, y + SIDE)
    areas.loc[0, "geometry"] = areas.geometry[0].difference(half)
    areas.loc[1, "geometry"] = areas.geometry[1].union(half)
    return areas


def renamed():
    """Return the same squares under codes that nobody has seen."""
    areas = squares()
    areas["code"] = [f"{code}2" for code in CODES]
    return areas


def told(drafted, month):
    """Return the areas that a month is told of, by itself or with others."""
    return {e.area for e in drafted.ledger.entries if month in re.split(r"[+|]", e.period)}


def page_of(drafted):
    return BeautifulSoup(drafted.files["index.html"].decode(), "html.parser")


def new_people(areas):
    return people().assign(code=list(areas["code"]))


@pytest.mark.parametrize("until", [("2026-01",), ("2025-12", "2026-01"), ("2026-03", "2026-11")])
@pytest.mark.parametrize("cut", [moved, renamed])
def test_a_month_left_of_the_old_year_is_told_of_the_municipality(make, town, until, cut):
    first = make(until="2025-10")
    areas = cut()
    town.put_districts(areas, new_people(areas))
    done = [make(until=each) for each in until]
    assert {each.findings for each in done} == {()}
    last = done[-1]
    assert last.ledger.entries[: len(first.ledger.entries)] == first.ledger.entries
    assert (told(last, "2025-11"), told(last, "2025-12")) == ({TOWN}, {TOWN})
    assert told(last, "2026-01") == {*areas["code"], "REST", TOWN}
    assert {e.area for e in last.ledger.entries if e.period == "2025-late"} <= {TOWN}
    said = page_of(last).select_one("#omraden").parent.get_text(" ")
    assert "Indelningen i områden ändrades" not in said or "nov–dec 2025" in said
    assert json.loads(last.files["data.json"])["municipality_only"] == ["2025-11", "2025-12"]


@pytest.mark.parametrize("cut", [moved, renamed])
def test_a_change_in_mid_year_waits_for_january(make, town, cut):
    first = make(until="2026-03")
    areas = cut()
    town.put_districts(areas, new_people(areas))
    done = [make(until=each) for each in ("2026-04", "2026-07", "2026-11")]
    assert {each.findings for each in done} == {()}
    assert {area for n in range(4, 12) for area in told(done[-1], f"2026-{n:02}")} == {TOWN}
    assert [each.alone for each in done] == [
        ("2026-04",), ("2026-05", "2026-06", "2026-07"),
        ("2026-08", "2026-09", "2026-10", "2026-11"),
    ]  # fmt: skip
    new = difference(done[0].files, done[1].files)
    assert new.alone == done[1].alone
    assert new.changed == difference(first.files, done[0].files).changed == 0
    page = page_of(done[-1])
    assert (
        "innan brotten från apr–nov 2026 hade räknats. De redovisas därför bara för"
        in page.get_text()
    )
    names = [row.th.get_text() for row in page.select("#omraden ~ .beside table tbody tr")]
    assert names == ["Centrum", "Norr", "Väster", "Öster", "Övriga och okända platser"]
    heads = page.select_one("details.area").select("thead th")
    assert heads[-1].get_text() == "jan–nov 2026"
    newest = {row.select("td")[-1].get_text() for row in page.select("details.area tbody tr")}
    assert newest == {"–"}


def test_the_map_shows_the_borders_that_the_numbers_are_of(make, town):
    before = page_of(make(until="2026-03")).select_one("#omraden ~ .beside svg")
    town.put_districts(moved(), people())
    after = page_of(make(until="2026-04")).select_one("#omraden ~ .beside svg")
    outlines = [[path.get("d") for path in svg.select("path")] for svg in (before, after)]
    assert outlines[0] == outlines[1]


@pytest.fixture
def small(town, frame, tmp_path, book):
    """Release months of a town where next to nothing happens: none of them is split."""
    sparse = type(town)(tmp_path / "small", settings=town.settings)
    sparse.put_districts(squares(), few())
    sparse.add_batch([incidents(frame, 60)], {"as_of": "2026-12-16"})

    def run(until):
        drafted = publish.draft(sparse, book, publish.Order(tmp_path / "w", PUBLISHED, until=until))
        publish.publish(sparse, drafted, tmp_path / "w")
        return drafted

    run.store = sparse
    return run


@pytest.mark.parametrize("cut", [squares, moved])
def test_a_town_where_nothing_was_split_goes_on_when_a_district_grows(small, cut):
    first = small("2026-02")
    assert {e.area for e in first.ledger.entries} == {TOWN}
    small.store.put_districts(cut(), people())
    done = [small(until) for until in ("2026-03", "2026-10")]
    assert {each.findings for each in done} == {()}
    assert {e.areas for e in done[-1].ledger.entries} == {first.ledger.entries[0].areas}
    assert bool(done[-1].alone) is (cut is moved)


def test_the_command_line_says_what_is_told_of_the_municipality(make, town, monkeypatch, capsys):
    make(until="2025-10")
    town.put_districts(moved(), people())
    monkeypatch.setenv("LAGESBILD_DATA", str(town.root))
    monkeypatch.delenv("LAGESBILD_SETTINGS", raising=False)
    assert main(["publish", "--out", str(make.out), "--until", "2025-12"]) == 0
    said = capsys.readouterr().out
    assert "redovisas 2025-11–2025-12 bara för hela kommunen" in said
    assert "från januari 2026" in said


def test_without_large_districts_it_is_a_sentence(make, town):
    make(until="2025-12")
    town.put_districts(renamed(), new_people(renamed()).assign(population=900))
    before = kept.ledger(town.root)
    with pytest.raises(UserError, match="Läs in folkmängd"):
        make(until="2026-01")
    assert kept.ledger(town.root) == before
