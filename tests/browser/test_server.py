"""The dashboard as a browser meets it: strict headers, and a page that works all the same."""

from urllib.parse import urlsplit

import pytest


@pytest.fixture
def complaints(page):
    """What the browser refuses to do because the page may not."""
    heard = []
    page.on("console", lambda line: heard.append(line.text))
    return lambda: [text for text in heard if "Content Security Policy" in text]


@pytest.mark.parametrize("path", ["/", "/metod", "/las-in"])
def test_every_page_opens_within_its_policy(page, dashboard, complaints, path):
    answer = page.goto(dashboard + path)
    assert "script-src 'self' 'sha256-" in answer.headers["content-security-policy"]
    page.get_by_role("heading").first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.locator("[data-testid=stException]").count() == 0
    assert complaints() == []


def test_the_map_is_drawn_from_our_own_libraries(page, dashboard, complaints):
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(dashboard)
    page.frame_locator("iframe").locator(".leaflet-container").wait_for()
    assert any(path.startswith("/kit/leaflet/v-") for path in asked)
    assert complaints() == []


def test_the_page_says_when_it_is_in_english(page, dashboard):
    page.goto(f"{dashboard}/metod?lang=en")
    page.get_by_role("heading").first.wait_for()
    assert page.locator("html").get_attribute("lang") == "en"


def test_an_inline_script_is_not_run(page, dashboard, complaints):
    page.goto(dashboard)
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.hit = 1";
      document.body.append(script);
    }""")
    assert page.evaluate("() => window.hit") is None
    assert complaints() != []
