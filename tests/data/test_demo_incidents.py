"""The made-up incidents are calibrated, believable, and exercise every rule of import."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from data import demo
from data.demo import crimes
from data.demo.plan import shared
from data.demo.profiles import PROFILES, RHYTHMS, SEASONS
from data.demo.spots import SPOTS
from data.settings import Settings
from geo.offences import BY_ID, UNKNOWN_OFFENCE
from geo.schema import INCIDENT_COLUMNS

UNTIL = date(2026, 11, 22)
FULL_YEARS = range(2021, 2026)
# Växjö, Brå: all, person, theft, burglary, vandalism, drugs and weapons.
BRA = {
    2021: (8907, 2048, 2955, 511, 726, 842),
    2022: (8945, 2058, 2900, 427, 691, 769),
    2023: (10187, 2457, 2979, 563, 701, 864),
    2024: (10883, 2819, 2624, 432, 695, 1075),
    2025: (11959, 2911, 2712, 429, 767, 1438),
}
GROUPS = ("person", "stold", "inbrott", "skadegorelse", "narkotika_vapen")


@pytest.fixture(scope="module")
def town():
    return demo.geography(Settings(), last_year=2027)


@pytest.fixture(scope="module")
def rows(town):
    return pd.concat(demo.incidents(town, until=UNTIL), ignore_index=True)


GROUP_OF = {key: offence.group for key, offence in BY_ID.items()}


def share(rows, offence, chosen):
    """Share of a type's incidents with a seen moment for which ``chosen(start)`` holds."""
    start = rows.loc[rows["offence"] == offence, "start"].dropna()
    return chosen(start.dt).mean()


def test_rows_have_the_shape_of_every_source(rows):
    assert rows.dtypes.astype(str).to_dict() == INCIDENT_COLUMNS
    assert rows["source_id"].is_unique
    assert ((rows["source"] == "demo") & (rows["count"] == 1)).all()
    known = rows["offence"] != UNKNOWN_OFFENCE
    assert rows.loc[known, "code"].str.fullmatch(r"\d{4}").all()
    assert rows.loc[known].groupby("code")["offence"].nunique().max() == 1


def test_every_offence_type_has_a_profile_and_happens(rows):
    assert set(PROFILES) == set(BY_ID) == set(rows["offence"])
    assert all(p.rhythm in RHYTHMS and p.season in SEASONS for p in PROFILES.values())
    assert {name for p in PROFILES.values() for name, _ in p.spots} <= set(SPOTS)


@pytest.mark.parametrize("year", FULL_YEARS)
def test_full_years_agree_with_the_national_statistics(rows, year):
    moment = rows["start"].fillna(rows["end"]).fillna(rows["registered"])
    counted = rows.loc[moment.dt.year == year, "offence"].map(GROUP_OF).value_counts()
    total, *groups = BRA[year]
    assert counted.sum() == pytest.approx(total, rel=0.02)
    for name, expected in zip(GROUPS, groups, strict=True):
        assert counted[name] == pytest.approx(expected, rel=0.02), name


def test_a_year_not_over_has_its_part(rows):
    this = (rows["registered"].dt.year == UNTIL.year).sum()
    assert this / BRA[2025][0] == pytest.approx(326 / 365, abs=0.03)


def test_six_years_to_the_last_day(rows):
    moment = rows["start"].fillna(rows["end"]).dropna()
    assert moment.max().date() == UNTIL
    assert rows["registered"].max().date() == UNTIL
    assert rows["end"].min().date() >= date(2020, 11, 23)


def test_rows_that_try_the_rules_of_import(rows):
    placed = rows["x"].notna()
    area_only = ~placed & (rows["area_code"] != "")
    assert (~placed & ~area_only).mean() == pytest.approx(0.04, abs=0.004)
    assert area_only.mean() == pytest.approx(0.02, abs=0.003)
    assert (rows["offence"] == UNKNOWN_OFFENCE).mean() == pytest.approx(0.01, abs=0.002)
    assert (rows["start"].isna() & rows["end"].isna()).sum() > 10
    assert (rows["start"].isna() & rows["end"].notna()).sum() > 50
    assert (rows["start"].notna() & rows["end"].isna()).sum() > 1000


def test_places_lie_in_the_municipality_or_far_off_and_never_on_water(town, rows):
    placed = rows[rows["x"].notna()]
    points = shapely.points(placed["x"], placed["y"])
    water = shapely.union_all(town.water.geometry.to_numpy())
    shapely.prepare(water)
    assert not shapely.intersects(water, points).any()
    outline = town.outline.geometry.iloc[0]
    shapely.prepare(outline)
    outside = ~shapely.intersects(outline, points)
    assert outside.sum() / len(rows) == pytest.approx(0.01, abs=0.002)
    assert shapely.distance(outline, points[outside]).min() > 100
    # One in fifty has an area code only, so a village may have none.
    assert len({"", *town.districts["code"]} ^ set(rows["area_code"])) <= 3


def test_times_are_in_order_and_nothing_is_from_the_future(rows):
    assert (
        rows["start"].dropna() <= rows["end"].fillna(rows["start"]).loc[rows["start"].notna()]
    ).all()
    assert (rows["end"].dropna() <= rows.loc[rows["end"].notna(), "registered"]).all()
    delay = rows["registered"] - rows["end"]
    assert delay.median() > pd.Timedelta(hours=3)
    assert (delay > pd.Timedelta(days=30)).sum() > 50


def test_what_nobody_saw_has_an_interval(rows):
    span = (rows["end"] - rows["start"]) / pd.Timedelta(hours=1)
    for offence in ("cykelstold", "inbrott_villa", "klotter"):
        unseen = span[rows["offence"] == offence]
        assert unseen.median() > 4, offence
        assert 0.05 < (unseen > 24).mean() < 0.6, offence
    assert span[rows["offence"] == "misshandel_ute"].median() < 0.5


def test_the_clock_of_the_town(rows):
    weekend_night = share(
        rows, "misshandel_ute",
        lambda t: ((t.day_of_week >= 4) & (t.hour >= 21)) | ((t.day_of_week >= 5) & (t.hour < 5)),
    )  # fmt: skip
    assert weekend_night > 0.4
    assert share(rows, "butiksstold", lambda t: (t.hour >= 8) & (t.hour < 22)) > 0.95
    assert share(rows, "inbrott_villa", lambda t: (t.hour >= 4) & (t.hour < 20)) > 0.6
    assert share(rows, "rattfylleri", lambda t: (t.hour >= 18) | (t.hour < 6)) > 0.5


def test_the_seasons_of_the_town(rows):
    assert share(rows, "cykelstold", lambda t: t.month.isin(range(4, 11))) > 0.75
    assert share(rows, "inbrott_villa", lambda t: t.month.isin([10, 11, 12, 1, 2])) > 0.5


def test_the_map_of_the_town(rows):
    def within(offence, x, y, radius):
        some = rows[(rows["offence"] == offence) & rows["x"].notna()]
        return (np.hypot(some["x"] - x, some["y"] - y) < radius).mean()

    assert within("misshandel_ute", 488170, 6303930, 700) > 0.4
    assert within("cykelstold", 488100, 6303700, 250) > 0.15
    assert within("cykelstold", 489000, 6301400, 400) > 0.15
    assert within("inbrott_villa", 488170, 6303930, 700) < 0.05
    assert within("butiksstold", 487980, 6304960, 300) > 0.3


def test_many_incidents_share_an_address(rows):
    placed = rows[["x", "y"]].dropna()
    assert placed.duplicated(keep=False).mean() > 0.5


def test_the_same_arguments_give_the_same_rows(town):
    made = [demo.incidents(town, until=UNTIL, n=4000, seed=seed) for seed in (780, 780, 781)]
    first, again, other = map(pd.concat, made)
    pd.testing.assert_frame_equal(first, again)
    assert not first["x"].equals(other["x"])


@settings(max_examples=15)
@given(
    n=st.integers(1, 3000),
    years=st.integers(1, 12),
    chunk=st.integers(200, 4000),
    until=st.dates(date(2021, 1, 1), date(2032, 12, 31)),
)
def test_exactly_the_number_asked_for_in_chunks_no_larger(town, n, years, chunk, until):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crimes, "CHUNK", chunk)
        frames = list(demo.incidents(town, until=until, n=n, years=years))
    sizes = list(map(len, frames))
    assert sum(sizes) == n
    assert all(size == chunk for size in sizes[:-1])
    assert pd.concat(frames)["source_id"].is_unique
    assert max(frame["registered"].max() for frame in frames).date() <= until


@given(
    weights=st.lists(st.floats(0, 1e6), min_size=1, max_size=40).filter(lambda w: sum(w) > 1),
    total=st.integers(0, 10**7),
)
def test_sharing_out_is_exact_and_fair(weights, total):
    counts = shared(weights := np.array(weights), total)
    assert counts.sum() == total
    assert (np.abs(counts - weights * total / weights.sum()) < 1 + 1e-6).all()
