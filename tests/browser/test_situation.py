"""The situation picture, driven as the operational Brå drives it."""

import pytest

from tests.browser.situation import Situation, until


@pytest.fixture(scope="module")
def situation(tab, dashboard):
    return Situation(tab, dashboard)


def test_a_cold_deep_link_shows_its_selection(situation):
    situation.open("?period=ar&fran=2025-01-01&till=2025-12-31&brott=cykelstold&lager=antal")
    assert situation.sentence == "Cykelstöld, 1 jan.–31 dec. 2025, jämfört med samma tid i fjol."
    situation.agrees()


def test_an_hour_through_midnight_filters(situation):
    situation.visit("?timme=22-4&lager=antal")
    assert "kl. 22–04" in situation.sentence
    night = situation.total
    situation.agrees()
    situation.visit("?lager=antal")
    assert 0 < night < situation.total


def test_a_selection_survives_the_address(situation):
    query = (
        "?period=egna&fran=2026-01-05&till=2026-03-15&jamfor=foregaende&brott=cykelstold,klotter"
        "&omrade=araby,centrum&dag=5,6,7&timme=18-3&ljus=morker&lager=forandring&fokus=araby"
    )
    situation.visit(query)
    first = (situation.sentence, situation.query, situation.total, situation.colours)
    situation.open("?" + "&".join(f"{k}={v}" for k, v in first[1].items()))
    assert (situation.sentence, situation.query, situation.total, situation.colours) == first
    for part in ("cykelstöld", "klotter", "Araby", "Centrum", "fre–sön", "kl. 18–03", "i mörker"):
        assert part.casefold() in first[0].casefold()


def test_what_the_address_cannot_mean_is_named_and_ignored(situation):
    situation.visit("?brott=hittepa&timme=99-1&lager=antal")
    notice = situation.page.get_by_test_id("stToast")
    notice.wait_for()
    assert "brott" in notice.inner_text()
    assert "timme" in notice.inner_text()
    assert situation.sentence.startswith("Alla anmälda brott")


def test_map_and_time_line_answer_to_the_pointer(situation):
    """A click opens a district's panel, with Ctrl it filters; the brush sets the period."""
    situation.visit("?lager=antal")
    everything = situation.total
    situation.changes(lambda: situation.click_district("Teleborg"))
    heading = situation.page.locator(".st-key-panel h2")
    assert heading.inner_text() == "Teleborg"
    assert situation.query["fokus"] == "teleborg"
    assert situation.total == situation.map_numbers()["Teleborg"]

    press = situation.page.keyboard
    press.down("Control")
    situation.changes(lambda: situation.click_district("Teleborg"))
    press.up("Control")
    assert situation.query["omrade"] == "teleborg"
    assert situation.total == situation.map_numbers()["Teleborg"] < everything

    situation.changes(lambda: brush(situation))
    query = situation.query
    assert query["period"] == "egna"
    assert query["fran"] < query["till"] < "2026-01-01"
    situation.agrees()

    look = "() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]"
    situation.leaflet.evaluate("() => map.setView([56.88, 14.80], 14, {animate: false})")
    before = situation.leaflet.evaluate(look)
    situation.choose("f_light", "Mörker")
    assert situation.leaflet.evaluate(look) == pytest.approx(before)  # whatever is filtered
    assert before[0] == 14


def brush(situation):
    """Draw over a tenth of the time line with the pointer."""
    chart = situation.page.locator(
        "[class*=st-key-timeline_] [role=graphics-document]"
    ).first.bounding_box()
    y, mouse = chart["y"] + chart["height"] / 2, situation.page.mouse
    mouse.move(chart["x"] + chart["width"] * 0.5, y)
    mouse.down()
    mouse.move(chart["x"] + chart["width"] * 0.6, y, steps=10)
    mouse.up()


def test_a_selection_survives_visits_to_other_pages(situation):
    situation.visit("?lager=antal")
    situation.choose("f_light", "Mörker")
    situation.choose("f_mode", "År")
    said, query = situation.sentence, situation.query
    page = situation.page
    for other in ("Data och metod", "Läs in data"):
        situation.go(other)
        page.get_by_role("heading", level=1, name=other).wait_for()
        page.get_by_role("link", name="Lägesbild").click()
        page.locator(".st-key-panel h1").wait_for()
        situation.rest()
        assert (situation.sentence, situation.query) == (said, query)
        assert situation.map_total == situation.total


def test_playback_steps_through_the_period_on_the_same_map(situation):
    situation.visit("?lager=antal")
    page = situation.page
    page.get_by_role("button", name="Spela upp").click()
    frame = situation.leaflet
    frame.evaluate("() => { window.untouched = true; }")
    before = situation.sentence
    page.get_by_role("button", name="Spela", exact=True).click()
    until(
        page, "old => document.querySelector('.st-key-head p').innerText.trim() !== old", arg=before
    )
    painted = situation.painted()
    until(page, PAINTED_TWICE, arg=painted)
    page.get_by_role("button", name="Pausa").click()
    situation.rest()
    assert frame.evaluate("() => window.untouched") is True  # the map was never made anew
    assert situation.map_total == situation.total
    page.get_by_role("button", name="Avsluta").click()
    until(
        page, "old => document.querySelector('.st-key-head p').innerText.trim() === old", arg=before
    )


PAINTED_TWICE = """painted => [...document.querySelectorAll("iframe")].some(
  f => Number(f.contentDocument?.documentElement?.dataset.painted || 0) >= painted + 2)"""


def test_every_layer_has_a_legend_and_the_same_total(situation):
    situation.visit("?lager=antal&insatser=1&ljus=morker")  # few enough to be drawn one by one
    total, heads = situation.total, set()
    for layer in ("Per 1 000 invånare", "Förändring", "Enskilda händelser", "Täthet", "Antal"):
        situation.choose("f_layer", layer)
        heads.add(situation.frame.locator(".legend h2").inner_text())
        assert situation.map_total == situation.total == total
        assert situation.frame.locator(".sign").count() > 0
        said = situation.page.locator(".st-key-notes").inner_text()
        assert ("bandbredd" in said) == (layer == "Täthet")
    assert len(heads) == 5


def test_few_incidents_are_drawn_one_by_one(situation):
    situation.visit("?lager=handelser&brott=cykelstold")
    assert "händelser med känt läge" in situation.page.locator(".st-key-notes").inner_text()


def test_the_file_has_the_numbers_of_the_screen(situation):
    situation.visit("?lager=antal&ljus=morker")
    table = situation.agrees()
    del table["Summa"]
    assert situation.csv() == {name: cells[0] for name, cells in table.items()}


def test_an_empty_selection_is_a_sentence(situation):
    situation.visit("?lager=antal&brott=vapen&timme=5-6&dag=1&ljus=dagsljus&omrade=furuby")
    assert situation.total == 0
    assert "Inga anmälda brott" in situation.page.locator(".st-key-notes").inner_text()
