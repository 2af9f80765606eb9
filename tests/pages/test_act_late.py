"""What is changed once an intervention has started is told, whichever way the start is moved."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import shapely

from data.records import Intervention
from pages.parts import act_card, act_late, cached
from tests.pages.reading import captions

TODAY = dt.datetime.now(ZoneInfo("Europe/Stockholm")).date()
WEEK = dt.timedelta(weeks=1)


@pytest.fixture
def told(town):
    """Write an intervention down, change it one change after another, and say what is late."""
    town(("2026-05-06 12:00", 500))

    def run(start, *changes):
        book = cached.book()
        row = book.create(
            Intervention(
                name="Lampa", start=start, end=start + 9 * WEEK, responsible="Kommunen",
                geometry=shapely.Point(488_500, 6_304_500),
            ),
            actor="",
        )  # fmt: skip
        for change in changes:
            row = book.update(Intervention, row.id, change, expected_version=row.version, actor="")
        return " ".join(act_late.told(cached.records(), row))

    return run


def test_before_the_start_everything_may_be_changed(told):
    assert told(TODAY + WEEK) == ""
    assert told(TODAY + WEEK, {"groups": ("stold",), "expected_effect": "Färre"}) == ""
    assert told(TODAY + WEEK, {"start": TODAY + 2 * WEEK}, {"end": TODAY + 3 * WEEK}) == ""


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"groups": ("stold",)}, "brottsgrupperna ändrades"),
        ({"end": TODAY + WEEK}, "slutdagen ändrades"),
        ({"expected_effect": "Färre"}, "den väntade effekten ändrades"),
        ({"start": TODAY - 2 * WEEK}, "startdagen ändrades"),
        ({"start": TODAY - 2 * WEEK, "groups": ("stold",)},
         "startdagen och brottsgrupperna ändrades"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("start", [TODAY, TODAY - WEEK])
def test_from_the_day_it_starts_what_is_changed_is_told(told, start, changed, what):
    said = told(start, changed)
    assert what in said
    assert "på startdagen eller senare" in said
    assert "ändrades" not in told(start, {"note": "Snö", "status": "pågående"})


def test_to_move_the_start_when_its_day_has_come_is_told(told):
    said = told(TODAY - WEEK, {"start": TODAY + WEEK}, {"groups": ("stold",)})
    assert "startdagen och brottsgrupperna ändrades" in said
    assert told(TODAY + WEEK, {"start": TODAY - WEEK}).count("ändrades") == 1


@pytest.mark.parametrize("view", [act_card.EFFECT, act_card.CONTROL])
def test_the_card_says_it(visit, book, view):
    row = book.get(Intervention, 1)
    book.update(
        Intervention, 1, {"expected_effect": "Färre"}, expected_version=row.version, actor=""
    )
    app = visit("interventions", insats="1")
    app.session_state[act_card.VIEW] = view
    assert "den väntade effekten ändrades" in captions(app.run())


def test_a_start_put_off_in_advance_has_not_begun(told):
    assert told(TODAY + WEEK) == ""
    (row,) = cached.book().listed(Intervention)
    before = {"start": (TODAY - WEEK).isoformat()}
    for weeks, begun in ((2, row.start), (1, TODAY - WEEK), (0, TODAY - WEEK)):
        assert act_late._begun(row, [(TODAY - weeks * WEEK, before, {})]) == begun
