"""Crime × insecurity: a field is claimed when both are sure, and chance seldom makes it."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from geo.measures.crosswalk import carry, pieces
from geo.measures.perception import wilson
from geo.measures.quadrant import (
    FIELDS,
    UNDECIDED,
    References,
    crime_rates,
    distance_class,
    quadrants,
    side,
)
from geo.offences import BY_ID, PUBLIC_PLACES
from geo.schema import OUTSIDE, UNKNOWN

AREAS = 9
ANSWERS = 174
PEOPLE = 8000
TOWNS = 100
REFERENCES = References(50.0, 0.25)
UNDER, ABOUT, OVER = (10.0, 30.0), (40.0, 60.0), (60.0, 90.0)


def crime(limits):
    middle = sum(limits) / 2
    return pd.DataFrame(
        [[middle, *limits, 100]], index=pd.Index(["x"], name="code"),
        columns=["crime", "crime_low", "crime_high", "crime_n"],
    )  # fmt: skip


def survey(limits, value=None, status="ok"):
    value = sum(limits) / 2 if value is None else value
    row = {"value": value, "low": limits[0], "high": limits[1], "n": 174, "status": status}
    return pd.DataFrame([{**row, "parts": ("x",), "own": True, "covered": 1.0}], index=["x"])


def placed(*frames, references=REFERENCES, **options):
    return quadrants(*frames, references, **options).loc["x"]


@pytest.mark.parametrize(
    ("crimes", "asked"), [*product((UNDER, ABOUT, OVER), ((0.1, 0.2), (0.2, 0.3), (0.3, 0.4)))]
)
def test_a_field_needs_both_intervals_to_clear_the_reference(crimes, asked):
    names = {
        (UNDER, 0.1): "lite_tryggt", (UNDER, 0.3): "lite_otryggt",
        (OVER, 0.1): "mycket_tryggt", (OVER, 0.3): "mycket_otryggt",
    }  # fmt: skip
    row = placed(crime(crimes), survey(asked))
    assert row["field"] == names.get((crimes, asked[0]), "oavgjort")


def test_a_limit_on_the_reference_has_not_cleared_it():
    assert side([50.0, 50.1, 20, np.nan], [80.0, 80, 50, np.nan], 50.0).tolist() == [0, 1, 0, 0]
    assert side([20.0], [49.9], 50.0).tolist() == [-1]


def test_the_bad_end_may_be_the_low_one():
    row = placed(crime(OVER), survey((0.1, 0.2)), bad="low")
    assert (row["field"], row["crime_class"], row["survey_class"]) == ("mycket_otryggt", 2, 2)
    assert placed(crime(OVER), survey((0.3, 0.4)), bad="low")["survey_class"] == 0


def test_what_is_missing_is_in_no_field():
    nothing = survey((np.nan, np.nan), np.nan, "few")
    assert placed(crime(OVER), nothing)["field"] == "saknas"
    assert placed(crime(OVER), nothing)["survey_class"] == -1
    assert placed(crime((np.nan, np.nan)), survey((0.3, 0.4)))["field"] == "saknas"
    assert placed(crime(OVER), survey((np.nan, np.nan), 0.4, "none"))["field"] == "oavgjort"
    lost = placed(crime(OVER), survey((0.3, 0.4)), references=References(50.0, np.nan))
    assert (lost["field"], lost["survey_class"]) == ("saknas", -1)


def test_a_district_that_the_survey_does_not_have():
    row = placed(crime(OVER), survey((0.3, 0.4)).drop(index="x"))
    assert (row["field"], row["status"], row["parts"], row["own"]) == (
        "saknas",
        "missing",
        (),
        False,
    )


def test_classes_by_distance():
    values = [0, 42.4, 42.6, 50, 57.4, 57.6, np.nan]
    assert distance_class(values, 50.0).tolist() == [0, 0, 1, 1, 1, 2, -1]
    assert distance_class([1.0], np.nan).tolist() == [-1]


def test_crime_is_the_rate_of_placed_offences():
    table = pd.DataFrame(
        {"now": [30, 0, 5, 40, 9], "people": [1000.0, 500.0, 0.0, np.nan, np.nan]},
        index=pd.Index(["a", "b", "c", OUTSIDE, UNKNOWN], name="code"),
    )
    found, reference = crime_rates(table)
    assert found.index.tolist() == ["a", "b", "c"]
    assert reference == pytest.approx(20)
    low, high = stats.chi2.ppf([0.025, 0.975], [60, 62]) / 2
    assert found.loc["a"].tolist() == pytest.approx([30, low, high, 30])
    assert np.isnan(found.loc["c", "crime"])


def test_every_field_has_a_name():
    assert len(set(FIELDS.values())) == len(FIELDS) == 6


def test_public_places_leave_out_homes_and_traffic():
    assert {"misshandel_ute", "personran", "klotter", "ofredande"} <= set(PUBLIC_PLACES)
    groups = {BY_ID[offence].group for offence in PUBLIC_PLACES}
    assert groups.isdisjoint({"trafik", "bedrageri", "inbrott", "okand"})
    assert all(BY_ID[offence].public for offence in PUBLIC_PLACES)


def figures(rng, crimes, unsafe, towns):
    """Crime and carried survey of many towns, each its own answers and offences by chance."""
    codes = pd.Index([f"d{i}" for i in range(towns * AREAS)], name="area")
    share = rng.binomial(ANSWERS, unsafe, (towns, AREAS)).ravel() / ANSWERS
    low, high = wilson(share, ANSWERS)
    asked = {"n": ANSWERS, "value": share, "low": low, "high": high, "status": "ok"}
    own = pd.DataFrame({"area": codes, "code": codes, "share": 1.0})
    parts = pieces(own, pd.Series(PEOPLE, index=codes))
    counts = rng.poisson(np.broadcast_to(crimes, (towns, AREAS))).ravel()
    table = pd.DataFrame({"now": counts, "people": float(PEOPLE)}, index=codes)
    return table, carry(parts, pd.DataFrame(asked, index=codes)).loc[codes]


def claimed(crimes, *, unsafe=0.24, towns=TOWNS, seed=1):
    """Share placed in any field, and share whose insecurity alone is claimed to differ."""
    table, carried = figures(np.random.default_rng(seed), crimes, unsafe, towns)
    fields, sides = [], []
    for first in range(0, len(table), AREAS):
        rows = slice(first, first + AREAS)
        (recorded, everywhere), asked = crime_rates(table[rows]), carried[rows]
        references = References(everywhere, asked["value"].mean())
        fields += quadrants(recorded, asked, references)["field"].tolist()
        sides += side(asked["low"], asked["high"], references.survey).tolist()
    assert set(fields) <= set(FIELDS)
    return np.mean(~np.isin(fields, ["oavgjort", "saknas"])), np.mean(np.array(sides) != 0)


def at_most(share):
    """Return the upper end of what a true share gives 99 times of 100 in a simulation."""
    return stats.binom.isf(0.01, TOWNS * AREAS, share) / (TOWNS * AREAS)


def test_without_true_differences_nearly_nothing_is_claimed():
    fields, insecurity = claimed(150)
    assert fields < 0.01
    assert 0.02 < insecurity <= 0.05


@pytest.mark.parametrize("unsafe", [0.12, 0.24, 0.4])
def test_where_only_crime_differs_at_most_one_in_twenty_is_placed(unsafe):
    crimes = [60, 60, 60, 150, 150, 150, 400, 400, 400]
    fields, insecurity = claimed(crimes, unsafe=unsafe, seed=2)
    assert 0 < fields <= insecurity <= at_most(0.05)


def test_where_both_differ_it_is_seen():
    fields, _ = claimed([60, 60, 60, 60, 400, 400, 400, 400, 400],
                        unsafe=[0.4, 0.4, 0.1, 0.1, 0.4, 0.4, 0.1, 0.1, 0.1], towns=30)  # fmt: skip
    assert fields > 0.9


def test_what_many_places_answered_together_places_none_of_them():
    crime = pd.DataFrame(
        {"crime": [9.0], "crime_low": 8.0, "crime_high": 10.0, "crime_n": 90}, index=["x"]
    )
    for own, field in ((True, "mycket_otryggt"), (False, UNDECIDED)):
        survey = pd.DataFrame(
            {"value": 0.4, "low": 0.35, "high": 0.45, "n": 200, "status": "ok", "own": own,
             "parts": [("y",)], "covered": 1.0}, index=["x"],
        )  # fmt: skip
        found = quadrants(crime, survey, References(5.0, 0.2))
        assert found.loc["x", "field"] == field


def test_a_district_of_whole_survey_areas_is_placed_by_their_answers_together():
    share, n = pd.Series({"a": 0.4, "b": 0.3}), 170
    low, high = wilson(share, n)
    rows = pd.DataFrame({"n": n, "value": share, "low": low, "high": high, "status": "ok"})
    own = pd.DataFrame({"area": ["a", "b"], "code": "x", "share": [0.75, 0.25]})
    beyond = pd.DataFrame({"area": ["b"], "code": ["y"], "share": [1.0]})
    for parts, field in ((own, "mycket_otryggt"), (pd.concat([own, beyond]), UNDECIDED)):
        survey = carry(pieces(parts, pd.Series({"x": 4000, "y": 1000})), rows)
        found = quadrants(crime(OVER), survey, REFERENCES).loc["x"]
        assert found["field"] == field
        assert found["value"] == pytest.approx(0.375)
        assert found["low"] == pytest.approx(0.75 * low[0] + 0.25 * low[1])
