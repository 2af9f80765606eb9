"""The situation picture on its screens: shared, folded, in English."""

import pytest

from tests.browser.situation import MAP, Situation

DEMO = "Påhittade demodata, schematiska områden"


@pytest.fixture
def situation(page, dashboard):
    return Situation(page, dashboard)


@pytest.mark.parametrize("display", [False, True])
def test_a_shared_screen_needs_no_scrolling_and_is_mostly_map(situation, display):
    situation.page.set_viewport_size({"width": 1920, "height": 1080})
    situation.open("?lager=antal&fokus=araby&insatser=1")
    if display:
        situation.changes(lambda: situation.page.keyboard.press("v"))
        assert situation.page.get_by_test_id("stSidebar").is_hidden()
        assert DEMO in situation.frame.locator(".note").inner_text()
    else:
        assert situation.page.get_by_test_id("stMain").get_by_text(DEMO).is_visible()
    main = situation.page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollHeight <= e.clientHeight")
    box = situation.box()
    assert box["width"] >= 1920 * 2 / 3
    assert box["height"] >= 1080 * 0.75


def test_english_is_complete_on_the_page(situation):
    situation.open("?lang=en&lager=antal")
    assert situation.sentence.startswith("All reported offences")
    assert situation.page.evaluate("() => document.documentElement.lang") == "en"
    assert situation.page.locator(MAP).count() == 1


def test_the_filters_fold_and_the_map_takes_their_place(situation):
    situation.open("?lager=antal")
    before = situation.box()["width"]
    situation.page.get_by_test_id("stSidebar").hover()
    situation.page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    situation.page.wait_for_function(
        f"w => document.querySelector('{MAP}').getBoundingClientRect().width > w + 100", arg=before
    )
