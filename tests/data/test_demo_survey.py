"""The made-up survey: waves, weights, a change of wording, and results to compare with."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import demo
from data.demo.answers import waves
from data.settings import Settings
from geo.questions import BY_ID, INDEX, MAIN

UNTIL = date(2026, 11, 22)
YEARS = [2017, 2018, 2019, 2020, 2022, 2023, 2024, 2025, 2026]
SURVEY_AREAS = 9


@pytest.fixture(scope="module")
def answers():
    return demo.survey_answers(until=UNTIL)


@pytest.fixture(scope="module")
def results():
    return demo.survey_results(until=UNTIL)


@pytest.fixture(scope="module")
def people(answers):
    return answers.drop_duplicates("respondent")


def test_a_wave_a_year_but_one_in_nine_areas(people):
    assert sorted(people["year"].unique()) == YEARS
    per_area = people.groupby(["year", "area"]).size()
    assert len(per_area) == len(YEARS) * SURVEY_AREAS
    assert 130 < per_area.min() < per_area.max() < 230  # some 174 in real life
    assert people.groupby("year")["weight"].mean().to_numpy() == pytest.approx(1, abs=1e-3)


def test_an_answer_is_yes_or_no_and_some_give_none(answers, people):
    assert set(answers["value"]) == {0, 1}
    assert set(answers["question"]) == set(demo.QUESTIONS) <= set(BY_ID)
    assert not answers.duplicated(["respondent", "question"]).any()
    assert 0.96 < len(answers) / (len(people) * len(demo.QUESTIONS)) < 0.99
    assert set(people["sex"]) == {"kvinna", "man"}
    assert people["age_class"].nunique() == 4


def test_women_feel_less_safe(answers):
    unsafe = answers[answers["question"] == MAIN].groupby("sex")["value"].mean()
    assert unsafe["kvinna"] > unsafe["man"]


def test_the_series_breaks_where_the_words_changed(answers):
    question, changed = demo.REWORDED, demo.REWORDED.breaks[0]
    asked = answers[answers["question"] == question.id]
    before = asked[asked["year"].between(2019, changed - 1)]["value"].mean()
    after = asked[asked["year"].between(changed, 2024)]["value"].mean()
    assert before > 1.5 * after
    assert question.worded(changed - 1) != question.worded(changed) == BY_ID[question.id].wording


def test_every_inhabitant_belongs_to_one_survey_area(answers):
    crosswalk = demo.crosswalk()
    whole = crosswalk.groupby("code")["share"].sum()
    assert set(whole.index) == set(demo.geography(Settings()).districts["code"])
    assert np.allclose(whole, 1)
    assert set(crosswalk["area"]) == set(answers["area"])


def test_there_is_something_to_compare_with(results):
    shares = results[results["question"] == MAIN]
    assert set(shares["level"]) == {"municipality", "county", "nation"}
    assert set(shares["group"]) == {"alla", "kvinna", "man"}
    assert results["value"].isna().eq(results["withheld"]).all()
    assert 0 < results["withheld"].sum() < 0.05 * len(results)
    assert results.loc[results["question"] != INDEX, "value"].dropna().between(0, 1).all()
    assert results.loc[results["question"] == INDEX, "value"].between(1, 3).all()
    assert results["n"].isna().eq(results["question"] == INDEX).all()
    assert all(source.startswith("demo") for source in results["source"].unique())


@given(until=st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_no_wave_is_from_the_future(until):
    years = waves(until)
    assert date(years[-1], 8, 31) < until
    assert until.year - years[-1] <= 1 + (years[-1] == 2020)
    assert 2 <= len(years) <= 13
    assert 2021 not in years


def test_the_same_seed_gives_the_same_survey(answers, results):
    assert answers.equals(demo.survey_answers(until=UNTIL))
    assert results.equals(demo.survey_results(until=UNTIL))
    assert not answers.equals(demo.survey_answers(until=UNTIL, seed=1))
