"""Every planted truth can be measured in the made-up data, with nothing but counting."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
import shapely
from scipy import stats

from data import demo
from data.demo import truths
from data.settings import Settings
from geo.questions import MAIN

UNTIL = date(2026, 11, 22)
LAST_YEAR = 2025


@pytest.fixture(scope="module")
def town():
    return demo.geography(Settings(), last_year=2027)


@pytest.fixture(scope="module")
def rows(town):
    return pd.concat(demo.incidents(town, until=UNTIL), ignore_index=True)


def counted(rows, cluster, weeks):
    """Offences of the cluster's type within its radius during some weeks before the last day."""
    moment = rows["start"].fillna(rows["end"])
    day = pd.Timestamp(UNTIL) + timedelta(days=1)
    lo, hi = (day - timedelta(weeks=w) for w in weeks)
    near = np.hypot(rows["x"] - cluster.x, rows["y"] - cluster.y) <= cluster.radius_m + 1
    return int((near & (rows["offence"] == cluster.offence) & (moment >= lo) & (moment < hi)).sum())


def z(before, after):
    """Change between two equally long periods in standard errors."""
    return (after - before) / (before + after) ** 0.5


def before_after(rows, effect, cluster):
    weeks = effect.start_weeks
    return counted(rows, cluster, (2 * weeks, weeks)), counted(rows, cluster, (weeks, 0))


def test_a_hot_spot_emerged_in_the_last_eight_weeks(rows):
    spot = truths.EMERGING
    now = counted(rows, spot, (8, 0))
    earlier = [counted(rows, spot, (w + 8, w)) for w in range(8, 104, 8)]
    assert now > 0.8 * spot.size
    assert max(earlier) < now / 4


def test_a_hot_spot_has_ended(rows):
    spot = truths.ENDED
    length = spot.weeks[0] - spot.weeks[1]
    during = counted(rows, spot, spot.weeks)
    after = counted(rows, spot, (spot.weeks[1], 0)) * length / spot.weeks[1]
    before = counted(rows, spot, (spot.weeks[0] + length, spot.weeks[0]))
    assert during > 0.8 * spot.size
    assert max(before, after) < during / 3


def test_one_intervention_works(rows):
    treated = before_after(rows, truths.WORKS, truths.WORKS.clusters[0])
    campus = truths.Cluster(489000, 6301400, "teleborg", "cykelstold", (0, 0), 0, 300)
    control = before_after(rows, truths.WORKS, campus)
    change = (treated[1] - treated[0]) - (control[1] - control[0])
    assert change / sum(treated + control) ** 0.5 < -2.5


def test_one_intervention_only_moved_the_problem(rows):
    here, _, there, _ = truths.MOVED.clusters
    local, displaced = (before_after(rows, truths.MOVED, c) for c in (here, there))
    assert z(*local) < -4
    assert z(*displaced) > 4
    assert abs(z(local[0] + displaced[0], local[1] + displaced[1])) < 1.96
    assert here.district != there.district


def test_one_intervention_has_no_effect(rows):
    before, after = before_after(rows, truths.NO_EFFECT, truths.NO_EFFECT.clusters[0])
    assert min(before, after) > 30
    assert abs(z(before, after)) < 1.96


def test_interventions_with_a_known_effect_stand_in_the_table(town):
    table = demo.interventions(town, until=UNTIL).set_index("id")
    for effect in truths.EFFECTS:
        row = table.loc[effect.intervention]
        assert (UNTIL - row["start"]).days + 1 == 7 * effect.start_weeks
        assert row.geometry.equals(shapely.Point(effect.clusters[0].x, effect.clusters[0].y))


def test_clusters_lie_in_the_districts_they_name(town):
    shapes = town.districts.set_index("code").geometry
    for cluster in truths.CLUSTERS:
        around = shapely.Point(cluster.x, cluster.y).buffer(cluster.radius_m)
        assert shapes[cluster.district].contains(around), cluster


def recorded(town, rows, code):
    """Offences a year in a district per inhabitant: lower limit, upper limit, municipality."""
    year = rows[(rows["start"].dt.year == LAST_YEAR) & rows["x"].notna()]
    shape = town.districts.set_index("code").geometry[code]
    count = int(shapely.contains_xy(shape, year["x"], year["y"]).sum())
    people = town.population.query("year == @LAST_YEAR").set_index("code")["population"]
    lower, upper = stats.chi2.ppf([0.025, 0.975], [2 * count, 2 * count + 2]) / 2
    return lower / people[code], upper / people[code], len(year) / people.sum()


def felt(answers, code):
    """Share that feels unsafe: lower limit, upper limit, all areas."""
    wave = answers[(answers["year"] == LAST_YEAR) & (answers["question"] == MAIN)]
    area = wave[wave["area"] == code]["value"]
    limits = stats.binomtest(int(area.sum()), len(area)).proportion_ci(method="wilson")
    return limits.low, limits.high, float(wave["value"].mean())


def test_one_district_feels_unsafe_with_little_crime(town, rows):
    code = truths.UNSAFE_WITH_LITTLE_CRIME
    _, upper, everywhere = recorded(town, rows, code)
    assert upper < everywhere
    lower, _, all_areas = felt(demo.survey_answers(until=UNTIL), code)
    assert lower > all_areas


def test_one_district_feels_safe_with_much_crime(town, rows):
    code = truths.SAFE_WITH_MUCH_CRIME
    lower, _, everywhere = recorded(town, rows, code)
    assert lower > everywhere
    _, upper, all_areas = felt(demo.survey_answers(until=UNTIL), code)
    assert upper < all_areas


def test_truths_grow_with_the_number_asked_for(town):
    few, many = (
        pd.concat(demo.incidents(town, until=UNTIL, n=n), ignore_index=True)
        for n in (62_000, 124_000)
    )
    ratio = counted(many, truths.EMERGING, (8, 0)) / counted(few, truths.EMERGING, (8, 0))
    assert ratio == pytest.approx(2, rel=0.2)


def test_one_district_has_a_surge_of_two_weeks(rows):
    spot = truths.SURGE
    assert counted(rows, spot, spot.weeks) > 0.8 * spot.size
    assert max(counted(rows, spot, (w + 2, w)) for w in range(2, 104, 2)) < spot.size / 3


def pairs_near(rows, offences, *, days, metres):
    """Pairs of seen offences at most so far apart, the later one so many days after the other."""
    moment = rows["start"].fillna(rows["end"])
    chosen = rows["offence"].isin(offences) & moment.notna() & rows["x"].notna()
    x, y = (rows.loc[chosen, axis].to_numpy() for axis in ("x", "y"))
    day = moment[chosen].to_numpy("datetime64[m]").astype(float) / 1440
    apart = np.abs(day[:, None] - day[None, :])
    near = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :]) <= metres
    return int(np.triu(near & (apart >= days[0]) & (apart < days[1]), 1).sum())


def test_burglaries_come_in_series_and_other_offences_do_not(rows):
    recent = rows[rows["start"].fillna(rows["end"]) >= pd.Timestamp(UNTIL) - timedelta(days=730)]

    def soon_and_later(offences):
        return (pairs_near(recent, offences, days=span, metres=200) for span in ((0, 7), (28, 35)))

    soon, later = soon_and_later(truths.SERIES.offences)
    assert soon > 2 * later
    soon, later = soon_and_later(["butiksstold", "olaga_hot"])
    assert soon < 1.3 * later
