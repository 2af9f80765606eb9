"""What is planted of crime and insecurity lands in its field, and what cannot be told in none."""

from datetime import date

import numpy as np
import pytest
from scipy import stats

from data import demo
from data.demo import truths
from data.settings import Settings
from data.store import Store
from geo.measures.crosswalk import carry, pieces
from geo.measures.quadrant import References, crime_rates, quadrants
from geo.measures.rate import population_by_year
from geo.measures.summary import areas
from geo.measures.survey import estimates, pick
from geo.measures.survey_schema import ALL, MUNICIPALITY
from geo.measures.tally import tally
from geo.measures.totals import running_totals
from geo.offences import PUBLIC_PLACES
from geo.period import Period
from geo.selection import Selection
from tests.geo.asked import Asked, published

UNTIL = date(2026, 11, 22)
YEARS = {2025: Period(date(2025, 1, 1), date(2025, 12, 31), "ar"),
         2026: Period(date(2025, 11, 24), UNTIL, "egna")}  # fmt: skip
CRIMES = {
    "in public places in the dark": {"offences": PUBLIC_PLACES, "light": "morker"},
    "in public places": {"offences": PUBLIC_PLACES},
    "all": {},
}
PLACED = {"mycket_otryggt", "lite_otryggt", "mycket_tryggt", "lite_tryggt"}


def two_sided(count, mean):
    """Exact p of a count: twice the smaller tail of the Poisson distribution."""
    return 2 * min(stats.poisson.cdf(count, mean), stats.poisson.sf(count - 1, mean))


@pytest.fixture(scope="module")
def town():
    return demo.geography(Settings(), last_year=2027)


@pytest.fixture(scope="module")
def counted(town, tmp_path_factory):
    """Count a selection of the calibrated demonstration by district."""
    store = Store(tmp_path_factory.mktemp("store"), settings=Settings())
    store.put_districts(town.districts, version="demo")
    store.add_batch(demo.incidents(town, until=UNTIL), {"as_of": str(UNTIL)})
    incidents = store.incidents()
    totals = running_totals(incidents)
    people = population_by_year(town.population, codes=incidents.areas)
    return lambda selection: areas(tally(incidents, selection, totals=totals), people)


@pytest.fixture(scope="module")
def table():
    """Estimates of the demonstration's survey."""
    frame = demo.survey_answers(until=UNTIL).assign(source="demo")
    frame["value"] = frame["value"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    return estimates(frame, published(), [Asked(question) for question in demo.QUESTIONS])


@pytest.fixture(scope="module")
def fields(town, counted, table):
    """Place the districts by crimes of a kind and the main question of a year."""

    def at(year, crimes):
        people = town.population.query("year == @year").set_index("code")["population"]
        parts = pieces(demo.crosswalk(), people)
        rows = pick(table, source="demo", question="otrygg_ute", year=year)
        numbers = counted(Selection(YEARS[year], **CRIMES[crimes]))
        crime, everywhere = crime_rates(numbers)
        same = (table["question"] == "otrygg_ute") & (table["year"] == year)
        whole = table[same & (table["level"] == MUNICIPALITY) & (table["group"] == ALL)]
        references = References(everywhere, whole["value"].item())
        placed = quadrants(crime, carry(parts, rows), references)
        return placed.assign(people=numbers["people"]), references

    return at


@pytest.mark.parametrize("crimes", CRIMES)
@pytest.mark.parametrize("year", YEARS)
def test_the_planted_districts_land_in_their_fields(fields, year, crimes):
    placed, _ = fields(year, crimes)
    assert placed.loc[truths.UNSAFE_WITH_LITTLE_CRIME, "field"] == "lite_otryggt"
    assert placed.loc[truths.SAFE_WITH_MUCH_CRIME, "field"] == "mycket_tryggt"
    alone = [placed.index[placed["field"] == f].tolist() for f in ("lite_otryggt", "mycket_tryggt")]
    assert alone == [[truths.UNSAFE_WITH_LITTLE_CRIME], [truths.SAFE_WITH_MUCH_CRIME]]
    assert placed.loc[[truths.UNSAFE_WITH_LITTLE_CRIME, truths.SAFE_WITH_MUCH_CRIME], "own"].all()


@pytest.mark.parametrize("crimes", CRIMES)
@pytest.mark.parametrize("year", YEARS)
def test_what_cannot_be_told_is_in_no_field(town, fields, year, crimes):
    placed, references = fields(year, crimes)
    assert len(placed) == len(town.districts)
    undecided = 0
    for row in placed.itertuples():
        expected = references.crime * row.people / 1000
        ordinary = two_sided(row.crime_n, expected) > 0.05
        if ordinary or row.low <= references.survey <= row.high:
            undecided += 1
            assert row.field not in PLACED, row.Index
    assert undecided >= 5


def test_the_middle_of_the_town_has_much_crime_and_ordinary_insecurity(fields):
    placed, _ = fields(2025, "in public places in the dark")
    assert placed.loc["centrum", "crime_class"] == 2
    assert placed.loc["centrum", "field"] == "oavgjort"
