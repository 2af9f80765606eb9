"""The card of an intervention: the demo's planted effects get their right verdicts on screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
import shapely

from data.__main__ import main
from data.records import Intervention, open_book
from data.store import Store
from geo.effect_sentence import sentence
from geo.errors import UserError
from geo.measures.methods_effect import EFFECT
from geo.offences import INDEX, N_TYPES, types_of
from pages.parts import act_card, act_effect, act_late, act_place, act_verdict, cached
from tests.geo.made import SV
from tests.pages.conftest import UNTIL
from tests.pages.reading import captions


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Make the demo as it is made for everyone: its effects are planted for that size."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAGESBILD_DATA", str(folder))
        assert main(["demo", "--until", UNTIL]) == 0
    return folder


@pytest.fixture
def full(whole, monkeypatch):
    """Point every page at it, and return its records."""
    monkeypatch.setenv("LAGESBILD_DATA", str(whole))
    return cached.records()


def act(number):
    return cached.book().get(Intervention, number)


def shown(visit, number, view=act_card.EFFECT):
    app = visit("interventions", insats=str(number))
    app.session_state[act_card.VIEW] = view
    app.run()
    assert not app.exception
    assert not app.error
    return app


@pytest.mark.parametrize(
    ("number", "verdict"), [(1, "hjälpte"), (2, "flyttade"), (3, "kan inte avgöras")]
)
def test_the_planted_effects_have_their_verdicts_on_the_card(visit, full, number, verdict):
    app = shown(visit, number)
    said = captions(app)
    assert f"-badge[{verdict}]" in said
    found = act_effect.came(full, act(number)).effect
    assert f"**{sentence(found, SV)}.**" in said.replace("\\", "")
    rows = app.table[0].value
    assert rows.iloc[0].tolist()[1:3] == [SV.number(n) for n in found.cells.treated]
    local = found.wdd.local
    numbers = [SV.number(n) for n in (local.value, local.low, local.high)]
    assert rows.iloc[0, 3] == "{} ({} till {})".format(*numbers)
    assert rows.iloc[2, 3].startswith(SV.number(found.wdd.total.value))
    assert len(rows) == 5


def test_districts_are_proposed_by_what_came_before_and_can_be_changed(full):
    row = act(1)
    laid = act_place.laid(full, row)
    assert laid.proposed
    assert laid.codes == tuple(act_place.alike(full, row).index[:3])
    other = replace(row, control_codes=("teleborg",))
    assert act_place.laid(full, other).codes == ("teleborg",)
    assert "valt för hand" in act_verdict.compared(full, other)
    assert act_effect.came(full, other).effect.cells.control != (
        act_effect.came(full, row).effect.cells.control
    )


def test_a_comparison_that_overlaps_is_refused_with_a_sentence(full):
    with pytest.raises(UserError, match="överlappar"):
        act_effect.came(full, replace(act(1), control_codes=("centrum",)))


def test_offences_after_the_start_never_reach_the_proposal(full):
    row = act(1)
    first = np.datetime64(row.start - dt.timedelta(weeks=52), "D")
    last = np.datetime64(row.start - dt.timedelta(days=1), "D")
    rows = full.incidents.rows(first, last)
    aimed = np.isin(full.incidents.cell[rows] % N_TYPES, [INDEX[o] for o in types_of("stold")])
    points = act_place.past(full, row, 52)
    assert len(points.x) == aimed.sum() > 1000
    assert np.array_equal(points.x, full.incidents.x[rows][aimed], equal_nan=True)


def test_what_is_assumed_stands_under_data_and_method():
    helped, _, proposal, *_ = EFFECT
    for number in (act_place.RADIUS_M, act_place.RING_M, act_effect.WEEKS):
        assert f" {number} " in helped.explanation
    assert f" {act_place.PROPOSED} mest lika" in proposal.explanation


def test_what_was_chosen_after_the_start_is_said(full):
    row = act(1)
    (said,) = act_late.told(full, row)
    assert said.startswith("Platsen valdes ")
    assert "jämförelsen" not in said  # proposed, and no one's choice
    early = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    assert act_late.told(full, replace(row, area_changed_at=early)) == []
    chosen = replace(row, area_changed_at=early, control_codes=("hov",))
    assert act_late.told(full, chosen)[0].startswith("Jämförelsen valdes ")


def test_the_moment_of_a_change_is_by_the_clock_of_the_town_and_the_first_day_counts(full):
    row = act(1)
    for hour, told in ((22, False), (23, True)):  # UTC: in Sweden the day begins an hour before
        night = dt.datetime.combine(row.start - act_place.DAY, dt.time(hour, 30), dt.UTC)
        said = " ".join(act_late.told(full, replace(row, area_changed_at=night)))
        assert ("Platsen valdes" in said) == told
    assert said.startswith(f"Platsen valdes {SV.date(row.start)}, på startdagen eller senare.")


def test_before_the_start_the_card_says_what_could_be_detected(visit, full):
    planned = next(row for row in cached.book().listed(Intervention) if row.start > full.last_day)
    said = captions(shown(visit, planned.id))
    assert "På 52 veckor väntas" in said
    assert "Det är för få" in said
    busy = replace(planned, groups=("stold",), geometry=act(1).geometry)
    table = act_effect.outlook(full, busy)
    assert np.isfinite(table["share"]).all()
    assert table["share"].is_monotonic_decreasing
    assert 0 < table["share"].iloc[-1] < 0.5


def test_a_longer_and_a_larger_intervention_can_show_more(full):
    row = replace(act(1), start=full.last_day + dt.timedelta(days=8), radius_m=60)
    near, far = (act_effect.outlook(full, replace(row, radius_m=m)) for m in (60, 400))
    assert (far["treated"].to_numpy() > near["treated"].to_numpy()).all()
    own = replace(row, end=row.start + dt.timedelta(weeks=80) - dt.timedelta(days=1))
    assert act_effect.planned(own) == 80
    assert act_effect.outlook(full, own)["weeks"].tolist() == [13, 26, 52, 80]


def test_week_by_week_agrees_with_the_verdict_of_what_helped(visit, full):
    found = act_effect.monitor(full, act(1))
    assert found["signal"].iloc[-1] == "fewer"
    said = captions(shown(visit, 1, act_card.RUNNING))
    first = int(np.flatnonzero(found["signal"] != "")[0]) + 1
    assert f"Gränsen för färre brott passerades efter {first} veckor" in said


def test_chance_is_the_same_for_everyone_and_its_seed_is_told(visit, full):
    said = captions(shown(visit, 1, act_card.CHANCE))
    assert f"frö {act_effect.SEED}" in said
    assert "Av 200 slumpade platser och tider" in said
    one = act_effect.chance(full, act(1))
    act_effect.chance.cache_clear()
    assert np.array_equal(one.z, act_effect.chance(full, act(1)).z)


def test_what_has_ended_is_not_followed_week_by_week(visit, full):
    ended = next(
        row for row in cached.book().listed(Intervention)
        if row.end and row.end < full.last_day and act_effect.begun(full, row)
    )  # fmt: skip
    app = shown(visit, ended.id)
    options = app.segmented_control(key=act_card.VIEW).options
    assert "Vecka för vecka" not in options
    assert "Slumpprov" in options
    assert act_effect.came(full, ended).counts.windows.limit == "ended"


def test_an_intervention_without_anything_to_compare_with_says_so(visit, town):
    days = [dt.date(2026, 11, 22) - dt.timedelta(days=k) for k in range(200)]
    store = town(*((f"{day} 12:00", 500) for day in days), districts=1)
    row = Intervention(
        name="Lampa", start=dt.date(2026, 9, 1), responsible="Kommunen",
        geometry=shapely.Point(488_500, 6_304_500),
    )  # fmt: skip
    book = open_book(Store(store.root))
    book.create(row, actor="")
    book.close()
    for view in (act_card.EFFECT, act_card.CONTROL, act_card.CHANCE):
        app = visit("interventions")
        app.session_state[act_card.VIEW] = view
        assert not app.run().exception
        told = " ".join(box.value for box in [*app.info, *app.warning])
        said = f"{captions(app)} {told}"
        assert "jämföra med" in said or "för få tidigare brott" in said
