"""What a release says that the last one did not, from the bytes of both."""

from __future__ import annotations

import json

import pytest

from geo.public.difference import difference, told

CELL = {"area": "araby", "group": "fordon", "period": "2026-09", "value": 10, "release": "2026-09"}
FELT = {"question": "otrygg", "year": 2026, "percent": 24}
ACT = {"name": "Ljusare tunnel", "status": "pågående", "area_names": "Araby"}


def files(*, cells=(CELL,), felt=(FELT,), acts=(ACT,)):
    body = {"brott": list(cells), "trygghet": list(felt), "insatser": list(acts)}
    return {"data.json": json.dumps(body).encode()}


def test_the_same_release_has_no_difference():
    found = difference(files(), files())
    assert (found.months, found.numbers, found.changed, found.felt) == ((), 0, 0, 0)
    assert (found.acts, found.acts_gone) == ((), ())


def test_the_first_release_is_all_new():
    found = difference({}, files())
    assert (found.months, found.numbers, found.changed, found.felt) == (("2026-09",), 1, 0, 1)
    assert found.acts == ("Ljusare tunnel",)


def test_new_months_are_told_also_those_pooled():
    pooled = {**CELL, "group": "cykelstold+fordon", "period": "2026-10+2026-11|2026-12"}
    found = difference(files(), files(cells=(CELL, pooled)))
    assert found.months == ("2026-10", "2026-11", "2026-12")
    assert (found.numbers, found.changed) == (1, 0)


@pytest.mark.parametrize("after", [(), ({**CELL, "value": 15},)])
def test_a_closed_number_that_is_not_what_it_was_is_counted(after):
    assert difference(files(), files(cells=after)).changed == 1


def test_late_reports_are_told_by_their_year_and_are_no_months():
    late = {**CELL, "period": "2025-late"}
    again = {**CELL, "period": "2024-2-late"}
    found = difference(files(), files(cells=(CELL, late, again)))
    assert (found.months, found.late, found.numbers) == ((), ("2024", "2025"), 2)


def test_an_intervention_that_moves_on_is_changed_and_one_left_out_is_gone():
    over = {**ACT, "status": "avslutad"}
    found = difference(files(), files(acts=(over,)))
    assert (found.acts, found.acts_gone) == (("Ljusare tunnel",), ())
    found = difference(files(), files(acts=()))
    assert (found.acts, found.acts_gone) == ((), ("Ljusare tunnel",))
    assert told(files()) == [ACT]
