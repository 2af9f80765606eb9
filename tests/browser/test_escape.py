"""What a typed name can do to the map: nothing. Real folium, real Leaflet, real Chromium.

Eleven ways a string reaches folium, five attacks each, side by side on one map
per way: none runs. Then without the escape, one attack at a time, since the
first that works breaks the map: each way is open, so the test sees what works.
"""

import html
import mimetypes

import folium
import pytest

from geo.figures.escape import folium_text
from pages.parts import server

PLACE = [56.8777, 14.8091]
POINT = {"type": "Point", "coordinates": PLACE[::-1]}

ATTACKS = {
    "element": '<img src="data:," onerror="window.hit = 1">',
    "script": "</script><script>window.hit = 1</script>",
    "literal": "${window.hit = 1}",
    "backtick": "`+(window.hit = 1)+`",
    "quote": "\"'><b onmouseover=\"window.hit = 1\" onclick='window.hit = 1'>\\",
}


def _feature(text, **options):
    properties = {"name": text}
    shape = {"type": "Feature", "geometry": POINT, "properties": properties}
    return folium.GeoJson({"type": "FeatureCollection", "features": [shape]}, **options)


def _marker(_text, **options):
    return folium.CircleMarker(PLACE, **options)


USAGES = {
    "popup": lambda s: _marker(s, popup=s),
    "tooltip": lambda s: _marker(s, tooltip=s),
    "Popup": lambda s: _marker(s, popup=folium.Popup(s, max_width=300)),
    "Popup, parsed": lambda s: _marker(s, popup=folium.Popup(s, parse_html=True)),
    "Tooltip": lambda s: _marker(s, tooltip=folium.Tooltip(s, sticky=True)),
    "DivIcon": lambda s: folium.Marker(PLACE, icon=folium.DivIcon(html=s)),
    "FeatureGroup": lambda s: folium.FeatureGroup(name=s),
    "GeoJsonTooltip": lambda s: _feature(s, tooltip=folium.GeoJsonTooltip(["name"])),
    "GeoJsonPopup": lambda s: _feature(s, popup=folium.GeoJsonPopup(["name"])),
    "alias": lambda s: _feature("x", tooltip=folium.GeoJsonTooltip(["name"], aliases=[s])),
    "attribution": lambda s: folium.TileLayer("/kit/{z}.png", attr=s),
}

# Open all there is to open, touch all there is to touch, and wait as long as
# a broken image of our own takes to fail: one of an attack has failed by then.
PROVOKE = """async () => {
  const map = window.L && Object.values(window).find(value => value instanceof L.Map);
  if (!map) return false;
  const each = act => map.eachLayer(layer => act(layer));
  each(layer => layer.openTooltip && layer.openTooltip());
  each(layer => layer.openPopup && layer.openPopup());
  for (const element of document.querySelectorAll("body :not(a)"))
    for (const name of ["mouseover", "click"])
      element.dispatchEvent(new MouseEvent(name, { bubbles: false }));
  await new Promise(done => {
    const image = new Image();
    image.onerror = done;
    image.src = "data:,";
  });
  return true;
}"""


def _serve(route):
    """Answer with a library file of ours; nothing else is there."""
    folder, _, name = route.request.url.partition("/kit/")[2].partition("/")
    file = server.KIT.get(folder, server.KIT["map"]) / name
    if file.is_file():
        kind = mimetypes.guess_type(file.name)[0]
        route.fulfill(body=file.read_bytes(), content_type=kind)
    else:
        route.fulfill(status=404)


def _html(usage, texts):
    chart = folium.Map(PLACE, zoom_start=12, tiles=None)
    chart.default_js = [
        ("leaflet", "/kit/leaflet/leaflet.js"),
        ("jquery", "/kit/jquery/jquery.min.js"),
    ]
    chart.default_css = [("leaflet_css", "/kit/leaflet/leaflet.css")]
    for text in texts:
        USAGES[usage](text).add_to(chart)
    folium.LayerControl(collapsed=False).add_to(chart)
    return chart.get_root().render()


@pytest.fixture
def outcome(page):
    """Show one map; tell whether it was drawn and whether an attack ran."""
    shown = {}
    page.route("http://localhost/**", _serve)
    page.route(
        "http://localhost/map",
        lambda route: route.fulfill(body=shown["html"], content_type="text/html"),
    )

    def outcome(usage, *texts):
        shown["html"] = _html(usage, texts)
        page.goto("http://localhost/map", wait_until="load")
        return page.evaluate(PROVOKE), page.evaluate("() => window.hit === 1")

    return outcome


@pytest.mark.parametrize("usage", USAGES)
def test_no_escaped_text_runs_and_the_map_is_drawn(outcome, usage):
    assert outcome(usage, *map(folium_text, ATTACKS.values())) == (True, False)


@pytest.mark.parametrize("usage", USAGES)
def test_without_the_escape_an_attack_runs(outcome, usage):
    assert any(outcome(usage, attack)[1] for attack in ATTACKS.values())


def test_escaping_html_alone_is_not_enough(outcome):
    assert outcome("popup", html.escape(ATTACKS["literal"], quote=True))[1]
