"""Late reports are told once a year, as cells of their own, and no closed number moves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from geo.disclosure.attack import audit, known_of
from geo.disclosure.cells import TOWN, Entry, Ledger, is_late
from geo.disclosure.ledger import extend
from geo.disclosure.revision import again, due, revise, settled
from geo.disclosure.sums import Sums
from tests.geo.disclosure.towns import SECRET, random_town, released, stacked, town, until

GROUPS = ("cykelstold", "klotter", "bedrageri")
WHOLE = town(5, groups=GROUPS)  # 2020-01 to 2021-12
LEDGER = released(until(WHOLE, 13), every=13)  # told with 2021-01


def grown(whole, *more):
    """Return a town to which reports have been added: (areas, groups, months, how many)."""
    values = whole.values.copy()
    for *where, n in more:
        values[tuple(where)] += n
    return replace(whole, values=values)


EVERY = slice(None)
KNOWN = grown(WHOLE, (EVERY, EVERY, slice(12), 2), (0, 0, 3, -1))  # one was taken back


def revised(ledger, counts, release="2021-03", year="2020"):
    return revise(ledger, counts, year=year, secret=SECRET, release=release)


def late(ledger):
    return [entry for entry in ledger.entries if is_late(entry.period)]


@pytest.mark.parametrize(
    ("told", "until", "years"),
    [
        (["2025-12"], "2026-02", ""),  # not yet
        (["2025-12"], "2026-03", "2025"),
        (["2025-12", "2026-02"], "2026-11", "2025"),  # as soon as there is a release
        (["2025-12"], "2027-01", "2025"),
        (["2025-12", "2026-03"], "2027-02", "2025"),  # told in March: without its late reports
        (["2025-12", "2025-late@2026-03", "2026-03"], "2026-12", ""),  # once a year
        (["2025-12", "2025-late@2026-05", "2026-12"], "2027-03", "2025 2026"),
        (["2025-12@2026-10", "2026-10"], "2026-12", ""),  # closed since March: complete
        (["2025-12@2026-10", "2026-10"], "2027-04", "2025 2026"),
        (["2025-07"], "2026-03", "2025"),  # what there is of the year
        ([], "2026-03", ""),
    ],
)
def test_a_year_is_due_once_in_every_calendar_year_from_march_on(told, until, years):
    pairs = [(*each.split("@"), each)[:2] if "@" in each else (each, each) for each in told]
    entries = tuple(Entry(TOWN, "vapen", text, 5, name, "v1") for text, name in pairs)
    assert due(Ledger(entries), until) == tuple(years.split())


def test_late_reports_are_cells_of_their_own():
    after = revised(LEDGER, KNOWN)
    assert after.entries[: len(LEDGER.entries)] == LEDGER.entries
    new = after.entries[len(LEDGER.entries) :]
    assert {entry.period for entry in new} == {"2020-late"}
    areas = len(WHOLE.areas)
    assert Counter(e.group for e in new) == {"cykelstold": areas, "klotter": areas, "bedrageri": 1}
    totals = known_of(after, {}).totals
    assert totals["klotter", "2020-late"] == areas * 24
    assert totals["cykelstold", "2020-late"] == areas * 24 - 1
    assert Sums(after.entries).of("D01", [("klotter", "2020-late")]) in (20, 25)  # 24
    assert revised(LEDGER, KNOWN) == after
    assert due(after, "2021-12") == ()
    for ledger, release in ((after, "2021-12"), (LEDGER, "2021-02"), (Ledger(), "2021-03")):
        with pytest.raises(ValueError, match="2020 is not revised"):
            revised(ledger, KNOWN, release)


def test_fewer_than_was_told_is_no_negative_number():
    after = revised(LEDGER, grown(WHOLE, (EVERY, EVERY, slice(12), -WHOLE.values[..., :12])))
    assert {(entry.area, entry.value) for entry in late(after)} == {(TOWN, 0)}


def test_an_offence_that_was_moved_is_not_told_twice():
    moved = grown(WHOLE, (1, 1, 0, 40), (2, 1, 0, -min(40, WHOLE.values[2, 1, 0])))
    net = moved.values.sum() - WHOLE.values.sum()
    told = {c.group: c.total for c in revised(LEDGER, moved).closings if is_late(c.period)}
    assert told == {"cykelstold": 0, "klotter": net, "bedrageri": 0}


def test_what_comes_later_still_is_told_the_year_after():
    after = revised(LEDGER, KNOWN)
    after = extend(after, KNOWN, secret=SECRET, release="2021-12")
    later = grown(KNOWN, (EVERY, EVERY, 5, 3), (0, 0, 3, 1))  # the one taken back is there again
    assert due(after, "2022-03") == ("2020", "2021")
    second = revised(revised(after, later, "2022-03"), later, "2022-03", "2021")
    new = [e for e in second.entries[len(after.entries) :] if e.period.startswith("2020")]
    assert {entry.period for entry in new} == {"2020-2-late"}
    totals, areas = known_of(second, {}).totals, len(WHOLE.areas)
    assert totals["bedrageri", "2020-2-late"] == 3 * areas
    assert totals["cykelstold", "2020-2-late"] == 3 * areas + 1
    assert totals["cykelstold", "2021-late"] == 0
    told = sum(c.total for c in second.closings if c.group == "bedrageri" and c.period < "2021")
    assert told == later.values[:, 2, :12].sum()  # all that is known now, once
    third = revised(second, later, "2023-06")
    assert {e.period for e in late(third)[len(late(second)) :]} == {"2020-3-late"}


def test_a_year_of_another_district_list_is_revised_for_the_municipality_alone():
    after = revised(LEDGER, replace(KNOWN, version="v2"))
    areas = len(WHOLE.areas)
    assert {entry.area for entry in late(after)} == {TOWN}
    assert known_of(after, {}).totals["klotter", "2020-late"] == areas * 24
    later = grown(KNOWN, (1, 1, 0, 50))  # the list of then is known again
    again = revised(after, later, "2022-03")
    assert known_of(again, {}).totals["klotter", "2020-2-late"] == 50
    # Which of what the districts have gained the municipality has been told of is not known.
    assert {entry.area for entry in late(again)} == {TOWN}


def test_a_year_without_its_late_reports_is_not_settled():
    assert settled(LEDGER.entries) == set()
    assert settled(revised(LEDGER, KNOWN).entries) == {"2020"}
    assert settled(released(WHOLE).entries) == {"2020"}  # told with 2021-12
    assert settled(released(WHOLE, every=6).entries) == set()


def test_only_what_came_after_the_first_revision_is_told_again():
    for period, is_again in (("2020-12", False), ("2020-late", False), ("2020-2-late", True)):
        assert again(Entry("D1", "klotter", period, 5, "2022-03", "v1")) is is_again


@pytest.mark.parametrize("seed", range(24))
def test_nothing_is_learnt_from_late_reports(seed):
    """Every attack on all releases of a random town that is revised twice."""
    whole = random_town(seed)
    rng = np.random.default_rng([781, seed])
    before = replace(whole, values=rng.binomial(whole.values, 0.9))
    between = replace(whole, values=before.values + rng.binomial(whole.values - before.values, 0.7))
    between.values[:, :, :12] -= rng.binomial(between.values[:, :, :12], 0.01)  # taken back
    ledger = extend(Ledger(), until(before, 13), secret=SECRET, release="2021-01")
    ledger = extend(revised(ledger, between), between, secret=SECRET, release="2021-12")
    for year in due(ledger, "2022-03"):
        ledger = revised(ledger, whole, "2022-03", year)
    assert {e.period for e in late(ledger)} == {"2020-late", "2020-2-late", "2021-late"}
    assert audit(stacked(ledger), known_of(ledger, {"v1": whole.areas})) == []
