"""What a release says that the last one did not, from the bytes of both."""

from __future__ import annotations

import json

import pytest

from geo.public.difference import difference, told

CELL = {"area": "araby", "group": "fordon", "period": "2026-09", "value": 10, "release": "2026-09"}
FELT = {"question": "otrygg", "year": 2026, "percent": 24}
ACT = {"name": "Ljusare tunnel", "status": "pågående", "area_names": "Araby"}


def files(*, cells=(CELL,), felt=(FELT,), acts=(ACT,), **more):
    body = {"brott": list(cells), "trygghet": list(felt), "insatser": list(acts), **more}
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


def test_a_district_under_another_name_changes_no_number():
    named = ({**CELL, "area_name": name} for name in ("Araby", "Nya Araby"))
    found = difference(*(files(cells=(each,)) for each in named))
    assert (found.numbers, found.changed) == (0, 0)


def test_months_of_the_municipality_alone_are_told_once():
    before, after = (files(municipality_only=["2026-04", "2026-05"][:n]) for n in (1, 2))
    assert difference(files(), before).alone == ("2026-04",)
    assert difference(before, after).alone == ("2026-05",)
    assert difference(after, after).alone == ()


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
