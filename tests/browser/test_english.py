"""In English no Swedish is left, whatever is opened; only names from the data stay as they are."""

from __future__ import annotations

import re

import pytest

from tests import catalogue
from tests.browser.situation import FOLLOW, Situation

# All that can be read or is read out: texts, and what stands in for them.
SAID = """() => {
  const said = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());)
    if (!node.parentElement.closest("style, script")) said.add(node.textContent);
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const e of document.querySelectorAll(`[${name}]`)) said.add(e.getAttribute(name));
  return [...said].map(text => text.trim()).filter(text => text);
}"""
NAMES = """() => [lagesbildBase.districts, lagesbildBase.water, lagesbildBase.outline]
  .flatMap(all => all.map(each => each.name))
  .concat([...document.querySelectorAll(".sign .unseen")].map(e => e.textContent))"""
SWEDISH = re.compile(r"[åäöÅÄÖ]")


def untranslated(texts, names):
    """Return the texts that the catalogue has in other words, or that have Swedish letters."""
    pairs = [
        pair for message in catalogue.english() if message.id for pair in catalogue.forms(message)
    ]
    known = {swedish for swedish, english in pairs if swedish != english}
    for text in texts:
        rest = text
        for name in sorted({*names, *catalogue.NAMES, "På svenska"}, key=len, reverse=True):
            rest = rest.replace(name, "")
        if text in known or SWEDISH.search(rest):
            yield text


@pytest.fixture(scope="module")
def situation(tab, dashboard):
    return Situation(tab, dashboard).open("?lang=en&lager=per_1000&insatser=1")


def test_the_situation_picture_is_english_with_all_its_boxes_open(situation):
    page = situation.page
    assert situation.sentence.startswith("All reported offences")
    frame = situation.leaflet
    names, said = frame.evaluate(NAMES), set(frame.evaluate(SAID))
    kinds = ("offence_popover", "play_popover", "download_popover", "link_popover")
    for key in kinds:
        page.locator(f".st-key-{key} button").first.click()
        page.locator("[data-testid=stPopoverBody]").wait_for()
        situation.rest()
        said |= set(page.evaluate(SAID))
        page.keyboard.press("Escape")
    page.locator(".st-key-column").get_by_text("Table", exact=True).click()
    page.locator(".st-key-tablebox tbody").get_by_text("Total", exact=True).wait_for()
    said |= set(page.evaluate(SAID))
    assert len(said) > 150
    assert not list(untranslated(said, names))


@pytest.mark.parametrize(
    ("path", "heading"), [("metod", "Data and method"), ("las-in", "Import data")]
)
def test_the_other_pages_are_english(situation, path, heading):
    page = situation.page
    page.evaluate(FOLLOW, f"/{path}?lang=en")
    page.get_by_role("heading", level=1, name=heading).wait_for()
    situation.rest()
    said = page.evaluate(SAID)
    assert len(said) > 20
    assert not list(untranslated(said, []))


def test_swedish_is_seen():
    assert list(untranslated(["Antal", "Läs in", "Number", "Växjö"], [])) == ["Antal", "Läs in"]
