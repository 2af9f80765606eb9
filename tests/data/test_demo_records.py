"""The made-up interventions, safety walks and survey answers are what later pages need."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data import demo
from data.settings import Settings
from geo.offences import GROUPS

UNTIL = date(2026, 11, 22)
SURVEY_AREAS = 9


@pytest.fixture(scope="module")
def town():
    return demo.geography(Settings(), last_year=2027)


@pytest.fixture(scope="module")
def acts(town):
    return demo.interventions(town, until=UNTIL)


@pytest.fixture(scope="module")
def walks(town):
    return demo.safety_walks(town, until=UNTIL)


@pytest.fixture(scope="module")
def answers():
    return demo.survey(until=UNTIL)


def on_land(town, frame):
    land = shapely.union_all(town.districts.geometry.to_numpy())
    return shapely.contains(land, frame.geometry.to_numpy()).all()


def test_forty_interventions_of_every_status(town, acts):
    assert len(acts) == 40
    assert acts["id"].is_unique
    assert acts["name"].is_unique
    assert set(acts["status"]) == {"planerad", "pågående", "avslutad", "avbruten"}
    assert set(acts["perspective"]) == {"situationell", "social"}
    assert {group for row in acts["groups"] for group in row.split(";")} <= set(GROUPS)
    assert on_land(town, acts)


def test_status_follows_from_the_dates(acts):
    planned = acts["start"] > UNTIL
    ended = pd.Series([end is not None and end <= UNTIL for end in acts["end"]])
    assert (acts.loc[planned, "status"] == "planerad").all()
    assert acts.loc[ended, "status"].isin(["avslutad", "avbruten"]).all()
    assert (acts.loc[~planned & ~ended, "status"] == "pågående").all()


def test_sixty_points_of_safety_walks_good_and_bad(town, walks):
    assert len(walks) == 60
    assert walks["walk"].nunique() == 8
    assert set(walks["light"]) == {"ljust", "mörkt"}
    assert 5 < walks["positive"].sum() < 30
    assert (walks["measure"] == "").eq(walks["positive"]).all()
    assert walks["done"].notna().eq(walks["status"] == "genomförd").all()
    assert on_land(town, walks)


def test_the_points_of_a_walk_can_be_walked(walks):
    for _, points in walks.groupby("walk"):
        assert not points.geometry.duplicated().any()
        assert shapely.minimum_bounding_radius(points.union_all()) < 800


def test_two_waves_in_nine_areas(answers):
    assert sorted(answers["year"].unique()) == [2025, 2026]
    per_area = answers.groupby(["year", "area"]).size()
    assert len(per_area) == 2 * SURVEY_AREAS
    assert per_area.min() > 200
    assert answers.groupby("year").size().between(2700, 3000).all()
    assert answers.groupby("year")["weight"].mean().to_numpy() == pytest.approx([1, 1], abs=1e-3)


def test_answers_are_yes_no_or_missing(answers):
    for question in demo.QUESTIONS:
        assert set(answers[question].dropna()) == {0, 1}
        assert 0.005 < answers[question].isna().mean() < 0.05


def test_women_feel_less_safe(answers):
    unsafe = answers.groupby("sex")["otrygg_ute"].mean()
    assert unsafe["kvinna"] > unsafe["man"]


def test_every_inhabitant_belongs_to_one_survey_area(town):
    crosswalk = demo.survey_areas()
    whole = crosswalk.groupby("code")["share"].sum()
    assert set(whole.index) == set(town.districts["code"])
    assert np.allclose(whole, 1)
    assert crosswalk["area"].nunique() == SURVEY_AREAS


@given(until=st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_no_wave_is_from_the_future(until):
    years = demo.survey(until=until)["year"]
    assert date(years.max(), 8, 31) < until
    assert until.year - years.max() <= 1


def test_the_same_seed_gives_the_same_records(town, acts, walks, answers):
    assert acts.equals(demo.interventions(town, until=UNTIL))
    assert walks.equals(demo.safety_walks(town, until=UNTIL))
    assert answers.equals(demo.survey(until=UNTIL))
    assert not acts.equals(demo.interventions(town, until=UNTIL, seed=1))
