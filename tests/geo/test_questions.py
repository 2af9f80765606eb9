"""The catalogue of questions is whole, and a change of wording breaks the series."""

from dataclasses import replace

import pytest

from geo.questions import (
    BY_ID,
    INDEX,
    MAIN,
    QUESTION_GROUPS,
    QUESTIONS,
    Question,
    catalogue,
    questions_of,
)

CHANGED = Question(
    "ordning", "nu", "ordningsstorningar", since=(2015, 2019, 2022), texts=("först", "sedan")
)


def test_ids_are_unique_and_every_group_is_used():
    assert len(BY_ID) == len(QUESTIONS)
    assert {question.group for question in QUESTIONS} == set(QUESTION_GROUPS)
    assert sum(len(questions_of(group)) for group in QUESTION_GROUPS) == len(QUESTIONS)


def test_the_main_question_and_the_index():
    assert (BY_ID[MAIN].scale, BY_ID[MAIN].bad, BY_ID[MAIN].top) == ("share", "high", 1)
    assert (BY_ID[INDEX].scale, BY_ID[INDEX].bad, BY_ID[INDEX].top) == ("index", "high", 6)
    assert [q.id for q in QUESTIONS if q.bad == "low"] == ["polisen_bryr_sig"]


@pytest.mark.parametrize("question", [*QUESTIONS, CHANGED], ids=lambda question: question.id)
def test_wordings_fit_their_years(question):
    assert list(question.since) == sorted(set(question.since))
    assert len(question.texts) in {0, len(question.since) - 1}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (2017, 2018, True), (2018, 2019, False), (2019, 2018, False), (2019, 2021, True),
        (2021, 2022, False), (2015, 2024, False), (2022, 2024, True), (2020, 2020, True),
    ],
)  # fmt: skip
def test_years_are_comparable_only_within_one_wording(one, other, same):
    assert CHANGED.comparable(one, other) is same


def test_each_year_has_the_words_it_was_asked_in():
    assert CHANGED.breaks == (2019, 2022)
    years = (2015, 2018, 2019, 2021, 2022, 2030)
    said = ["först", "först", "sedan", "sedan", "nu", "nu"]
    assert [CHANGED.worded(year) for year in years] == said
    assert replace(CHANGED, texts=()).worded(2015) == "nu"


def test_a_survey_s_own_question_takes_the_place_of_the_shipped_one():
    questions = catalogue([CHANGED, Question("egen", "Eget", "oro")])
    assert questions["ordning"] is CHANGED
    assert questions["egen"].wording == "Eget"
    assert questions[MAIN] is BY_ID[MAIN]
    assert BY_ID["ordning"].breaks == ()
