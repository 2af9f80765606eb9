"""The weekly check through Streamlit's test bench: what it says, keeps and lets out of the room."""

from __future__ import annotations

import datetime as dt

import pytest

from data.records import signals
from data.records.choices import DISMISSED, NOTED, RESTORED
from geo import period as periods
from geo.measures.tally import tally
from geo.offences import types_of
from geo.query import from_query
from pages.parts import (
    address,
    cached,
    checked,
    personal,
    repeats,
    week,
    week_notes,
    week_signals,
)
from tests.pages.reading import captions
from tests.pages.weeks import shown

WEEK = dt.timedelta(days=7)


@pytest.mark.usefixtures("busy")
def test_a_surge_is_a_signal_with_its_numbers(visit):
    app = visit("weekly")
    assert not app.exception
    found = checked.check(shown(cached.records())).found
    assert set(found.signals["area"]) == {"K0", "WHOLE"}
    said = captions(app)
    assert "Ovanlig vecka: 2 signaler av " in said
    row = found.signals[found.signals["area"] == "K0"].iloc[0]
    assert f"**Kvarter 0 · Skadegörelse**  \n**{row['count']}** mot" in said
    assert row["count"] == 12
    assert "fast få signaler är att vänta av slumpen: q räknar" in said


@pytest.mark.usefixtures("busy")
def test_a_signal_is_the_same_number_in_the_situation_picture():
    kept = cached.records()
    monday = shown(kept)
    for row in checked.check(monday).found.signals.itertuples():
        query = week_signals.link(monday, row)
        selection, ignored = from_query(
            query, address.default(kept), areas=kept.names, sources=kept.incidents.sources
        )
        assert not ignored
        assert selection.offences == types_of(row.group)
        assert tally(kept.incidents, selection, totals=kept.totals).total == row.count


@pytest.mark.usefixtures("busy")
def test_a_signal_is_dismissed_with_a_reason_and_taken_back(visit):
    app = visit("weekly")
    (first, *_rest) = checked.check(shown(cached.records())).found.signals.itertuples()
    key = week_notes.key(shown(cached.records()), first)
    app.text_area(f"{DISMISSED}_{key}").set_value("Marknad i centrum")
    button(app, "Spara", 1).click()
    app.run()
    assert not app.exception
    assert [note.kind for note in signals.every(cached.book())] == [DISMISSED]
    assert any("Avfärdade (1)" in box.label for box in app.expander)
    assert "Marknad i centrum" in captions(app)
    app.button(f"restore_{key}").click().run()
    assert [note.kind for note in signals.every(cached.book())] == [DISMISSED, RESTORED]
    assert not app.expander


def button(app, label, at):
    return [b for b in app.button if b.label == label][at]


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("kind", [NOTED, DISMISSED])
def test_what_looks_personal_is_asked_about_in_a_note_and_in_a_dismissal(visit, kind):
    app = visit("weekly")
    (first, *_rest) = checked.check(shown(cached.records())).found.signals.itertuples()
    box = f"{kind}_{week_notes.key(shown(cached.records()), first)}"
    said = "Prata med 19121212-1212"  # of the tax agency's own examples
    app.text_area(box).set_value(said)
    for asked in (True, False):
        next(b for b in app.button if b.form_id == f"form_{box}").click().run()
        assert not app.exception
        assert any("personnummer" in w.value for w in app.warning) == asked
        assert [note.said for note in signals.every(cached.book())] == [said] * (not asked)
    assert personal.PLACES in captions(app)


@pytest.mark.usefixtures("busy")
def test_a_dismissal_without_a_reason_is_refused(visit):
    app = visit("weekly")
    button(app, "Spara", 1).click()
    app.run()
    assert not app.exception
    assert signals.every(cached.book()) == []


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("asked", ["2026-W54", "1999-W01", "x", "2026-W47-1", ""])
def test_a_week_that_does_not_exist_gives_way_to_the_latest(visit, asked):
    app = visit("weekly", vecka=asked)
    assert not app.exception
    assert "v.\u00a046" in captions(app) or "v.\u00a047" in captions(app)


def test_week_53_has_its_place(visit, town):
    days = [dt.date(2020, 9, 1) + dt.timedelta(days=k) for k in range(180)]
    town(*((f"{day} 12:00", 500) for day in days))
    app = visit("weekly", vecka="2020-W53")
    assert not app.exception
    assert "v.\u00a053" in captions(app)
    assert "28 dec. 2020–3 jan. 2021" in captions(app)


def test_an_earlier_week_is_shown_as_known_then(visit, kept):
    monday = week.span(kept)[1] - 6 * WEEK
    then, now = (checked.check(shown(kept, monday, then=then)) for then in (True, False))
    assert then.weeks.counts[then.at].sum() < now.weeks.counts[now.at].sum()
    name = shown(kept, monday).name
    assert "Visas som känt" in captions(visit("weekly", vecka=name))
    assert "Visas som känt" not in captions(visit("weekly", vecka=name, kant="nu"))


def test_raised_risk_is_that_of_the_newest_day_but_of_its_own_sunday_in_an_earlier_week(kept):
    latest = week.Week(kept, week.span(kept)[1] - WEEK, then=False, latest=True)
    assert kept.last_day > latest.period.end
    today, then = (repeats.of(w, "inbrott") for w in (latest, shown(kept, latest.monday - WEEK)))
    assert today is repeats._of(kept, None, kept.last_day, "inbrott")
    assert then is repeats._of(kept, None, latest.monday - dt.timedelta(days=1), "inbrott")


@pytest.mark.usefixtures("busy")
def test_a_short_history_says_what_is_not_known_yet(visit):
    assert "Historiken är kortare än 2 år" in captions(visit("weekly"))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2026-11-17"], "täcker ingen hel vecka"),
        ([f"2026-11-{d:02d}" for d in range(2, 23)], "För kort historik"),
        ([f"2026-11-{d:02d}" for d in range(2, 23)], "för kort för att se om något område har"),
    ],
)
def test_too_little_is_a_sentence(visit, town, days, said):
    town(*((f"{day} 12:00", 500) for day in days))
    app = visit("weekly")
    assert not app.exception
    assert said in captions(app) + " ".join(box.value for box in app.info)


@pytest.mark.usefixtures("kept")
def test_the_steps_go_from_week_to_week(visit):
    app = visit("weekly")
    last = app.session_state[week.MONDAY]
    app.button("week_back").click().run()
    assert app.session_state[week.MONDAY] == last - WEEK
    assert app.query_params["vecka"] == shown(cached.records(), last - WEEK).name
    app.button("week_forth").click().run()
    assert "vecka" not in app.query_params
    assert periods.unit_of(last, periods.WEEK).start == last


def test_weeks_without_a_file_are_named_and_not_judged(visit, town):
    newest = dt.date(2026, 11, 22)
    days = [newest - dt.timedelta(days=k) for k in range(7 * 40)]
    gone = (dt.date(2026, 10, 5), dt.date(2026, 10, 27))  # v. 41–43, and two days of v. 44
    town(
        *((f"{day} 12:00", 500) for day in days for _n in range(4) if not gone[0] <= day <= gone[1])
    )
    app = visit("weekly", vecka="2026-W42", kant="nu")
    assert "## Uppgifter saknas för veckan." in captions(app)
    after = captions(visit("weekly"))
    assert "Lugn vecka: inga signaler" in after
    assert "Uppgifter saknas helt eller delvis för v.\u00a041–44." in after
    assert "Inget område har tystnat" in after


def test_why_something_was_not_tested_is_said(visit, town):
    days = [dt.date(2026, 11, 22) - dt.timedelta(days=k) for k in range(7 * 12)]
    town(*((f"{day} 12:00", 500) for day in days))
    assert "prövades inte: Inget anmält brott av det slaget" in captions(visit("weekly"))
