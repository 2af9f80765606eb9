"""A place's profile against the municipality, from survey areas and carried to districts."""

import numpy as np
import pandas as pd
import pytest

from geo.measures.companions import (
    Wave,
    area_figures,
    district_figures,
    profile,
    reference_limits,
    references,
)
from geo.measures.crosswalk import carry, pieces
from geo.measures.perception import wilson
from geo.measures.survey import estimates, pick
from tests.geo.asked import QUESTIONS, Asked, answers, many, published

WAVE = Wave("svar", 2023)
CROSSWALK = pd.DataFrame(
    [("a", "x", 1.0), ("a", "y", 0.5), ("b", "y", 0.5), ("c", "z", 1.0)],
    columns=["area", "code", "share"],
)
PARTS = pieces(CROSSWALK, pd.Series({"x": 1000, "y": 3000, "z": 500}))


@pytest.fixture(scope="module")
def table():
    return estimates(many(), published({"year": 2023}), QUESTIONS)


def test_a_survey_areas_figures_are_its_own(table):
    found = area_figures(table, "a", WAVE)
    assert sorted(found.index) == sorted(question.id for question in QUESTIONS)
    own = pick(table, source="svar", question="index", year=2023).loc["a"]
    assert found.loc["index", "value"] == own["value"]
    assert area_figures(table, "a", Wave("svar", 2023, "man"))["n"].sum() < found["n"].sum()


def test_a_districts_figures_are_carried(table):
    found = district_figures(table, PARTS, "y", WAVE)
    for question in QUESTIONS:
        rows = pick(table, source="svar", question=question.id, year=2023)
        oracle = carry(PARTS, rows).loc["y", ["value", "low", "high"]]
        assert found.loc[question.id, ["value", "low", "high"]].tolist() == oracle.tolist()
    assert district_figures(table, PARTS, "nowhere", WAVE).empty
    assert district_figures(table, PARTS, "y", Wave("svar", 1999)).empty


def test_the_municipality_has_its_own_interval(table):
    limits, shares = reference_limits(table, WAVE), references(table, WAVE)
    assert limits.index.tolist() == shares.index.tolist()
    assert (limits["low"] < shares).all()
    assert (shares < limits["high"]).all()


def test_a_profile_is_the_difference_from_the_municipality(table):
    found = profile(area_figures(table, "a", WAVE), references(table, WAVE), QUESTIONS)
    assert found.index.tolist() == [question.id for question in QUESTIONS]
    row = found.loc["otrygg_ute"]
    whole = table.query("level == 'municipality' and year == 2023 and group == 'alla'")
    reference = whole.set_index("question").loc["otrygg_ute", "value"]
    assert row["reference"] == reference
    assert row["difference"] == pytest.approx(row["value"] - reference)
    assert row["difference_low"] == pytest.approx(row["low"] - reference)
    assert row["difference_high"] == pytest.approx(row["high"] - reference)


@pytest.mark.parametrize(
    ("low", "high", "bad", "verdict"),
    [(0.3, 0.4, "high", 1), (0.1, 0.2, "high", -1), (0.2, 0.3, "high", 0),
     (0.3, 0.4, "low", -1), (0.1, 0.2, "low", 1), (np.nan, np.nan, "high", 0)],
)  # fmt: skip
def test_worse_depends_on_which_end_is_bad(low, high, bad, verdict):
    figures = pd.DataFrame(
        {"n": [174], "value": [(low + high) / 2], "low": [low], "high": [high], "status": ["ok"]},
        index=["q"],
    )
    found = profile(figures, pd.Series({"q": 0.25}), [Asked("q", bad=bad)])
    assert found["verdict"].tolist() == [verdict]


def test_without_a_municipality_nothing_is_told(table):
    found = profile(area_figures(table, "a", WAVE), pd.Series(dtype=float), QUESTIONS)
    assert found["difference"].isna().all()
    assert (found["verdict"] == 0).all()


def test_the_interval_covers_the_difference_from_a_municipality_that_it_is_part_of():
    rng, areas, n, runs = np.random.default_rng(4), 9, 174, 4000
    truth = np.linspace(0.12, 0.4, areas)
    share = rng.binomial(n, truth, (runs, areas)) / n
    whole = share.mean(axis=1, keepdims=True)
    low, high = (limit - whole for limit in wilson(share, n))
    real = truth - truth.mean()
    inside = ((low <= real) & (real <= high)).mean(axis=0)
    assert inside.min() > 0.945
    assert inside.mean() < 0.975


def test_too_few_answers_stay_missing():
    rows = [("a", "otrygg_ute", 2023, i % 2, 1, "", "") for i in range(12)]
    rows += [("b", "otrygg_ute", 2023, i % 2, 1, "", "") for i in range(60)]
    few = estimates(answers(rows), published(), QUESTIONS)
    found = profile(area_figures(few, "a", WAVE), references(few, WAVE), QUESTIONS)
    assert found["status"].tolist() == ["few"]
    assert found["difference"].isna().all()
