"""The map without a server round it: our own scripts, made-up districts, one step after another."""

import json
import mimetypes

from geo.figures.ground import base_script
from geo.figures.map import Paint
from pages.parts import server

TEXTS = {
    "label": "Karta",
    "town": "Tätorten",
    "all": "Allt",
    "beyond": "Utanför:",
    "zoomIn": "+",
    "zoomOut": "−",
}
SCRIPTS = ("/kit/jquery/jquery.min.js", "/kit/leaflet/leaflet.js", "/base.js", "/kit/map/hover.js",
           "/kit/map/signs.js", "/kit/map/acts.js", "/kit/map/map.js")  # fmt: skip
PLAIN = {"markers": [], "focus": None, "note": "", "signs": None, "tell": "", "dark": False,
         "large": False, "ink": "#000000", "line": "#ffffff", "accent": "#aa0000"}  # fmt: skip


class Alone:
    """A page with nothing but the map."""

    def __init__(self, page, districts, water):
        self.page = page
        self.base = base_script(districts, water, water, bounds=tuple(districts.total_bounds))
        page.route("http://localhost/**", self._serve)

    def open(self, step, size=(1200, 800)):
        """Draw a first step."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.goto("http://localhost/map")
        self.paint(step)

    def paint(self, step):
        """Draw a step as it is handed to the browser."""
        script = Paint(PLAIN | step).step
        self.page.evaluate(f"() => {{ lagesbild.paint(map_div, {script}); }}")

    def _html(self):
        sheets = ("/kit/leaflet/leaflet.css", "/kit/map/map.css")
        links = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
        scripts = "".join(f'<script src="{script}"></script>' for script in SCRIPTS)
        start = (
            "window.Streamlit = {setComponentValue: () => {}};"
            'var map_div = L.map("map_div", {zoomControl: false, center: [57, 15], zoom: 9});'
            f"lagesbild.start(map_div, {json.dumps(TEXTS)});"
        )
        return (
            f'<!doctype html><meta charset="utf-8">{links}<body><div id="map_div"></div>'
            f"{scripts}<script>{start}</script>"
        )

    def _serve(self, route):
        path = route.request.url.partition("localhost")[2]
        folder, _, name = path.removeprefix("/kit/").partition("/")
        if path == "/base.js":
            route.fulfill(body=self.base, content_type="text/javascript")
        elif path == "/map":
            route.fulfill(body=self._html(), content_type="text/html")
        elif folder in server.KIT and (file := server.KIT[folder] / name).is_file():
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(name)[0])
        else:
            route.fulfill(status=404)
