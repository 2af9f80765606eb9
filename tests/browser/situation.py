"""Hands and eyes on the situation picture: click as a user, read what is on screen."""

import csv
import re
from urllib.parse import parse_qs, urlencode, urlsplit

PAINTED = """() => {
  const frame = [...document.querySelectorAll("iframe")]
    .find(f => f.contentDocument?.documentElement?.dataset.painted);
  return frame ? Number(frame.contentDocument.documentElement.dataset.painted) : 0;
}"""
STILL = """() => {
  if (!window.changedAt) {
    const note = () => { window.changedAt = performance.now(); };
    note();
    const all = {subtree: true, childList: true, characterData: true, attributes: true};
    new MutationObserver(note).observe(document.body, all);
  }
  const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  return state === "notRunning" && performance.now() - window.changedAt > 500;
}"""
FOLLOW = """address => {
  history.pushState(null, "", address);
  window.changedAt = performance.now();
  dispatchEvent(new PopStateEvent("popstate"));
}"""
DAYS = ("fran", "till")
POLL_MS = 100  # asked in every frame, the question alone would keep a core drawing
MAP = "[data-testid=stCustomComponentV1]"
TIME_LINE = "[class*=st-key-timeline_] :is([role=graphics-document], canvas)"


def until(page, script, **options):
    """Wait until a script in the page says yes."""
    page.wait_for_function(script, polling=POLL_MS, **options)


class Situation:
    """The page as its user meets it; nothing here looks behind the screen."""

    path = "/"
    start = None  # what the address says when nothing is asked for

    def __init__(self, page, address):
        self.page, self.address = page, address

    def open(self, query=""):
        self.page.goto(f"{self.address}{self.path}{query}")
        return self.ready()

    def ready(self):
        """Wait until map and time line stand still."""
        until(self.page, f"() => ({PAINTED})() > 0")
        self.page.locator(TIME_LINE).first.wait_for()
        self.rest()
        return self

    def visit(self, query=""):
        """Open an address; where a page is up already, as its links do, all else set back."""
        if self.start is None or not self.page.url.startswith(f"{self.address}/"):
            self.start = self.open().query
        self.page.keyboard.press("Escape")  # a box that is open
        if urlsplit(self.page.url).path == self.path:
            self.set_back()
        asked = {k: v[0] for k, v in parse_qs(query.removeprefix("?")).items()}
        usual = {k: v for k, v in self.start.items() if k not in DAYS or "period" not in asked}
        self.page.evaluate(FOLLOW, f"{self.path}?{urlencode(usual | asked)}")
        return self.ready()

    def set_back(self):
        """Take back what a reader has set that no address says."""
        if self.frame.locator("body.large").count():
            self.changes(lambda: self.page.keyboard.press("v"))
        if self.page.locator(".st-key-tablebox").count():
            self.page.locator(".st-key-column").get_by_text("Siffror", exact=True).click()
            self.page.locator(".st-key-panel h1").wait_for()
        self.leaflet.locator(".views button").first.evaluate("e => e.click()")

    def painted(self):
        return self.page.evaluate(PAINTED)

    def changes(self, act):
        """Do something; wait for the map to be painted anew and the address to follow."""
        before = self.painted()
        act()
        until(self.page, f"() => ({PAINTED})() > {before}")
        self.rest()

    def rest(self):
        """Wait until the page has stood still: the numbers follow when the map is painted."""
        until(self.page, STILL)

    def go(self, name):
        """Open a page that stands under Data in the menu."""
        self.page.get_by_test_id("stTopNavSection").click()
        self.page.get_by_role("menuitem", name=name).click()

    def choose(self, key, label):
        self.changes(
            lambda: self.page.locator(f".st-key-{key}").get_by_text(label, exact=True).click()
        )

    @property
    def sentence(self):
        return " ".join(self.page.locator(".st-key-head p").first.inner_text().split())

    @property
    def query(self):
        return {k: v[0] for k, v in parse_qs(urlsplit(self.page.url).query).items()}

    @property
    def frame(self):
        return self.page.frame_locator(MAP)

    @property
    def leaflet(self):
        return next(f for f in self.page.frames if "st_folium" in f.url)

    @property
    def colours(self):
        paths = self.frame.locator("path.district")
        return paths.evaluate_all("all => all.map(p => p.getAttribute('fill'))")

    @property
    def total(self):
        """The big number in the panel."""
        return int(re.sub(r"\D", "", self.page.locator(".st-key-panel h1").inner_text()))

    @property
    def map_total(self):
        """The sum that the map's note ends with."""
        return int(re.sub(r"\D", "", self.frame.locator(".note").inner_text().rsplit(" av ", 1)[1]))

    def table(self):
        """Rows of the table beside the map: {name: [cells]}."""
        if not self.page.locator(".st-key-tablebox").count():
            self.page.locator(".st-key-column").get_by_text("Tabell", exact=True).click()
            self.page.locator(".st-key-tablebox tbody").get_by_text("Summa").wait_for()
            self.rest()
        rows = self.page.locator(".st-key-tablebox tbody tr").evaluate_all(
            "rows => rows.map(r => [...r.children].map(c => c.innerText.trim()))"
        )
        return {cells[0]: [number(c) for c in cells[1:]] for cells in rows}

    def map_numbers(self):
        """Names and numbers that the map shows for the districts, hidden names too."""
        pairs = self.frame.locator(".name").evaluate_all(
            "all => all.map(n => [n.querySelector('b').textContent, n.querySelector('span')?.textContent])"
        )
        return {name: number(text or "") for name, text in pairs}

    def agrees(self):
        """Panel, table, its sum and the map's note, labels and colours say the same; the table."""
        panel = self.total if self.page.locator(".st-key-panel").count() else None
        table = self.table()
        counts = {name: cells[0] for name, cells in table.items() if name != "Summa"}
        assert sum(counts.values()) == self.map_total == table["Summa"][0]
        assert panel in (None, self.map_total)
        shown = self.map_numbers()
        assert {name: shown[name] for name in counts if name in shown} == {
            name: count for name, count in counts.items() if name in shown
        }
        self.coloured(shown)
        return table

    def coloured(self, shown):
        """See that no district is darker than one with more, and that equals are alike."""
        swatches = self.frame.locator(".legend .scale .swatch")
        scale = swatches.evaluate_all("all => all.map(e => e.getAttribute('style').slice(11))")
        pairs = sorted(zip(shown.values(), map(scale.index, self.colours), strict=True))
        assert [level for _, level in pairs] == sorted(level for _, level in pairs)
        assert len(dict(pairs)) == len(set(pairs))

    def csv(self):
        """The table as downloaded: {name: number of offences}."""
        self.page.get_by_role("button", name="Ladda ner").click()
        with self.page.expect_download() as download:
            self.page.get_by_text("Tabell (CSV)").click()
        text = download.value.path().read_text(encoding="utf-8-sig")
        rows = list(csv.reader(text.splitlines(), delimiter=";"))
        return {row[1]: int(row[2]) for row in rows[2:]}

    def box(self):
        return self.page.locator(MAP).bounding_box()

    def click_district(self, name, **options):
        """Click where a district's name stands."""
        label = self.frame.locator(".name", has_text=name).first
        place = label.bounding_box()
        self.page.mouse.click(
            place["x"] + place["width"] / 2, place["y"] + place["height"] / 2, **options
        )


def number(text):
    """Read a number as written in Swedish; the text itself if it is none."""
    plain = re.sub(r"\s", "", text).replace("−", "-").replace(",", ".")
    return float(plain) if re.fullmatch(r"[+-]?\d+(\.\d+)?", plain) else text
