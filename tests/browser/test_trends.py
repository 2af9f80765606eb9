"""The page Trender in a browser: Vega's interpreter draws every chart, in the dark too."""

from tests.browser.situation import until

SHOWN = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"] svg')]
  .filter(e => e.clientHeight > 50 && e.querySelectorAll('.mark-rect path').length > 5).length"""
BACKGROUND = "e => getComputedStyle(e).backgroundColor"
FITS = "e => e.scrollWidth <= e.clientWidth"


def test_every_chart_is_drawn_and_explains_itself(page, dashboard):
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.emulate_media(color_scheme="dark")
    page.goto(f"{dashboard}/trender?omrade=araby,centrum,norr,teleborg,hov,hovshaga,vaster")
    until(page, f"() => ({SHOWN})() === 3")
    assert faults == []
    assert page.get_by_test_id("stMain").evaluate(FITS)
    box = page.get_by_test_id("stVegaLiteChart").first.bounding_box()
    for step in (0, 1):  # the first move enters the chart
        page.mouse.move(box["x"] + box["width"] / 2 + step, box["y"] + box["height"] / 2)
    tooltip = page.locator("#vg-tooltip-element")
    tooltip.get_by_text("Mittersta hälften av jämförbara områden").wait_for()
    assert "–" in tooltip.inner_text()
    page.get_by_text("Tabell", exact=True).click()
    page.locator(".st-key-t_table td").first.wait_for()
    head = page.locator(".st-key-t_table thead th").first
    assert head.evaluate(BACKGROUND) == page.get_by_test_id("stApp").evaluate(BACKGROUND)
