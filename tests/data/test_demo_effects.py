"""The three planted interventions get their right verdicts, from the store to the sentence.

The offences aimed at are those of the groups in the demo's own table, the comparison is
the three districts that were most alike before the start, and nothing is chosen by its
outcome.
"""

from datetime import date, timedelta

import numpy as np
import pytest
import shapely

from data import demo
from data.demo import truths
from data.settings import Settings
from data.store import Store
from geo.effect_sentence import sentence
from geo.measures import effect_counts as ec
from geo.measures.effect_assess import assess
from geo.measures.effect_control import of_districts, rank
from geo.measures.effect_place import place, zone
from geo.measures.effect_placebo import placebo
from geo.measures.effect_verdict import HELPED, MOVED, UNDECIDED, WIDE
from geo.measures.effect_windows import Span, windows
from geo.offences import types_of
from tests.geo.made import SV

UNTIL = date(2026, 11, 22)
REACH_M = 300


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Incidents, districts and interventions of the demo, as a page would have them."""
    settings = Settings()
    store, land = (
        Store(tmp_path_factory.mktemp("demo"), settings=settings),
        demo.geography(settings),
    )
    frames = demo.incidents(land, until=UNTIL)
    with store.changing() as change:
        change.put_districts(land.districts, land.population)
        about = {"profile": "demo", "as_of": UNTIL.isoformat(), "demo": True}
        change.add_batch(frames, about)
    acts = demo.interventions(land, until=UNTIL).set_index("id")
    return store.incidents(), land.districts, acts


def laid_out(kept, effect):
    """Zone, surroundings and comparison of a planted intervention, chosen before its start."""
    incidents, districts, acts = kept
    row = acts.loc[effect.intervention]
    offences, reach = types_of(row["groups"]), REACH_M
    own = place(zone(row.geometry, radius_m=100), reach_m=reach)
    free = of_districts(districts, own)
    past = ec.points(incidents, offences=offences, start=row["start"], weeks=(-104, 0))
    (treated,), others = ec.weekly(past, [own.zone]), [ec.weekly(past, [d])[0] for d in free]
    alike = rank(treated, others, names=list(free.index)).index[:3]
    control = shapely.union_all(free[list(alike)].to_numpy())
    return row["start"], offences, place(own.zone, reach_m=reach, control=control)


def came_of(kept, effect):
    """Counts and verdict on a planted intervention."""
    incidents = kept[0]
    start, offences, where = laid_out(kept, effect)
    first = incidents.day0.astype("datetime64[D]").item()
    span = windows(start, Span(first, UNTIL), weeks=52)
    counts = ec.around(incidents, where, span, offences=offences)
    return counts, assess(counts)


def test_the_bicycle_garage_helped(kept):
    counts, found = came_of(kept, truths.WORKS)
    assert (found.verdict, found.around) == (HELPED, "unchanged")
    planted = truths.WORKS.clusters[0].size - truths.WORKS.clusters[1].size
    assert found.wdd.local.low <= -planted <= found.wdd.local.high
    assert sentence(found, SV).endswith("inget tecken på att det flyttade")
    assert counts.windows.weeks == 52


def test_the_cameras_moved_the_trade(kept):
    _, found = came_of(kept, truths.MOVED)
    assert found.verdict == MOVED
    assert found.wdd.local.high < 0 < found.wdd.displacement.low
    assert "runt omkring ökade det med" in sentence(found, SV)


def test_of_the_lights_nobody_can_tell(kept):
    """With some fifty, neither no change nor a decrease by a quarter can be ruled out."""
    _, found = came_of(kept, truths.NO_EFFECT)
    assert (found.verdict, found.reason) == (UNDECIDED, WIDE)
    assert found.wdd.local.low < -0.25 * found.cells.treated[0] < 0 < found.wdd.local.high
    assert min(found.cells.treated) > 40


def test_chance_seldom_does_as_well_as_the_garage(kept):
    _, effect = came_of(kept, truths.WORKS)
    start, offences, where = laid_out(kept, truths.WORKS)
    past = ec.points(kept[0], offences=offences, start=start, weeks=(-250, 0))
    found = placebo(past, where, weeks=52, rng=np.random.default_rng(780))
    assert found.as_well(effect.wdd.local.z) < 0.05
    assert found.helped.mean() < 0.05
    assert len(found.z) > 100


def test_what_cannot_be_told_yet_can_neither_a_month_after_the_start(kept):
    start, offences, where = laid_out(kept, truths.NO_EFFECT)
    first = kept[0].day0.astype("datetime64[D]").item()
    month = windows(start, Span(first, start + timedelta(days=27)), weeks=52)
    assert month.weeks == 4
    assert assess(ec.around(kept[0], where, month, offences=offences)).verdict == UNDECIDED
