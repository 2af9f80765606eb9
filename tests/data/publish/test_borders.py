"""New borders are not told as a trend: half of Centrum becomes Norr while crime stays as it was."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
import shapely
from bs4 import BeautifulSoup

from data import publish
from data.publish import kept, lists
from data.records import open_book
from data.settings import Settings
from data.store import Store
from geo.disclosure.cells import TOWN
from tests.data.conftest import rows
from tests.data.publish import conftest
from tests.data.publish.conftest import PUBLISHED, SIDE, corner, people, squares

REST = "Övriga och okända platser"
SAME, MOVED = "ingen säker skillnad", "gränserna har ändrats"
UNTIL = "2026-03"  # 2025 has its late reports
SOME = "Från 2025 gäller nya gränser för Centrum och Norr. Siffror inom parentes"
OTHERS = "Från 2025 räknas andra platser än tidigare till övriga och okända platser."


def halved():
    """Give the western half of Centrum to Norr."""
    changed = squares()
    x, y = corner(0)
    half = shapely.box(x, y, x + SIDE / 2, y + SIDE)
    changed.loc[0, "geometry"] = changed.geometry[0].difference(half)
    changed.loc[1, "geometry"] = changed.geometry[1].union(half)
    return changed, people()


def shrunk():
    """Leave so few inhabitants in Norr that it is not told of."""
    few = people()
    few.loc[1, "population"] = 900
    return squares(), few


def drawn_again():
    """Draw the same borders from another corner, and a hair's breadth off."""
    changed = squares()
    changed.geometry = changed.geometry.translate(0.01, 0.01).map(shapely.reverse)
    return changed, people()


def told(tmp_path_factory, change, *, forgets=False, begins=lambda: (squares(), people())):
    """Publish three years, draw the districts anew, and publish what came after."""
    root = tmp_path_factory.mktemp("borders")
    store = Store(root / "store", settings=Settings())
    store.put_districts(*begins())
    (root / "store" / kept.FOLDER).mkdir()
    (root / "store" / kept.FOLDER / "key").write_text("ab" * kept.KEY_BYTES)  # the same each time
    first = dt.date(2022, 1, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(conftest.VARIABLE, raising=False)
        patch.setattr(conftest, "FIRST", first)
        patch.setattr(conftest, "DAYS", (PUBLISHED - first).days)
        patch.setattr(conftest, "OFFENCES", ("cykelstold", "klotter") * 3)
        outside = conftest.incidents(rows, 2000, seed=2, source="utanför")
        outside["x"] += 10 * SIDE
        store.add_batch([conftest.incidents(rows, 8000), outside], {"as_of": "2026-12-16"})
        book = open_book(store)
        for until in ("2024-12", UNTIL):
            drafted = publish.draft(
                store, book, publish.Order(root / "www", PUBLISHED, until=until)
            )
            publish.publish(store, drafted, root / "www")
            if until != UNTIL:
                store.put_districts(*change())
            if forgets:
                patch.setattr(Store, "earlier_districts", lambda _: {})
        book.close()
    return drafted, BeautifulSoup(drafted.files["index.html"].decode(), "html.parser")


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    return told(tmp_path_factory, halved)


def districts(page):
    """Return the table beside the map: name → numbers by year, and what is said."""
    table = next(t for t in page("table") if t.caption.get_text().startswith("Samma uppgifter"))
    heads = [each.get_text() for each in table.thead("th")][1:]
    return {
        row.th.get_text().strip(): dict(
            zip(heads, [cell.get_text() for cell in row("td")], strict=True)
        )
        for row in table.tbody("tr")
    }  # fmt: skip


def said(page):
    return {name: row["2025 mot 2022–2024"] for name, row in districts(page).items()}


def section(page):
    return page.find("section", {"aria-labelledby": "omraden"})


def test_a_district_of_other_borders_is_not_compared_and_the_others_are(moved):
    drafted, page = moved
    assert said(page) == {
        "Centrum": MOVED, "Norr": MOVED, "Väster": SAME, "Öster": SAME, REST: SAME,
    }  # fmt: skip
    assert drafted.findings == ()
    marks = {path.title.string: path["class"] for path in page.select("svg.map path[class]")
             if path.title}  # fmt: skip
    assert marks[f"Norr: {MOVED}"] == ["unknown"]
    assert not page.select("td.more, td.fewer, svg .more, svg .fewer")


def test_its_years_before_stand_in_parentheses_and_have_no_bars(moved):
    _, page = moved
    for name, row in districts(page).items():
        inside = {year for year, number in row.items() if number.startswith("(")}
        assert inside == ({"2022", "2023", "2024"} if name in {"Centrum", "Norr"} else set())
    table = next(t for t in page("table") if t.caption.get_text().startswith("Centrum:"))
    for row in table.tbody("tr"):
        assert not row.select_one(".bars path:not(.now)")["d"].replace("v-0", "").count("v-")


def test_the_page_says_which_and_why(moved):
    _, page = moved
    assert SOME in section(page).get_text()
    leads = {area.h3.get_text(): area.get_text() for area in page.select("details.area")}
    assert "Från 2025 gäller nya gränser för Norr. Siffror inom parentes" in leads["Norr"]
    assert "nya gränser" not in leads["Väster"]
    assert OTHERS not in page.get_text()


def test_the_municipality_is_compared_as_before(moved):
    _, page = moved
    town = next(t for t in page("table") if t.caption.get_text() == "Alla grupper, år för år")
    assert town.tbody("tr")[-1].select_one("td.said").get_text() == SAME
    assert "(" not in town.tbody.get_text()


def test_every_number_of_a_district_says_by_which_list_it_was_counted(moved):
    drafted, _ = moved
    text = drafted.files["brott-per-ar.csv"].decode("utf-8-sig")
    lists_of = {
        (row["area"], row["from"][:4]): row["areas"]
        for row in csv.DictReader(io.StringIO(text), delimiter=";")
        if row["area"] != TOWN
    }
    old, new = lists.version(squares()), lists.version(halved()[0])
    assert lists_of["N", "2024"] == old
    assert lists_of["N", "2025"] == lists_of["N", "2026"] == new


def test_where_the_old_borders_are_not_known_nothing_is_compared(tmp_path_factory):
    drafted, page = told(tmp_path_factory, halved, forgets=True)
    assert set(said(page).values()) == {MOVED}
    assert "Från 2025 gäller en ny indelning i områden. Siffror" in section(page).get_text()
    assert drafted.findings == ()


def test_the_same_borders_drawn_again_are_the_same(tmp_path_factory):
    drafted, page = told(tmp_path_factory, drawn_again)
    assert len({each.areas for each in drafted.ledger.entries}) == 2
    assert MOVED not in page.get_text()
    assert not any("(" in number for row in districts(page).values() for number in row.values())
