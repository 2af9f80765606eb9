"""Estimates of a survey: every group as by hand, and what is missing stays missing."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from geo.measures.answer_sums import summed
from geo.measures.perception import FEWEST, index_of, share_of
from geo.measures.survey import estimates, pick
from geo.measures.survey_schema import COLUMNS, KEYS
from tests.geo.asked import QUESTIONS, answers, many, published

NONE, NOTHING = answers([]), published()


def one(*rows):
    """Return the single estimate of one published row."""
    (found,) = estimates(NONE, published(*rows), QUESTIONS).to_dict("records")
    return found


def chosen(frame, row):
    """Answers behind an estimate, picked filter by filter."""
    keep = (frame["question"] == row["question"]) & (frame["year"] == row["year"])
    keep &= frame["value"].notna()
    if row["level"] == "area":
        keep &= frame["area"] == row["area"]
    if row["group"] != "alla":
        keep &= (frame["sex"] == row["group"]) | (frame["age_class"] == row["group"])
    return frame[keep]


def test_every_estimate_is_that_of_its_own_answers():
    frame = many()
    table = estimates(frame, NOTHING, QUESTIONS)
    assert list(table) == COLUMNS
    assert not table.duplicated(KEYS).any()
    assert len(table) == (3 + 1) * 3 * 2 * (1 + 2 + 2)
    statuses = set()
    for row in table.to_dict("records"):
        behind = chosen(frame, row)
        assert row["n"] == len(behind)
        statuses.add(row["status"])
        if len(behind) < FEWEST:
            assert row["status"] == "few"
            assert np.isnan([row["value"], row["low"], row["high"]]).all()
            continue
        estimate = index_of if row["question"] == "index" else share_of
        oracle = estimate(summed(behind["value"], behind["weight"]))
        found = [row[name] for name in ("value", "low", "high", "n", "n_eff")]
        assert found == pytest.approx([float(each) for each in oracle])
        assert row["status"] == "ok"
    assert statuses == {"ok", "few"}


def test_the_municipality_is_all_areas_weighted():
    frame = many()
    table = estimates(frame, NOTHING, QUESTIONS).query("group == 'alla' and year == 2023")
    whole = table.query("level == 'municipality' and question == 'otrygg_ute'").iloc[0]
    behind = frame.query("question == 'otrygg_ute' and year == 2023").dropna(subset="value")
    assert whole["value"] == pytest.approx(np.average(behind["value"], weights=behind["weight"]))
    assert whole["area"] == ""


@pytest.mark.parametrize(("n", "status"), [(29, "few"), (30, "ok")])
def test_thirty_answers_are_enough_and_no_fewer(n, status):
    rows = [("a", "otrygg_ute", 2023, i % 2, 1, "", "") for i in range(n)]
    table = estimates(answers(rows), NOTHING, QUESTIONS)
    assert table["status"].tolist() == [status, status]
    assert table["value"].isna().all() == (status == "few")
    assert one({"n": n})["status"] == status
    assert np.isnan(one({"n": n, "low": 0.2, "high": 0.4})["value"]) == (status == "few")


def test_answers_without_weight_and_without_value_do_not_count():
    rows = [("a", "otrygg_ute", 2023, 1, 1, "man", "16–24")] * 30
    extra = [
        ("a", "otrygg_ute", 2023, np.nan, 1, "man", ""),
        ("a", "otrygg_ute", 2023, 0, 0, "man", ""),
    ]
    table = estimates(answers(rows + extra), NOTHING, QUESTIONS)
    assert table["n"].tolist() == [30] * 6
    assert table["value"].tolist() == [1.0] * 6


def test_published_shares_get_wilsons_interval():
    row = one({"n": 263, "value": 81 / 263})
    assert (row["low"], row["high"]) == pytest.approx(proportion_confint(81, 263, method="wilson"))
    assert (row["status"], row["n_eff"]) == ("ok", 263)


def test_a_published_interval_is_kept():
    row = one({"low": 0.2, "high": 0.45})
    assert (row["value"], row["low"], row["high"], row["status"]) == (0.3, 0.2, 0.45, "ok")
    row = one({"n": None, "low": 0.2, "high": 0.45})
    assert (row["low"], row["high"], row["status"]) == (0.2, 0.45, "ok")
    assert pd.isna(row["n"])


@pytest.mark.parametrize("row", [{"n": None}, {"question": "index", "value": 1.62}])
def test_a_value_that_no_interval_can_be_given(row):
    found = one(row)
    assert found["value"] == row.get("value", 0.3)
    assert np.isnan([found["low"], found["high"]]).all()
    assert found["status"] == "none"


@pytest.mark.parametrize(
    "row", [{"withheld": True}, {"value": np.nan}, {"withheld": True, "value": 0.0, "low": 0.0}]
)
def test_withheld_is_missing_and_never_zero(row):
    found = one({"n": 12, **row})
    assert np.isnan([found["value"], found["low"], found["high"]]).all()
    assert found["status"] == "withheld"


def test_two_sources_that_disagree_stand_side_by_side():
    row = {"question": "index", "level": "municipality", "area": "0780", "year": 2018, "n": None}
    both = published({**row, "value": 1.62}, {**row, "value": 1.63, "source": "annan"})
    assert estimates(many(), both, QUESTIONS).query("year == 2018")["value"].tolist() == [
        1.63,
        1.62,
    ]


def test_one_questions_areas_are_picked():
    table = estimates(many(), published({"n": 40}), QUESTIONS)
    found = pick(table, source="svar", question="otrygg_ute", year=2023)
    assert found.index.tolist() == ["a", "b", "c"]
    assert (found["group"] == "alla").all()
    assert pick(table, source="svar", question="otrygg_ute", year=2023, group="man")["n"].sum() < (
        found["n"].sum()
    )


def test_nothing_asked_is_nothing_estimated():
    table = estimates(NONE, NOTHING, QUESTIONS)
    assert table.empty
    assert list(table) == COLUMNS


def test_a_question_outside_the_catalogue_is_refused():
    with pytest.raises(KeyError, match="okand"):
        one({"question": "okand"})
