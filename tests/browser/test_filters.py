"""Every filter of the page, one after another by hand: map, table and sentence move alike."""

from __future__ import annotations

import shutil

import pytest

from data.store import Store
from tests.browser.conftest import serving
from tests.browser.situation import Situation
from tests.pages.conftest import rows

SECOND = "väktare"
REPORTS = [
    (f"2026-{month:02d}-{day:02d} 22:30", 400.0) for month in range(1, 12) for day in (6, 20)
]


@pytest.fixture(scope="module")
def two_sources(store, tmp_path_factory):
    """Address of a dashboard whose made-up incidents come from two sources."""
    folder = tmp_path_factory.mktemp("sources")
    shutil.copytree(store / "store", folder / "store")
    more = rows(tuple(REPORTS)).assign(source=SECOND)
    Store(folder / "store").add_batch([more], {"profile": SECOND, "demo": True})
    with serving(folder) as address:
        yield address


def press(label):
    """Choose one of the labels that are all in sight."""
    return lambda s, key: s.page.locator(f".st-key-{key}").get_by_text(label, exact=True).click()


def pick(label):
    """Choose from a list that opens: its search finds the label."""

    def act(situation, key):
        situation.page.locator(f".st-key-{key} input").click()
        situation.page.keyboard.type(label)
        situation.page.get_by_role("option", name=label, exact=True).first.click()

    return act


def untick(group, word):
    """Leave a type out of its group, in the tree."""

    def act(situation, key):
        situation.page.locator(f".st-key-{key} button").click()
        situation.page.locator(f".st-key-{group}").get_by_text(word, exact=True).click()

    return act


STEPS = (
    ("f_sources", pick(SECOND), "kalla", f"källa: {SECOND}"),
    ("f_sources", pick("demo"), "kalla", f"källa: demo och {SECOND}"),
    ("f_compare", press("Föregående"), "jamfor", "jämfört med föregående period"),
    ("f_mode", press("År"), "period", "1 jan."),
    ("offence_groups", press("Stöld"), "brott", "Stöld"),
    ("offence_popover", untick("branch_stold", "Cykelstöld"), "brott", "brottstyper"),
    ("f_from", pick("06"), "timme", "kl. 06–24"),
    ("f_to", pick("23"), "timme", "kl. 06–23"),
    ("f_days", press("fre"), "dag", "fre"),
    ("f_light", press("Mörker"), "ljus", "i mörker"),
    ("f_areas", pick("Centrum"), "omrade", "i Centrum"),
)


def test_every_filter_moves_map_table_and_sentence_alike(page, two_sources):
    situation = Situation(page, two_sources).open("?lager=antal")
    before = (situation.agrees(), situation.map_numbers(), situation.query, situation.sentence)
    for key, act, parameter, word in STEPS:
        situation.changes(lambda act=act, key=key: act(situation, key))
        page.keyboard.press("Escape")
        now = (situation.agrees(), situation.map_numbers(), situation.query, situation.sentence)
        assert now[0] != before[0], f"the table stands still: {word}"
        if key not in ("f_compare", "f_areas"):
            assert now[1] != before[1], f"the map stands still: {word}"
        assert now[2].get(parameter) != before[2].get(parameter)
        assert word in now[3]
        before = now
    assert list(situation.table()) == ["Centrum", "Summa"]
