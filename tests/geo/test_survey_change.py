"""Changes and gaps: Newcombe's interval, and no difference across a change of wording."""

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from geo.measures.survey import estimates
from geo.measures.survey_change import changes, gaps
from tests.geo.asked import QUESTIONS, answers, many, published

NONE = answers([])
NUMBERS = ["difference", "low", "high"]


def series(*figures, **fixed):
    """Estimates of published (year, yes, n); n None is not told."""
    rows = [{"year": year, "n": n, "value": yes / (n or 100), **fixed} for year, yes, n in figures]
    return estimates(NONE, published(*rows), QUESTIONS)


def test_a_change_is_newcombes_difference():
    (row,) = changes(series((2022, 48, 80), (2023, 56, 70)), QUESTIONS).to_dict("records")
    assert [row[name] for name in NUMBERS] == pytest.approx([0.2, 0.052431, 0.333873], abs=5e-7)
    oracle = confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff")
    assert (row["low"], row["high"]) == pytest.approx(oracle)
    assert (row["year"], row["earlier"], row["status"]) == (2023, 2022, "ok")


def test_each_year_is_compared_with_its_series_own_year_before():
    table = series((2017, 30, 100), (2020, 40, 100), (2023, 35, 100))
    found = changes(table, QUESTIONS)
    assert found[["earlier", "year"]].to_numpy().tolist() == [[2017, 2020], [2020, 2023]]
    assert found["difference"].tolist() == pytest.approx([0.1, -0.05])
    based = changes(table, QUESTIONS, base=2017)
    assert based[["earlier", "year"]].to_numpy().tolist() == [[2017, 2020], [2017, 2023]]
    assert changes(table, QUESTIONS, base=2018).empty


@pytest.mark.parametrize(
    ("earlier", "later", "status"),
    [(2018, 2019, "break"), (2018, 2023, "break"), (2019, 2020, "ok"), (2017, 2018, "ok")],
)
def test_no_difference_across_a_change_of_wording(earlier, later, status):
    table = series((earlier, 30, 100), (later, 40, 100), question="polisen_bryr_sig")
    (row,) = changes(table, QUESTIONS).to_dict("records")
    assert row["status"] == status
    assert np.isnan([row[name] for name in NUMBERS]).all() == (status == "break")


@pytest.mark.parametrize(
    ("then", "now", "status"),
    [
        ((2022, 3, 10), (2023, 40, 100), "few"),
        ((2022, 40, 100), (2023, 3, 10), "few"),
        ((2022, 40, None), (2023, 3, 10), "few"),
        ((2022, 3, 10), (2023, 40, None), "few"),
        ((2022, np.nan, 90), (2023, 40, 100), "withheld"),
        ((2022, 40, None), (2023, 45, 100), "none"),
    ],
)
def test_what_a_figure_lacks_its_change_lacks(then, now, status):
    (row,) = changes(series(then, now), QUESTIONS).to_dict("records")
    assert row["status"] == status
    assert np.isnan([row["low"], row["high"]]).all()
    assert np.isnan(row["difference"]) == (status != "none")


def test_series_are_kept_apart():
    table = estimates(many(), published({"year": 2022}), QUESTIONS)
    found = changes(table, QUESTIONS)
    assert (found["source"] == "svar").all()
    assert not found.duplicated(["level", "area", "question", "group"]).any()
    assert len(found) == len(table.query("source == 'svar'")) / 2
    table = table.set_index(["source", "level", "area", "question", "group", "year"])["value"]
    for row in found.query("status == 'ok'").to_dict("records"):
        key = tuple(row[name] for name in ("source", "level", "area", "question", "group"))
        assert row["difference"] == pytest.approx(table[(*key, 2023)] - table[(*key, 2022)])


def test_groups_of_one_year_are_compared():
    table = estimates(many(), published(), QUESTIONS)
    found = gaps(table, "kvinna", "man")
    assert len(found) == len(table.query("group == 'kvinna'"))
    indexed = table.set_index(["level", "area", "question", "year", "group"])
    for row in found.query("status == 'ok'").to_dict("records"):
        key = tuple(row[name] for name in ("level", "area", "question", "year"))
        women, men = indexed.loc[(*key, "kvinna")], indexed.loc[(*key, "man")]
        below = np.hypot(women["value"] - women["low"], men["high"] - men["value"])
        assert row["difference"] == pytest.approx(women["value"] - men["value"])
        assert row["low"] == pytest.approx(row["difference"] - below)
        assert (row["group"], row["other"]) == ("kvinna", "man")
