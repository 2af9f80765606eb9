"""What stands round the signals of a week, and what of it leaves the room."""

from __future__ import annotations

import datetime as dt

import pytest

from data.records import Intervention, interventions_frame
from pages.parts import cached, checked, week_around, week_letter, week_signals
from pages.parts.panel import SMALLEST_P
from pages.parts.repeats import Repeats
from pages.parts.words import words
from tests.data.records.conftest import intervention
from tests.pages.weeks import shown

WEEK = dt.timedelta(days=7)


@pytest.mark.usefixtures("busy")
def test_the_letter_names_no_small_place_and_has_the_numbers_of_the_page():
    kept = cached.records()
    monday = shown(kept)
    found = checked.check(monday)
    page = week_letter.letter.write(week_letter._letter(monday, found)).decode()
    assert "Kvarter 0" not in page  # nobody is known to live there
    assert "Ett mindre område · Skadegörelse" in page
    for row in found.found.signals.itertuples():
        assert f'<td class="number">{row.count}</td>' in page
        assert f'<td class="number">{words().number(row.q, 3)}</td>' in page or row.q < SMALLEST_P
    assert week_signals.sentence(found) in page


@pytest.mark.usefixtures("busy")
def test_an_earlier_week_has_the_interventions_as_they_stood(monkeypatch):
    """What was late then is, though it has been done since; and the day is told."""
    monday = shown(cached.records())
    late = intervention(
        name="Belysning", status="pågående", start=dt.date(2026, 9, 1), end=dt.date(2026, 11, 10)
    )
    book = cached.book()
    kept = book.create(late, actor="")
    changed = {"status": "avslutad", "end": dt.date(2026, 11, 22)}
    book.update(Intervention, kept.id, changed, expected_version=1, actor="")
    said = week_around.stages(shown(cached.records()))
    assert said == ["Slutar: Belysning (22 nov. 2026)"]
    before = interventions_frame(book, kept.created_at)
    assert before[["status", "end"]].values.tolist() == [["pågående", dt.date(2026, 11, 10)]]
    assert interventions_frame(book, kept.created_at - WEEK)["status"].tolist() == ["avslutad"]
    monkeypatch.setattr(cached, "interventions", lambda _day: before)
    earlier = shown(cached.records(), monday.monday, then=True)
    assert week_around.stages(earlier) == ["Försenade: Belysning (sedan 10 nov. 2026)"]


@pytest.mark.parametrize(
    ("n", "every", "days", "said"),
    [
        (0, 31, 730, "För få brott med känt läge på två år för att avgöra: 0 av 31."),
        (9, 9, 35, "För få brott på 5 veckor för att avgöra (9)."),
        (51, 51, 35, "De senaste 5 veckorna (51 brott) tyder inte på att ett brott höjer risken"),
        (99, 120, 730, "De senaste två åren (99 brott) tyder inte på att ett brott höjer risken"),
    ],
)
def test_near_repeats_say_what_they_were_looked_for_in(n, every, days, said):
    assert week_around._risk(Repeats(n, every, days, None, [], [])).startswith(said)
