"""The situation picture on its screens: shared, folded, in English."""

import pytest

from tests.browser.situation import MAP, Situation, until

WHOLE = "e => e.scrollHeight <= e.clientHeight && e.getBoundingClientRect().bottom <= innerHeight"
SEEN = """e => { for (; e; e = e.parentElement) if (getComputedStyle(e).opacity < 1) return false;
  return true; }"""
SIZES = """all => all.filter(e => e.textContent)
  .map(e => parseFloat(getComputedStyle(e).fontSize))"""
DEMO = "Påhittade demodata, schematiska områden"


@pytest.fixture(scope="module")
def situation(tab, dashboard):
    return Situation(tab, dashboard)


def test_a_shared_screen_needs_no_scrolling_and_is_mostly_map(situation):
    page = situation.page
    page.set_viewport_size({"width": 1920, "height": 1080})
    situation.visit("?lager=antal&fokus=araby&insatser=1")
    assert page.get_by_test_id("stMain").get_by_text(DEMO).is_visible()
    mostly_map(situation)
    page.locator(".st-key-column").get_by_text("Siffror", exact=True).click()
    situation.rest()
    situation.changes(lambda: page.keyboard.press("v"))
    assert page.get_by_test_id("stSidebar").is_hidden()
    assert DEMO in situation.frame.locator(".note").inner_text()
    mostly_map(situation)
    name = situation.frame.locator(".name", has_text="Centrum")  # the smallest of the town
    assert name.evaluate("e => e.style.visibility") == "visible"
    marks = page.locator("[class*=st-key-timeline_] svg[class=marks] text")
    assert min(marks.evaluate_all(SIZES)) >= 16
    assert marks.filter(has_text="vald period").count() == 1


def mostly_map(situation):
    """See that panel and table need no scrolling, and that the map has its part of the screen."""
    assert situation.page.locator(".st-key-panel").evaluate(WHOLE)
    for column in ("panel", "table"):
        if column == "table":
            situation.table()
        assert situation.page.get_by_test_id("stMain").evaluate(
            "e => e.scrollHeight <= e.clientHeight"
        )
        box = situation.box()
        assert box["width"] >= 1920 * 2 / 3
        assert box["height"] >= 1080 * 0.75
    assert situation.page.locator(".st-key-tablebox").evaluate(
        "e => e.scrollWidth <= e.clientWidth"
    )


LEVELS = """levels =>
  [...document.querySelectorAll("h1, h2, h3")].map(e => e.tagName).join() === levels"""


def test_all_that_is_done_in_a_district_can_be_reached_on_a_laptop(situation):
    page = situation.page
    page.set_viewport_size({"width": 1440, "height": 900})
    situation.visit("?lager=antal&fokus=araby")
    more = page.locator(".st-key-panel details")
    rest = more.locator("[data-testid=stExpanderDetails] p")
    more.locator("summary").click()
    rest.last.wait_for()
    assert rest.count() == int("".join(filter(str.isdigit, more.locator("summary").inner_text())))
    situation.rest()  # the box opens with a movement
    rest.last.scroll_into_view_if_needed()
    bottom = rest.last.bounding_box()
    assert bottom["y"] + bottom["height"] <= 900
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollTop") == 0


def test_the_page_says_its_language_wherever_the_reader_goes(situation):
    situation.visit("?lager=antal")
    page, says = situation.page, "lang => document.documentElement.lang === lang"
    page.get_by_role("button", name="In English").click()
    until(page, says, arg="en")
    situation.go("Import data")
    page.get_by_role("button", name="På svenska").wait_for()
    until(page, says, arg="en")
    assert "lang=en" in page.url
    until(page, LEVELS, arg="H1,H2")  # the page before may still be going
    page.get_by_role("button", name="På svenska").click()
    until(page, says, arg="sv")


def test_a_laptop_shows_every_filter_and_the_sum(situation):
    page = situation.page
    page.set_viewport_size({"width": 1440, "height": 900})
    situation.visit("?lager=antal")
    fits = "e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth"
    assert page.get_by_test_id("stSidebarContent").evaluate(fits)
    situation.table()
    table = page.locator(".st-key-tablebox")
    assert table.evaluate("e => e.scrollHeight > e.clientHeight")
    row, cell = table.locator("tr").last, table.locator("td").nth(1)
    assert row.locator("td").first.bounding_box()["y"] < 850
    assert cell.evaluate("e => getComputedStyle(e).textAlign") == "right"
    page.locator(".st-key-column button").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    until(page, "() => document.querySelector('.st-key-tablebox').scrollTop > 50")
    page.get_by_role("button", name="Kopiera länk").click()
    copy = page.get_by_role("button", name="Copy to clipboard")
    copy.wait_for()
    assert copy.evaluate(SEEN)


CUT = "e => e.scrollWidth > e.clientWidth"
ON_TOP = """e => { const box = e.getBoundingClientRect();
  return document.elementFromPoint(box.left + 20, box.bottom - 12) === e; }"""


def test_what_has_no_room_under_the_map_can_be_read(situation):
    """By pointer, by touch and by keyboard: the two last are a focus."""
    page = situation.page
    page.set_viewport_size({"width": 1100, "height": 800})
    situation.visit("?lager=nya_upphorda")
    said = page.locator(".st-key-notes p")
    until(page, "() => document.querySelector('.st-key-notes p').tabIndex === 0")
    assert said.evaluate(CUT)
    line = said.bounding_box()["height"]
    for read in (said.focus, said.hover):
        read()
        assert not said.evaluate(CUT)
        assert said.bounding_box()["height"] > 1.5 * line
        assert said.evaluate(ON_TOP)
        page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    page.set_viewport_size({"width": 1920, "height": 800})  # there it has room
    until(page, "() => document.querySelector('.st-key-notes p').tabIndex < 0")


# The two last leave the filters folded.
def test_the_filters_fold_and_the_map_takes_their_place(situation):
    situation.page.set_viewport_size({"width": 1600, "height": 1000})
    situation.visit("?lager=antal")
    before = situation.box()["width"]
    situation.page.get_by_test_id("stSidebar").hover()
    situation.page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    until(
        situation.page,
        f"w => document.querySelector('{MAP}').getBoundingClientRect().width > w + 100",
        arg=before,
    )


def test_a_phone_shows_its_note_beside_the_time_line(situation):
    page = situation.page
    page.set_viewport_size({"width": 390, "height": 844})
    situation.visit("?lager=antal")
    chart = page.locator("[class*=st-key-timeline_]").first
    chart.scroll_into_view_if_needed()
    chart.hover()
    note = page.get_by_test_id("stMain").get_by_text(DEMO).bounding_box()
    line = chart.bounding_box()
    assert note["y"] + note["height"] <= line["y"]
    assert not chart.get_by_test_id("stElementToolbar").locator("visible=true").count()
