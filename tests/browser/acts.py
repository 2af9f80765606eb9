"""Hands and eyes on the page about interventions."""

from tests.browser.situation import MAP, PAINTED, Situation, until


class Acts(Situation):
    """The page as its user meets it."""

    path, start = "/insatser", {}

    def set_back(self):
        """A reader sets nothing here that the tests do."""

    def ready(self):
        """Wait until map and list stand still."""
        until(self.page, f"() => ({PAINTED})() > 0")
        self.page.locator(".st-key-act_rows label strong").first.wait_for()
        self.rest()
        return self

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()
        self.rest()

    def draw(self, kind, *corners):
        """Draw on the map with the pointer; places are in parts of its width and height."""
        self.frame.get_by_role("button", name=kind).click()
        box = self.page.locator(MAP).bounding_box()
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in corners]
        for place in places[:-1]:
            self.page.mouse.click(*place)
        self.page.mouse.dblclick(*places[-1])
        self.rest()

    def add(self, name):
        """Draw a line and write down the least that an intervention needs."""
        self.press("Ny insats")
        self.page.get_by_label("Namn").fill(name)
        self.draw("Linje", (0.5, 0.5), (0.55, 0.52), (0.6, 0.5))
        self.page.get_by_text("Ritat: en linje").wait_for()
        self.frame.locator(".act.sketch").wait_for()
        assert self.page.get_by_label("Namn").input_value() == name  # typed before, and not lost
        self.page.get_by_label("Ansvarig organisation").fill("Tekniska förvaltningen")
        self.page.locator("[class*=st-key-act_][class*=_start] [role=spinbutton]").first.click()
        self.page.keyboard.type("20260901")
        self.press("Spara")
        self.page.locator(".st-key-act_card h2", has_text=name).wait_for()

    @property
    def names(self):
        return self.page.locator(".st-key-act_rows label strong").all_inner_texts()

    @property
    def card(self):
        return self.page.locator(".st-key-act_card").inner_text()

    def signs(self, name):
        return self.frame.locator(f".leaflet-marker-icon:has(.unseen:text-is('{name}'))")
