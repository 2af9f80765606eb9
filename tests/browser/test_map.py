"""The map under hand, eye and keyboard: what is on top never stops what is below."""

import itertools

import pytest

from tests.browser.boxes import SEEN, overlap
from tests.browser.situation import MAP, Situation

LAPTOP, PHONE = (1440, 900), (390, 844)
FEW = "?insatser=1&ljus=morker"  # offences, so that they can be drawn one by one
# The middle of the first incident that nothing but a district is under.
INCIDENT = """() => {
  const frame = map_div.getContainer().getBoundingClientRect();
  const found = [];
  map_div.eachLayer(l => { if (l instanceof L.CircleMarker) found.push(l); });
  for (const layer of found) {
    const at = map_div.latLngToContainerPoint(layer.getLatLng());
    const below = document.elementFromPoint(frame.left + at.x, frame.top + at.y);
    if (below && below.classList.contains("district")) return [at.x, at.y];
  }
}"""


@pytest.fixture(scope="module")
def situation(tab, dashboard):
    return Situation(tab, dashboard)


def opened(situation, query, size=LAPTOP):
    situation.page.set_viewport_size({"width": size[0], "height": size[1]})
    return situation.visit(query)


def hover(situation, x, y):
    box = situation.box()
    situation.page.mouse.move(box["x"] + x - 1, box["y"] + y)
    situation.page.mouse.move(box["x"] + x, box["y"] + y)


def panel(situation):
    return situation.page.locator(".st-key-panel h2").inner_text()


def test_districts_can_be_clicked_under_incidents_and_after(situation):
    opened(situation, "?lager=handelser&period=vecka")
    situation.changes(lambda: situation.click_district("Teleborg"))
    assert panel(situation) == "Teleborg"
    situation.choose("f_layer", "Antal")
    situation.changes(lambda: situation.click_district("Hovshaga"))
    assert panel(situation) == "Hovshaga"


def test_an_incident_under_the_pointer_says_what_and_when_instead_of_the_district(situation):
    opened(situation, "?lager=handelser&brott=cykelstold")
    text = situation.frame.locator(".hover")
    hover(situation, *situation.leaflet.evaluate(INCIDENT))
    name, day = text.inner_text().splitlines()
    assert name == "Cykelstöld"
    assert len(day.split("-")) == 3
    situation.choose("f_layer", "Antal")
    place = situation.frame.locator(".name", has_text="Teleborg").bounding_box()
    situation.page.mouse.move(place["x"], place["y"])
    assert text.inner_text().startswith("Teleborg\n")


def test_every_district_has_a_name_and_opens_from_the_keyboard(situation):
    opened(situation, "?lager=antal")
    districts = situation.frame.locator("path.district[tabindex='0'][role=button]")
    spoken = districts.evaluate_all("all => all.map(p => p.getAttribute('aria-label'))")
    numbers = situation.map_numbers()
    assert len(spoken) == len(numbers)
    for said, (name, number) in zip(spoken, numbers.items(), strict=True):
        assert said.startswith(f"{name}: ")
        assert float("".join(filter(str.isdigit, said))) == number
    teleborg = situation.frame.get_by_role("button", name="Teleborg: ")
    for key, heading in (("Enter", "Teleborg"), ("Space", "Teleborg")):
        teleborg.focus()
        situation.changes(lambda key=key: situation.page.keyboard.press(key))
        assert panel(situation) == heading
        assert teleborg.evaluate("e => document.activeElement === e")
        assert teleborg.get_attribute("aria-pressed") == "true"
    for hidden in (True, False):
        situation.frame.locator("path.district").first.focus()
        situation.changes(lambda: situation.page.keyboard.press("v"))
        assert situation.page.get_by_test_id("stSidebar").is_hidden() is hidden


def test_interventions_are_squares_with_a_legend_while_they_are_on(situation):
    opened(situation, "?lager=antal&insatser=1")
    statuses = situation.frame.locator(".legend .signs li").all_inner_texts()
    assert statuses[0] == "Insatser"
    assert "pågår" in statuses
    drawn = situation.frame.locator(".sign rect").evaluate_all(
        "all => all.map(r => r.className.baseVal)"
    )
    keys = situation.frame.locator(".key rect").evaluate_all(
        "all => all.map(r => r.className.baseVal)"
    )
    assert set(drawn) == set(keys)
    situation.changes(situation.page.get_by_text("Insatser", exact=True).first.click)
    assert situation.frame.locator(".legend .signs").count() == 0


def test_legend_and_note_stay_apart_and_inside(situation):
    opened(situation, f"{FEW}&lager=antal")
    for layer in ("Per 1 000 invånare", "Förändring", "Täthet", "Enskilda händelser", "Antal"):
        situation.choose("f_layer", layer)
        legend_and_note(situation)


@pytest.mark.parametrize("layer", ["forandring", "handelser"])
def test_legend_and_note_stay_apart_and_inside_a_phone(situation, layer):
    opened(situation, f"{FEW}&lager={layer}", PHONE)
    legend_and_note(situation)


def legend_and_note(situation):
    """See that both are whole, inside the map and clear of each other."""
    box = situation.frame.locator("#map_div").bounding_box()
    boxes = situation.frame.locator(".legend, .note").all()
    legend, note = (each.bounding_box() for each in boxes)
    edges = [(b["x"], b["y"], b["x"] + b["width"], b["y"] + b["height"]) for b in (legend, note)]
    assert not overlap(*edges)
    for left, top, right, bottom in edges:
        assert box["x"] <= left
        assert box["y"] <= top
        assert right <= box["x"] + box["width"]
        assert bottom <= box["y"] + box["height"]
    within = situation.frame.locator(".legend li, .legend p, .legend h2")
    assert within.evaluate_all("all => all.every(e => e.scrollWidth <= e.clientWidth + 1)")
    texts = situation.frame.locator(".legend li").evaluate_all(SEEN)
    assert not any(overlap(a, b) for a, b in itertools.combinations(texts, 2))


def test_what_is_said_of_a_district_lies_over_the_legend_and_is_opaque(situation):
    opened(situation, "?lager=forandring&insatser=1")
    legend = situation.frame.locator(".legend").bounding_box()
    box = situation.box()
    hover(situation, legend["x"] - box["x"] + 60, legend["y"] - box["y"] - 5)
    text = situation.frame.locator(".hover")
    look = text.evaluate("e => [getComputedStyle(e).backgroundColor, +getComputedStyle(e).zIndex]")
    above = situation.frame.locator(".foot").evaluate("e => +getComputedStyle(e).zIndex")
    assert look[0].startswith("rgb(")
    assert look[1] > above
    assert situation.page.locator(MAP).count() == 1
