"""Personal numbers are recognised however they are written, and little else is."""

from __future__ import annotations

import random

import pytest

from data.records import looks_like_personal_number


@pytest.mark.parametrize(
    "number",
    [
        # Made-up numbers of Skatteverket's and the encyclopedias' examples.
        "811218-9876", "19811218-9876", "198112189876", "8112189876", "811218 9876",
        "811218–9876", "811218+9876", "701063-2391", "19701063-2391", "670919-9530",
        "20000229-0005", "000229-0005", "811218—9876", "81-12-18-9876", "1981-12-18 9876",
        "85-07-09-9805",
    ],
)  # fmt: skip
def test_a_number_in_a_sentence_is_found(number):
    assert looks_like_personal_number(f"Prata med {number}, eller ring.") == (number,)


@pytest.mark.parametrize(
    "text",
    [
        "", "811218-9875", "811318-9876", "19990229-0004", "20810230-9876", "488170 6303930",
        "2026-03-01 12:30", "0470-41000", "insats 12, 34 och 56", "1811218-98760", "811218-98765",
        "81-12-18-9875", "2026-03-01 1230",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text):
    assert looks_like_personal_number(text) == ()


def test_several_are_all_told():
    assert len(looks_like_personal_number("811218-9876 och 670919-9530")) == 2


def test_a_random_number_seldom_looks_like_one():
    rng = random.Random(780)
    texts = [str(rng.randrange(10**9, 10**10)) for _ in range(20_000)]
    share = sum(bool(looks_like_personal_number(text)) for text in texts) / len(texts)
    assert 0 < share < 0.008
