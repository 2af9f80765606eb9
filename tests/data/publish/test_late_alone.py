"""What the districts are promised of late reports is what they get."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from data.publish import months
from geo.disclosure.cells import TOWN
from tests.data.conftest import rows
from tests.data.publish.conftest import few, people, squares
from tests.data.publish.test_borders import drawn_again
from tests.data.publish.test_late import thefts
from tests.data.publish.test_lists import moved

LATER = "De läggs till i den första publiceringen som når mars året efter."
ALONE = "De kommer bara att läggas till i hela kommunens siffror"


@pytest.fixture
def made(make, town, monkeypatch):
    """Return what changes the districts and publishes a month in its time."""

    def run(until, districts=None, **more):
        if until == "2026-03":  # all that is late of 2025 comes in just before
            town.add_batch([thefts(rows, 800)], {"as_of": "2026-12-17"})
        if districts:
            town.put_districts(*districts)
        monkeypatch.setattr(months, "newest", lambda _: until)
        return make(until=until, **more)

    return run


def page(drafted):
    return drafted.files["index.html"].decode()


def promised(drafted):
    """Return what is promised to the districts, and to the municipality."""
    soup = BeautifulSoup(page(drafted), "html.parser")
    texts = [soup.select_one(f"#{name}").parent.get_text(" ") for name in ("omraden", "kommunen")]
    return [{text for text in (LATER, ALONE) if text in each} for each in texts]


def shared(drafted):
    """Whether the districts have got late reports of 2025."""
    return {e.area for e in drafted.ledger.entries if e.period == "2025-late"} > {TOWN}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((squares(), people()), (squares(), people())),
        ((squares(), people()), (squares(), few("N"))),
        ((squares(), few("N")), (squares(), people())),
        ((squares(), people()), drawn_again()),  # read in from another file
    ],
)
def test_a_list_whose_districts_are_as_they_were_keeps_its_late_reports(made, before, after):
    assert promised(made("2025-12", before)) == [{LATER}, {LATER}]
    assert promised(made("2026-01", after)) == [{LATER}, {LATER}]
    assert shared(made("2026-03"))


def test_a_year_goes_on_by_the_same_districts_read_in_again(made):
    made("2025-10", (squares(), people()))
    drafted = made("2026-02", drawn_again())
    assert (drafted.findings, drafted.alone) == ((), ())
    told = {e.area for e in drafted.ledger.entries if e.period == "2025-12"}
    assert told >= {"C", "N", "V", "Ö", "REST"}
    lists = {
        e.period[:4]: e.areas for e in drafted.ledger.entries if len(e.period) == len("2025-12")
    }
    assert lists["2025"] != lists["2026"]
    assert "ändrades" not in page(drafted)


@pytest.mark.parametrize(
    ("steps", "intro"),
    [
        (("2025-12", "2026-01"), ""),
        (("2025-12", "2026-01", "2026-02"), ""),  # after the year of the new list has begun
        (("2025-12", "2025-12"), "En gång till."),  # of the same month
    ],
)
def test_new_borders_leave_the_late_reports_to_the_municipality_and_say_so(made, steps, intro):
    *before, last = steps
    for until in before:
        assert promised(made(until, (squares(), people()))) == [{LATER}, {LATER}]
    assert promised(made(last, (moved(), people()), intro=intro)) == [{ALONE}, {LATER}]
    assert not shared(made("2026-03"))
