"""The public page as anyone meets it: in Chromium, on a phone, by keyboard, printed."""

from __future__ import annotations

import pytest

from tests.browser.published import served, show

LIMIT = 300_000
# What of the page sticks out of it, but for tables that scroll by themselves.
OUTSIDE = """() => [...document.body.querySelectorAll("*")].filter(e =>
  !e.closest(".wide, .unseen, .skip") && e.getBoundingClientRect().right > innerWidth + 1
).map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def address(public):
    with served(public) as address:
        yield address


@pytest.mark.parametrize("size", ["reflow", "phone", "zoomed"])
def test_nothing_but_tables_scrolls_sideways(page, address, size):
    show(page, address + "latest/", size, everything=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(OUTSIDE) == []


def test_it_passes_its_own_policy_and_asks_nobody(page, address):
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_url("**/latest/")  # the root leads to the newest release
    assert said == []
    assert {url.removeprefix(address) for url in asked} == {"", "latest/"}
    assert page.context.cookies() == []
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(251, 250, 246)"  # the style sheet was let through


def test_a_script_in_the_page_would_not_run(page, public, tmp_path):
    html = (public / "latest" / "index.html").read_text("utf-8")
    hostile = html.replace("</main>", "<script>document.title = 'run'</script></main>")
    hostile = hostile.replace("<h1>", '<h1 style="color:red">')
    (tmp_path / "page.html").write_text(hostile, encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    assert page.title() != "run"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"


def test_it_works_without_javascript(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "latest/")
    summary = page.locator("details.area summary").first
    table = page.locator("details.area table").first
    assert not table.is_visible()
    summary.click()
    assert table.is_visible()
    context.close()


def test_everything_is_reached_by_keyboard(page, address):
    show(page, address + "latest/")
    wanted = page.evaluate("""() => {
      window.all = new Map([...document.querySelectorAll("*")].map((e, i) => [e, String(i)]));
      return [...document.querySelectorAll("a, summary, [tabindex]")]
        .filter(e => e.checkVisibility({contentVisibilityAuto: true})).length; }""")
    reached = set()
    for step in range(wanted + 20):
        page.keyboard.press("Tab")
        told = page.evaluate("""() => document.activeElement === document.body ? ""
          : all.get(document.activeElement)""")
        if step == 0:
            assert page.evaluate("document.activeElement.className") == "skip"
            assert page.locator(".skip").bounding_box()["x"] >= 0
        reached.add(told)
    assert len(reached - {""}) >= wanted
    page.locator("details.area summary").last.focus()
    assert not page.locator("details.area table").last.is_visible()
    page.keyboard.press("Enter")
    assert page.locator("details.area table").last.is_visible()


def test_focus_can_be_seen(page, address):
    show(page, address + "latest/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert width == "3px"


def test_printed_on_a4_everything_is_on_the_paper(page, address):
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto(address + "latest/")
    page.emulate_media(media="print")
    hidden = page.evaluate("""() => [...document.querySelectorAll("details.area table")]
      .filter(e => !e.getBoundingClientRect().height).length""")
    assert hidden == 0
    assert not page.locator("nav").is_visible()
    districts = page.locator("section[aria-labelledby=omraden]")  # the heading above its map
    assert districts.evaluate("e => getComputedStyle(e).breakBefore") == "page"
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.startswith(b"%PDF")
    assert 5 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 25


def test_the_page_with_all_it_needs_is_small(public):
    latest = public / "latest"
    assert (latest / "index.html").stat().st_size <= LIMIT
    assert {path.suffix for path in latest.iterdir()} == {".html", ".csv", ".json", ".rdf"}


def test_every_link_leads_somewhere(page, address, public):
    show(page, address + "latest/")
    links = page.eval_on_selector_all("a", "all => all.map(e => e.getAttribute('href'))")
    for link in links:
        if link.startswith("#"):
            assert page.locator(f"[id='{link[1:]}']").count() == 1
        elif not link.startswith(("tel:", "mailto:")):
            assert (public / "latest" / link).exists(), link
