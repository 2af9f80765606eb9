"""What the districts are promised of late reports is what they get."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from data.publish import months
from geo.disclosure.cells import TOWN
from tests.data.conftest import rows
from tests.data.publish.conftest import few, people, squares
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


def promised(drafted):
    """Return what is promised to the districts, and to the municipality."""
    page = BeautifulSoup(drafted.files["index.html"].decode(), "html.parser")
    texts = [page.select_one(f"#{name}").parent.get_text(" ") for name in ("omraden", "kommunen")]
    return [{text for text in (LATER, ALONE) if text in each} for each in texts]


def shared(drafted):
    """Whether the districts have got late reports of 2025."""
    return {e.area for e in drafted.ledger.entries if e.period == "2025-late"} > {TOWN}


@pytest.mark.parametrize(
    ("first", "then", "before", "after"),
    [
        ("2025-12", "2026-01", people(), people()),
        ("2025-12", "2026-01", people(), few("N")),
        ("2025-12", "2026-01", few("N"), people()),
    ],
)  # fmt: skip
def test_a_list_that_changes_with_the_inhabitants_keeps_its_late_reports(
    made, first, then, before, after
):
    assert promised(made(first, (squares(), before))) == [{LATER}, {LATER}]
    assert promised(made(then, (squares(), after))) == [{LATER}, {LATER}]
    assert shared(made("2026-03"))


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
