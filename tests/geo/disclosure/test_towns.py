"""Fifty of the thousand random towns: nothing is exact, nothing narrowed, and it is near the truth."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest

from geo.disclosure.attack import audit, known_of
from geo.disclosure.ledger import extend
from tests.geo.disclosure import accuracy, attacked, folder
from tests.geo.disclosure.towns import SECRET, random_town, released, stacked, until

TOWNS, YEAR = 50, 12  # all of the thousand are attacked over two years in the bench


@pytest.fixture(scope="module")
def found():
    """Errors of all towns, and what the attacks found."""
    errors, findings = defaultdict(list), {}
    for seed in range(TOWNS):
        whole = random_town(seed)
        _, findings[seed] = attacked.attacked(until(whole, YEAR), every=YEAR // 2)
        for name, values in accuracy.measured(whole, released(whole)).items():
            errors[name] += values
    return errors, findings


def test_no_count_is_told_exactly_or_narrowed(found):
    errors, findings = found
    assert len(errors["small"]) > 3000  # true counts of one to four, told of by district
    assert {seed: each for seed, each in findings.items() if each} == {}


def test_a_number_in_the_page_and_chance_drawn_anew_are_found(monkeypatch):
    honest, turn = attacked.made, iter(range(37, 99))

    def leaky(*given, **more):
        done = honest(*given, **more)
        page = done.files["index.html"].replace(b"</main>", b"%d</main>" % next(turn))
        return replace(done, files=done.files | {"index.html": page})

    monkeypatch.setattr(attacked, "made", leaky)
    _, findings = attacked.attacked(until(random_town(1), 3))
    assert {found.attack for found in findings} == {"A5", "A8"}


def test_the_town_is_near_the_truth(found):
    errors, _ = found
    assert np.abs(errors["town"]).max() < 5
    # Two are left by each pooled quarter, four by a month.
    assert np.abs(errors["town_year"]).max() <= 12
    assert np.percentile(np.abs(errors["town_year"]), 95) <= 4


def test_districts_are_not_biased(found):
    cell = np.array(found[0]["cell"])
    assert np.abs(cell).max() < 5
    assert abs(cell.mean()) < 4 * 2 / np.sqrt(len(cell)) + 0.02


def test_directions_are_seldom_wrong(found):
    errors, _ = found
    assert len(errors["wrong"]) > 300
    assert np.mean(errors["wrong"]) < 0.01
    assert np.mean(errors["silent"]) < 0.7


def test_what_the_page_says_of_a_direction_is_seldom_wrong(found):
    errors, _ = found
    assert len(errors["page_wrong"]) > 300
    assert np.mean(errors["page_wrong"]) < 0.01
    assert not all(errors["page_silent"])  # it does say something


def test_a_direction_is_told_beyond_what_rounding_makes():
    assert accuracy.direction(100, 50, 24) == 1
    assert accuracy.direction(50, 100, 24) == -1
    assert accuracy.direction(100, 85, 24) == 0


def test_releases_piled_up_tell_nothing_more():
    whole = random_town(3, months=26)
    ledger = released(until(whole, 2))
    told = [folder.figures(ledger, "start")]
    for end in range(3, 27):
        ledger = extend(ledger, until(whole, end), secret=SECRET, release=f"r{end}")
        told.append(folder.figures(ledger, f"r{end}"))
    assert len(told) == 25
    known = known_of(ledger, {whole.version: whole.areas})
    assert audit([tuple(each) for each in told], known) == []
    assert audit(stacked(ledger), known) == []
