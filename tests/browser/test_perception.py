"""Crime beside insecurity, clicked through: map, scatter and panel are one choice."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.situation import PAINTED, Situation, until

SCATTER = "[class*=st-key-felt_scatter_]"


class Felt(Situation):
    """The page as its reader meets it."""

    path = "/brott-och-otrygghet"

    def ready(self):
        until(self.page, f"() => ({PAINTED})() > 0")
        self.page.locator(".st-key-felt_table").wait_for(state="attached")
        self.rest()
        return self

    def set_back(self):
        """Show the town again; all else that the tests here set is in the address."""
        self.leaflet.locator(".views button").first.evaluate("e => e.click()")

    @property
    def panel(self):
        return self.page.locator(".st-key-felt_panel").inner_text()

    @property
    def strong(self):
        """The names that are bold in the scatter."""
        return set(self.page.locator(f"{SCATTER} text[font-weight=bold]").all_text_contents())

    @property
    def focus(self):
        return parse_qs(urlsplit(self.page.url).query).get("fokus", [None])[0]

    @property
    def pressed(self):
        """The districts that the map shows as picked, by what they are called."""
        return self.frame.locator("path.district[aria-pressed=true]").count()

    def click_point(self, name):
        mark = self.page.locator(f"{SCATTER} path[aria-label*='{name}']").last
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def picked(self, name, code):
        """See that panel, scatter, map and address have one and the same district."""
        self.page.locator(".st-key-felt_panel h2", has_text=name).wait_for()
        self.rest()
        assert self.strong == {name}
        assert self.focus == code
        assert self.pressed == 1


@pytest.fixture(scope="module")
def opened(tab, dashboard):
    return Felt(tab, dashboard)


@pytest.fixture
def felt(opened):
    opened.page.set_viewport_size({"width": 1920, "height": 1080})
    return opened


def test_the_planted_districts_are_found_and_others_left_undecided(felt):
    felt.visit("?fokus=vaster")
    assert "mycket brott – tryggt" in felt.panel
    (name,) = felt.frame.locator(".name:has(b:text-is('Väster'))").all_inner_texts()
    assert name.split() == ["Väster", "mycket", "brott", "–", "tryggt"]
    for name, code, said in (
        ("Lammhult", "lammhult", "lite brott – otryggt"),
        ("Öster", "oster", "kan inte avgöras"),
    ):
        felt.click_point(name)
        felt.picked(name, code)
        assert said in felt.panel


def test_a_click_in_either_picks_in_both(felt):
    felt.visit()
    assert felt.strong == set()
    felt.click_point("Väster")
    felt.picked("Väster", "vaster")
    felt.click_district("Teleborg")
    felt.picked("Teleborg", "teleborg")
    felt.click_point("Väster")  # what the scatter itself had picked before
    felt.picked("Väster", "vaster")


def test_what_is_picked_in_the_scatter_comes_into_sight_on_the_map(felt):
    felt.visit()
    lammhult = felt.frame.locator("path.district[aria-pressed=true]")
    assert lammhult.count() == 0
    felt.click_point("Lammhult")
    felt.picked("Lammhult", "lammhult")
    inner, outer = lammhult.bounding_box(), felt.box()
    assert outer["x"] <= inner["x"] + inner["width"] / 2 <= outer["x"] + outer["width"]
    assert outer["y"] <= inner["y"] + inner["height"] / 2 <= outer["y"] + outer["height"]


def test_no_choice_is_cut_off_and_the_map_is_above_the_fold(felt):
    felt.page.set_viewport_size({"width": 390, "height": 844})
    felt.visit()
    for size in ((390, 844), (1440, 900), (1920, 1080)):
        felt.page.set_viewport_size({"width": size[0], "height": size[1]})
        felt.ready()
        fits(felt, size)


def fits(felt, size):
    """See that nothing is cut off or beside the window, and that the map is on the first screen."""
    cut = felt.page.locator(".st-key-f_felt_shown, .st-key-f_felt_smooth").evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 || [...e.querySelectorAll('p')]"
        ".some(p => p.scrollWidth > p.clientWidth + 1)).map(e => e.className)"
    )
    assert cut == []
    assert felt.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    box = felt.box()
    assert box["y"] < size[1] / 2 + 60
    if size[0] > 1000:
        assert box["y"] + box["height"] <= size[1]


@pytest.fixture(scope="module")
def picture(opened):
    """The situation picture in the same tab, where nothing is asked for in the address either."""
    picture = Situation(opened.page, opened.address)
    picture.start = opened.start
    return picture


@pytest.mark.parametrize("layer", ["otrygghet", "brott_otrygghet", "vandringar"])
def test_a_layer_of_the_situation_picture_is_drawn_and_printed(picture, layer):
    picture.visit(f"?lager={layer}")
    if layer == "vandringar":
        assert picture.frame.locator(".leaflet-marker-icon svg").count() > 10
    else:
        assert len(set(picture.colours)) > 2
    picture.page.get_by_role("button", name="Ladda ner").click()
    with picture.page.expect_download() as download:
        picture.page.get_by_text("Karta (PNG)").click()
    made = download.value.path().read_bytes()
    assert made.startswith(b"\x89PNG")
    assert len(made) > 50_000


def test_the_link_opens_the_same(felt):
    felt.open("?fraga=nedskrapning&svarande=kvinna&utjamnat=1&fokus=araby")
    said, sentence = felt.panel, felt.sentence
    assert "(kvinnor), 2026, utjämnat mot kommunen." in sentence
    felt.page.get_by_role("button", name="Kopiera länk").click()
    link = felt.page.locator("[data-testid=stCode]").inner_text().strip()
    felt.page.goto(link)
    felt.ready()
    assert (felt.panel, felt.sentence) == (said, sentence)
