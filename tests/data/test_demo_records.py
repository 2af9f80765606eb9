"""The made-up interventions, safety walks and reports are what later pages need."""

from datetime import date

import pandas as pd
import pytest
import shapely

from data import demo
from data.settings import Settings
from geo.offences import GROUPS

UNTIL = date(2026, 11, 22)


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
def told(town):
    return demo.resident_reports(town, until=UNTIL)


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


def test_residents_report_what_they_see(town, told):
    assert len(told) == 150
    assert told["id"].is_unique
    assert {"belysning", "klotter", "skräp"} <= set(told["category"])
    assert told["date"].between(date(2024, 11, 23), UNTIL).all()
    assert told["done"].notna().eq(told["status"] == "åtgärdad").all()
    assert (told["done"].dropna() <= UNTIL).all()
    assert on_land(town, told)


def test_lamps_are_missed_in_the_dark_months(told):
    lamps = pd.to_datetime(told.loc[told["category"] == "belysning", "date"])
    assert lamps.dt.month.isin([10, 11, 12, 1, 2, 3]).mean() > 0.6


def test_the_same_seed_gives_the_same_records(town, acts, walks, told):
    assert acts.equals(demo.interventions(town, until=UNTIL))
    assert walks.equals(demo.safety_walks(town, until=UNTIL))
    assert told.equals(demo.resident_reports(town, until=UNTIL))
    assert not acts.equals(demo.interventions(town, until=UNTIL, seed=1))
    assert not told.equals(demo.resident_reports(town, until=UNTIL, seed=1))
