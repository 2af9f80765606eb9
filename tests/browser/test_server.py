"""The dashboard as a browser meets it: strict headers, and a page that works all the same."""

from urllib.parse import urlsplit

import pytest


class Heard:
    """A tab, what it asks for, and what the browser refuses to do because the page may not."""

    def __init__(self, tab):
        self.tab, self.asked, self.lines = tab, [], []
        tab.on("request", lambda request: self.asked.append(urlsplit(request.url).path))
        tab.on("console", lambda line: self.lines.append(line.text))

    @property
    def complaints(self):
        return [text for text in self.lines if "Content Security Policy" in text]

    def open(self, address):
        """Load a page from the beginning."""
        self.asked.clear()
        self.lines.clear()
        answer = self.tab.goto(address)
        self.tab.get_by_role("heading").first.wait_for()
        self.tab.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        return answer


@pytest.fixture(scope="module")
def heard(tab):
    return Heard(tab)


@pytest.fixture
def picture(heard, dashboard):
    """The situation picture, as the test before left it where that was about it too."""
    if urlsplit(heard.tab.url).path != "/" or not heard.tab.url.startswith(dashboard):
        heard.open(dashboard)
    return heard


@pytest.mark.parametrize("path", ["/metod", "/las-in", "/"])
def test_every_page_opens_within_its_policy(heard, dashboard, path):
    answer = heard.open(dashboard + path)
    assert "script-src 'self' 'sha256-" in answer.headers["content-security-policy"]
    assert heard.tab.locator("html").get_attribute("lang") == "sv"
    assert heard.tab.locator("[data-testid=stException]").count() == 0
    assert heard.complaints == []


def test_the_map_is_drawn_from_our_own_libraries(picture):
    picture.tab.frame_locator("iframe").locator(".leaflet-container").wait_for()
    assert any(path.startswith("/kit/leaflet/v-") for path in picture.asked)
    assert picture.complaints == []


def test_an_inline_script_is_not_run(picture):
    picture.tab.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.hit = 1";
      document.body.append(script);
    }""")
    assert picture.tab.evaluate("() => window.hit") is None
    assert picture.complaints != []


def test_the_page_says_when_it_is_in_english(heard, dashboard):
    heard.open(f"{dashboard}/metod?lang=en")
    assert heard.tab.locator("html").get_attribute("lang") == "en"
