"""The survey and the interventions: what the public is told of them, and what not."""

import numpy as np
import pandas as pd
import pytest
import shapely

from geo.disclosure.cells import REST
from geo.measures.survey import estimates
from geo.public import felt
from geo.public.acts import areas_of
from geo.public.felt import COLUMNS
from geo.questions import BY_ID, Question
from tests.geo.public.town import districts

NAMES = {"N": "Norr", "S": "Söder"}
KEYS = {"source": "lokal", "question": "otrygg_ute", "sex": "", "age_class": "", "weight": 1.0}
NO_RESULTS = pd.DataFrame(
    columns=["source", "level", "area", "question", "year", "group", "n", "value", "low", "high",
             "withheld"]
)  # fmt: skip


def told(given, results, catalogue, names):
    return felt.told(given, results, catalogue, names, here=(("0780", "Växjö"), "07"))


def answers(sizes, year=2026, seed=1, **more):
    rng = np.random.default_rng(seed)
    rows = [
        {**KEYS, "area": area, "year": year, "value": float(rng.random() < 0.3), **more}
        for area, n in sizes.items()
        for _ in range(n)
    ]
    return pd.DataFrame(rows)


def test_shares_are_those_of_the_product_in_whole_per_cent():
    given = answers({"N": 200, "S": 150})
    found = told(given, NO_RESULTS, BY_ID, NAMES).set_index("area")
    table = estimates(given, NO_RESULTS, BY_ID.values())
    for area in ("N", "S", ""):
        row = table[(table["area"] == area) & (table["group"] == "alla")].iloc[0]
        for limit in ("value", "low", "high"):
            assert found.loc[area, limit] == pytest.approx(row[limit], abs=0.005)
            assert round(found.loc[area, limit] * 100) == pytest.approx(
                found.loc[area, limit] * 100
            )


def test_under_thirty_answers_there_is_no_number():
    found = told(answers({"N": 29, "S": 30}), NO_RESULTS, BY_ID, NAMES).set_index("area")
    assert found.loc["N", ["value", "low", "high"]].isna().all()
    assert found.loc["S", ["value", "low", "high"]].notna().all()


def test_only_the_newest_areas_and_no_group_of_people_are_told():
    given = pd.concat(
        [answers({"N": 100}, 2025), answers({"N": 100}, 2026, sex="kvinna"), answers({"X": 99})]
    )
    found = told(given, NO_RESULTS, BY_ID, NAMES)
    assert set(zip(found["area"], found["year"], strict=True)) == {
        ("N", 2026), ("", 2025), ("", 2026)
    }  # fmt: skip
    assert [*found.columns] == COLUMNS


def test_years_before_a_question_was_reworded_are_not_shown_beside():
    own = BY_ID | {"otrygg_ute": Question("otrygg_ute", "Ny", "oro", since=(2015, 2026))}
    given = pd.concat([answers({"N": 100}, 2025), answers({"N": 100}, 2026)])
    found = told(given, NO_RESULTS, own, NAMES)
    assert set(found["year"]) == {2026}


def test_the_figure_of_another_municipality_is_never_told():
    row = {"source": "publicerat", "question": "otrygg_ute", "year": 2026, "group": "alla",
           "n": 200, "low": np.nan, "high": np.nan, "withheld": False}  # fmt: skip
    places = (("area", "N", 0.3), ("municipality", "0780", 0.2), ("municipality", "0764", 0.4))
    results = pd.DataFrame(
        [row | dict(zip(("level", "area", "value"), one, strict=True)) for one in places]
    )
    found = told(answers({"N": 100}).iloc[:0], results, BY_ID, NAMES)
    assert sorted(zip(found["name"], found["value"], strict=True)) == [("", 0.2), ("Norr", 0.3)]


def test_without_areas_there_is_nothing_to_tell():
    assert told(answers({"N": 100}).iloc[:0], NO_RESULTS, BY_ID, NAMES).empty
    assert told(answers({"N": 100}), NO_RESULTS, BY_ID, {}).query("area == 'N'").empty


@pytest.mark.parametrize(
    ("geometry", "areas"),
    [
        (shapely.Point(500, 500), ("D1",)),
        (shapely.Point(1000, 500), ("D1",)),  # on a border: the lowest code
        (shapely.Point(9000, 500), (REST,)),
        (shapely.LineString([(500, 500), (1500, 500)]), ("D1", "D2")),
        (shapely.box(100, 100, 1020, 900), ("D1",)),  # a border drawn by hand
        (shapely.box(500, -500, 1500, 500), ("D1", "D2", REST)),
    ],
)
def test_an_intervention_is_told_of_by_district(geometry, areas):
    assert areas_of(geometry, districts()) == areas
