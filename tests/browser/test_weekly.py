"""The security chief's Monday, clicked through, and the check on one sheet of paper."""

import re

import pytest

from tests.browser.situation import PAINTED, STILL, Situation, until

MOST_CLICKS = 10
SHOWN = 12  # signals on the page before "och fler"
AGAIN = """n => {
  const line = document.querySelector("[class*=st-key-signal_]").closest(
    "[data-testid=stLayoutWrapper]");
  for (let i = 0; i < n; i++) {
    const more = line.cloneNode(true);
    more.dataset.again = "";
    line.after(more);
  }
}"""
ONCE = "() => document.querySelectorAll('[data-again]').forEach(e => e.remove())"
SHEET = re.compile(rb"/Type\s*/Page\b")
A4 = re.compile(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]")


class Monday:
    """The page as its reader meets it, every click counted."""

    def __init__(self, page, address):
        self.page, self.address, self.clicks = page, address, 0
        page.goto(address)
        self.rest()

    def rest(self):
        until(self.page, f"() => ({PAINTED})() > 0")
        until(self.page, STILL)

    def click(self, thing):
        self.clicks += 1
        thing.click()

    def signals(self):
        return self.page.locator("[class*=st-key-signal_]")


def test_monday_from_the_start_to_a_dismissed_signal_and_the_letter(page, dashboard):
    monday = Monday(page, dashboard)
    monday.click(page.get_by_role("link", name="Veckokoll"))
    page.locator(".st-key-weekly h2").wait_for()
    monday.rest()
    assert page.locator(".st-key-weekly h2").first.inner_text().startswith("Ovanlig vecka: ")
    first = monday.signals().first
    said = first.inner_text()
    number = int(re.search(r"(\d+) mot", said)[1])
    district, group = re.match(r"(.+) · (.+)", said).groups()
    assert (district, group) == ("Öster", "Stöld")

    monday.click(first.get_by_role("link", name="Visa på kartan"))
    page.locator(".st-key-panel h1").wait_for()
    monday.rest()
    picture = Situation(page, dashboard)
    assert district in picture.sentence
    assert picture.total == number
    monday.clicks += 1
    page.go_back()
    first.wait_for()
    monday.rest()

    monday.click(first.get_by_role("button", name="Notera"))
    page.get_by_label("Anteckning").fill("Ring stationen om mopederna.")
    monday.click(page.get_by_role("button", name="Spara"))
    page.get_by_text("Ring stationen om mopederna.").wait_for()
    monday.rest()
    monday.click(first.get_by_role("button", name="Avfärda"))
    page.get_by_label("Varför är det ingen signal?").fill("Marknaden på Öster, känd orsak.")
    monday.click(page.get_by_role("button", name="Spara"))
    page.get_by_text("Avfärdade (1)").wait_for()
    monday.rest()

    with page.expect_download() as letter:
        monday.click(page.get_by_role("button", name="Ladda ner veckobrevet"))
    text = letter.value.path().read_text("utf-8")
    assert "Veckobrev Växjö" in text
    assert "Ring stationen" not in text
    assert f"{district} · {group}" not in text  # dismissed
    assert monday.clicks <= MOST_CLICKS


@pytest.fixture(scope="module")
def check(tab, dashboard):
    """The week's check with a signal on it, for the walk may have dismissed it."""
    monday = Monday(tab, f"{dashboard}/veckokoll")
    if not monday.signals().count():
        tab.get_by_text("Avfärdade").click()
        monday.rest()
    return monday


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("more", [0, SHOWN - 1])
def test_the_check_is_one_page_on_paper(check, width, more):
    page = check.page
    page.set_viewport_size({"width": width, "height": 1000})
    check.rest()
    page.evaluate(AGAIN, more)
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    page.evaluate(ONCE)
    assert len(SHEET.findall(paper)) == 1
    assert A4.search(paper)
