"""The scatter under hand: a click picks a district, beside it nothing, without any eval."""

import pytest

from tests.browser.conftest import ROOT, serving


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("scatter"), ROOT / "tests/browser/quadrant_app.py") as at:
        yield at


def middle(page, name):
    """Return where the topmost mark of a district is."""
    box = page.locator(f"path[aria-label*='{name}']").last.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def strong(page):
    return page.locator("text[font-weight=bold]").all_text_contents()


def test_a_click_picks_a_district_and_a_click_beside_lets_go(page, address):
    policies, faults = [], []
    page.on("response", lambda r: policies.append(r.headers.get("content-security-policy", "")))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    page.locator("[role=graphics-document]").wait_for(timeout=60_000)
    page.get_by_text("picked []").wait_for()
    assert any("script-src" in policy for policy in policies)
    assert not any("unsafe-eval" in policy for policy in policies)
    assert strong(page) == []
    x, y = middle(page, "Område D001")
    page.mouse.click(x, y)
    page.get_by_text("picked ['D001']").wait_for()
    page.locator("text[font-weight=bold]").first.wait_for()
    assert set(strong(page)) == {"Område D001"}
    page.mouse.click(*middle(page, "Område D002"))
    page.get_by_text("picked ['D002']").wait_for()
    page.mouse.click(x + 140, y - 30)
    page.get_by_text("picked []").wait_for()
    assert faults == []
