"""A filter step: colours, labels, tooltips and legend say the same thing."""

import html
import json
import re
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.figures import palette
from geo.figures.legend import HATCH, Key
from geo.figures.map import Paint, district_step, feature_group, label, limits_of
from geo.measures import change, summary
from geo.measures.rate import population_by_year
from geo.measures.registry import BY_ID, MEASURES
from geo.measures.tally import Tally
from geo.offences import N_TYPES
from geo.period import Period
from geo.schema import OUTSIDE, UNKNOWN
from tests.geo.made import SV

AREA_MEASURES = [measure for measure in MEASURES if measure.column]
YEAR, LAST = (Period(date(y, 1, 1), date(y, 12, 31)) for y in (2025, 2024))
COLOURS = palette.LIGHT


def table(now, before, people):
    """Return the summary of districts with these numbers."""
    codes = tuple(f"D{i:03d}" for i in range(len(now)))
    counts = np.zeros((2, len(now) + 2, N_TYPES), dtype=np.int64)
    counts[0, :-2, 3], counts[1, :-2, 3] = now, before
    areas = (*codes, OUTSIDE, UNKNOWN)
    found = Tally(areas, *counts, np.ones(len(areas), dtype=bool), YEAR, LAST, comparable=True)
    inhabitants = pd.DataFrame({"code": codes, "year": 2025, "population": people}).dropna()
    return summary.areas(found, population_by_year(inhabitants, codes=areas)).iloc[:-2]


def step(districts, measure, words=SV, colours=COLOURS):
    limits = limits_of(districts, measure)
    return district_step(districts, measure, words, colours=colours, limits=limits), limits


numbers = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 500), st.sampled_from([np.nan, 800.0, 12_000.0])),
    min_size=1, max_size=25,
)  # fmt: skip


@pytest.mark.parametrize("measure", AREA_MEASURES, ids=lambda m: m.id)
@given(rows=numbers)
@settings(max_examples=30)
def test_the_colour_is_the_one_the_legend_gives_the_number(measure, rows):
    districts = table(*zip(*rows, strict=True))
    made, limits = step(districts, measure)
    key = made["legend"]
    shades = [colour for colour, _ in key["scale"]]
    assert len(shades) == len(limits) + 1
    assert len(set(shades)) == len(shades)
    assert len(made["d"]) == len(districts)
    for (fill, _, _, chosen), row in zip(made["d"], districts.itertuples(), strict=True):
        value = getattr(row, measure.column)
        assert chosen == 1
        if np.isnan(value) or (measure.column == "rate" and row.few):
            assert fill == HATCH
        else:
            assert fill == shades[sum(value >= limit for limit in limits)]
    if any(fill == HATCH for fill, *_ in made["d"]):
        assert key["swatches"][0][0] == HATCH


def test_the_legend_writes_the_limits():
    districts = table([0, 5, 50, 500, 999], [0] * 5, [1000.0] * 5)
    made, limits = step(districts, BY_ID["antal"])
    written = [text for _, text in made["legend"]["scale"]]
    assert written[0] == "0"
    read = [float(text.replace("\u00a0", "").replace(",", ".")) for text in written[1:]]
    assert read == pytest.approx(limits)
    assert made["legend"]["title"] == "Anmälda brott"


def test_nothing_few_and_not_known_are_told_apart():
    people = [1000.0, 1000.0, 1000.0, np.nan, np.nan]
    districts = table([0, 3, 40, 40, 3], [0] * 5, people)
    made, _ = step(districts, BY_ID["per_1000"])
    fills, labels = ([row[i] for row in made["d"]] for i in (0, 1))
    assert labels == ["0", "för få", "40", "uppgift saknas", "uppgift saknas"]
    assert [fill == HATCH for fill in fills] == [False, True, False, True, True]
    assert fills[0] == COLOURS.sequential[0] != fills[2]


@pytest.mark.parametrize("measure", AREA_MEASURES, ids=lambda m: m.id)
def test_a_district_keeps_its_colour_whichever_are_chosen(measure):
    everywhere = table([0, 3, 18, 40, 52, 90, 300], [20] * 7, [1000.0] * 7)
    wanted, limits = step(everywhere, measure)
    for chosen in ([4], [1, 6], []):
        narrowed = everywhere.assign(chosen=[i in chosen for i in range(7)])
        made, others = step(narrowed, measure)
        assert others == limits
        assert [row[0] for row in made["d"]] == [row[0] for row in wanted["d"]]
        assert [i for i, row in enumerate(made["d"]) if row[3]] == chosen


@pytest.mark.parametrize(
    ("now", "even"),
    [
        (range(10, 220, 10), True),  # three in each of seven colours
        (range(10, 240, 10), True),
        ([34], False),
        ([0] * 12 + [1, 2, 3], False),
        ([5, 5, 5, 5, 5, 5, 900], False),
        ([0, 0], False),
    ],
)
def test_the_legend_says_that_classes_are_as_large_only_when_they_are(now, even):
    districts = table(list(now), [0] * len(now), [1000.0] * len(now))
    made, limits = step(districts, BY_ID["antal"])
    assert ("Ungefär lika många områden i varje färg" in made["legend"]["notes"]) is even
    sparse = district_step(districts // 9, BY_ID["antal"], SV, colours=COLOURS, limits=limits)
    assert sparse["legend"]["notes"] == []


def test_when_nothing_happened_the_map_is_pale():
    made, limits = step(table([0, 0], [0, 0], [1000.0] * 2), BY_ID["antal"])
    assert limits == ()
    assert {row[0] for row in made["d"]} == {COLOURS.sequential[0]}
    assert [row[1] for row in made["d"]] == ["0", "0"]


@pytest.mark.parametrize(
    ("now", "before", "text", "side"),
    [(60, 20, "+40", slice(4, 7)), (20, 60, "−40", slice(0, 3)), (9, 9, "±0", slice(3, 4))],
)
def test_change_has_a_sign_and_its_own_side_of_the_scale(now, before, text, side):
    made, _ = step(table([now], [before], [1000.0]), BY_ID["forandring"])
    fill, shown, *_ = made["d"][0]
    assert shown == text
    assert fill in COLOURS.diverging[side]


def test_a_change_that_may_be_chance_gets_no_colour():
    districts = table([60, 60], [20, 20], [1000.0] * 2).assign(chance=[True, False])
    made, _ = step(districts, BY_ID["forandring"])
    assert made["d"][0][0] == COLOURS.diverging[3] != made["d"][1][0]


def test_change_limits_do_not_depend_on_the_data():
    assert step(table([1], [900], [1.0]), BY_ID["forandring"])[1] == palette.Z_LIMITS


def test_rates_have_the_decimals_they_need():
    measure = BY_ID["per_1000"]
    shown = [
        label({"rate": rate, "few": False}, measure, SV) for rate in (0.0, 3.44, 9.96, 12.3, 1234)
    ]
    assert shown == ["0", "3,4", "10,0", "12", "1\u00a0234"]


def test_the_tooltip_holds_number_interval_and_comparison():
    made, _ = step(table([25], [1300], [1000.0]), BY_ID["antal"])
    tip = made["d"][0][2]
    assert "25 anmälda brott" in tip
    assert re.search(r"25,0 per 1\u00a0?.?000 invånare och år \(16,2–36,9\)", tip)
    assert "1\u00a0300" in tip


def test_a_district_outside_the_choice_is_marked():
    districts = table([5, 6], [0, 0], [1000.0] * 2).assign(chosen=[True, False])
    made, _ = step(districts, BY_ID["antal"])
    assert [row[3] for row in made["d"]] == [1, 0]


EVIL = "</script>`${alert(1)}\u2028<b>"


def test_a_step_is_json_in_a_script_whatever_a_text_holds():
    key = Key(EVIL, scale=[("#fff", EVIL)], swatches=[(HATCH, EVIL)], notes=[EVIL])
    script = Paint({"legend": key.payload()}).step
    assert not re.search(r"[<>`$\u2028]", script)
    assert json.loads(script)["legend"]["scale"][0][0] == "#fff"


def test_the_layer_paints_its_step():
    made, _ = step(table([5, 60], [1, 2], [1000.0] * 2), BY_ID["antal"])
    group = feature_group(made)
    (child,) = group._children.values()
    assert json.loads(child.step) == made
    assert len(child.step) < 1000


def test_the_legend_of_change_says_which_districts_have_a_colour():
    made, _ = step(table([60], [20], [1000.0]), BY_ID["forandring"])
    key = made["legend"]
    assert "inom slumpen" in dict(key["scale"]).values()
    said = html.unescape(" ".join(key["notes"]))
    assert f"p < {change.SIGNIFICANT}".replace(".", ",") in said
    assert "utan färg är inom slumpen" in said
