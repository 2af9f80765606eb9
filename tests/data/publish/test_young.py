"""A town whose data began not long ago: it can be published, and every sentence is true."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup

from data import publish
from data.records import open_book
from data.settings import Settings
from data.store import Store
from tests.data.conftest import rows
from tests.data.publish import conftest
from tests.data.publish.conftest import PUBLISHED, people, squares

# First day of the data, last month told, and what the page is to say.
TOWNS = {
    "one month": ("2026-10-20", "2026-11", ["nov 2026"], {"2026"}),
    "seven months": ("2026-05-01", "2026-11", ["maj–nov 2026"], {"2026"}),
    "a first year": ("2025-01-01", "2025-11", ["jan–nov 2025"], {"2025"}),
    "a whole year": ("2025-01-01", "2025-12", ["2025"], {"2025"}),
    "half a year to its end": ("2025-06-10", "2025-11", ["juli–nov 2025"], {"2025"}),
    "from January on": ("2025-06-10", "2026-03", ["jan–mars 2026"], {"2026"}),
    "from January to autumn": ("2025-06-10", "2026-10", ["jan–okt 2026"], {"2026"}),
    "thirteen months": ("2025-01-01", "2026-01", ["2025", "jan 2025", "jan 2026"],
                        {"2025", "2026"}),
    "two years and a half": ("2024-06-01", "2026-11",
                             ["2025", "jan–nov 2025", "jan–nov 2026"], {"2025", "2026"}),
}  # fmt: skip
YEAR = re.compile(r"\b20[12]\d\b")


@pytest.fixture(scope="module", params=TOWNS, ids=str)
def young(request, tmp_path_factory):
    """Draft a town, with every attack, and publish it."""
    first, until, heads, years = TOWNS[request.param]
    root = tmp_path_factory.mktemp("young")
    store = Store(root / "store", settings=Settings())
    store.put_districts(squares(), people())
    day = dt.date.fromisoformat(first)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(conftest.VARIABLE, raising=False)
        patch.setattr(conftest, "FIRST", day)
        patch.setattr(conftest, "DAYS", (dt.date(2026, 12, 16) - day).days)
        store.add_batch([conftest.incidents(rows, 4000)], {"as_of": "2026-12-16"})
        book = open_book(store)
        order = publish.Order(root / "www", PUBLISHED, until=until)
        drafted = publish.draft(store, book, order)
        publish.publish(store, drafted, root / "www")
        book.close()
    page = BeautifulSoup(drafted.files["index.html"].decode(), "html.parser")
    return drafted, page, heads, years


def test_it_is_published_and_nothing_is_learnt(young):
    drafted, *_ = young
    assert drafted.findings == ()


def test_its_tables_have_a_column_with_numbers(young):
    _, page, heads, _ = young
    for table in page.select("#kommunen ~ div table, #omraden ~ .beside table"):
        found = [head.get_text() for head in table.thead("th")[1:]]
        if table.find_parent(class_="one"):
            continue
        assert found in (heads, heads[:1]), table.caption
        assert any(re.search(r"\d", cell.get_text()) for cell in table.tbody("td"))


def test_only_years_that_there_are_numbers_of_are_named(young):
    _, page, _, years = young
    for part in page.select("#kommunen, #korthet, #english, #omraden"):
        said = part.parent.get_text(" ")
        assert set(YEAR.findall(said)) <= years, part


def test_no_line_is_named_that_is_not_drawn(young):
    _, page, _, years = young
    lead = page.select_one("#kommunen").parent.get_text(" ")
    for chart in page.select("#kommunen ~ .charts svg.chart"):
        assert len(chart.select("path")) == len(years)
    assert ("streckade" in lead) is (len(years) > 1)
    assert ("tunna" in lead) is (len(years) > 2)


def test_the_summary_in_english_has_numbers_and_no_dash(young):
    _, page, _, _ = young
    said = page.select_one("#english").parent.get_text(" ")
    assert re.search(r"some \d[\d\xa0]* offences were reported", said)
    assert "some –" not in said
    assert "in the year before" not in said  # no town here has two whole years


def test_nothing_is_said_to_have_grown_or_shrunk(young):
    _, page, _, _ = young
    assert not page.select("table .said")
    assert "Områdena på karta" in page.get_text()
    short = page.select_one("#korthet").parent.get_text(" ")
    assert re.search(r"anmäldes omkring \d", short)
