"""Published figures: another municipality's is never ours, and ours beside county and nation."""

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from geo.measures.published import of_here
from geo.measures.survey import estimates
from geo.measures.survey_change import against
from tests.geo.asked import QUESTIONS, answers, published

HERE = ("", "0780", "Växjö")


def rows(*places, **fixed):
    return published(*({"level": level, "area": area, **fixed} for level, area in places))


def kept(table):
    return of_here(table, HERE, county="07")["area"].tolist()


def test_figures_of_other_municipalities_and_counties_are_left_out():
    national = rows(
        ("nation", "00"), ("county", "07"), ("county", "12"), ("municipality", "0780"),
        ("municipality", "Lessebo"), ("municipality", "0761"),
    )  # fmt: skip
    assert kept(national) == ["00", "07", "0780"]
    assert kept(rows(("municipality", "Lessebo"))) == []
    assert kept(rows(("county", "12"))) == []
    assert kept(rows(("county", "Skåne län"), ("county", "Kronobergs län"))) == []
    assert kept(rows()) == []


def test_a_survey_of_its_own_may_call_its_whole_what_it_likes():
    local = [("area", "Araby"), ("county", "Kronobergs län")]
    for name in ("Tätorten", "växjö", "Hela kommunen", "0780", ""):
        assert kept(rows(*local, ("municipality", name))) == ["Araby", "Kronobergs län", name]
    both = rows(*local, ("municipality", "Växjö"), ("municipality", "Lessebo"))
    assert kept(both) == ["Araby", "Kronobergs län", "Växjö"]


def compared(own, wide, level="county"):
    """Compare (yes, n) of the municipality with that of a wider level; n None is not told."""
    table = published(
        *(
            {"level": at, "area": at, "n": n, "value": yes / (n or 100)}
            for at, (yes, n) in (("municipality", own), ("county", wide))
        )
    )
    return against(estimates(answers([]), table, QUESTIONS), level)


def test_the_difference_from_the_county_is_newcombes():
    (row,) = compared((56, 70), (48, 80)).to_dict("records")
    oracle = confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff")
    assert (row["difference"], row["low"], row["high"]) == pytest.approx((0.2, *oracle))
    assert (row["level"], row["status"]) == ("municipality", "ok")
    assert compared((56, 70), (48, 80), "nation").empty


@pytest.mark.parametrize(
    ("own", "wide", "status", "difference"),
    [
        ((16, None), (130, 1000), "none", 0.03),
        ((160, 1000), (13, None), "none", 0.03),
        ((3, 10), (130, 1000), "few", np.nan),
        ((160, 1000), (np.nan, 1000), "withheld", np.nan),
    ],
)
def test_without_what_an_interval_takes_there_is_none(own, wide, status, difference):
    (row,) = compared(own, wide).to_dict("records")
    assert row["status"] == status
    assert row["difference"] == pytest.approx(difference, nan_ok=True)
    assert np.isnan([row["low"], row["high"]]).all()
