"""The map's base, made once: what the browser keeps while the steps come and go."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.figures.base import base_map
from pages.parts import server
from pages.parts.words import _

if TYPE_CHECKING:
    import folium

    from pages.parts.cached import Records


@lru_cache(maxsize=8)
def made(kept: Records, _language: str, areas: str) -> folium.Map:
    """Return the base of these records, its buttons in the language of the page.

    ``areas`` is "" for the districts, else whose areas it has (``mapdata.script``).
    """
    areas = areas or kept.redrawn
    leaflet, jquery, own = (server.kit(name) for name in ("leaflet", "jquery", "map"))
    city = asdict(kept.settings)
    options = {
        "label": _("Karta över områdena. Samma siffror finns i tabellen bredvid."),
        "town": _("Tätorten"), "all": _("Hela kommunen"),
        "beyond": _("Utanför bilden:"), "zoomIn": _("Zooma in"), "zoomOut": _("Zooma ut"),
        "tiles": city["tile_url"], "attribution": city["tile_attribution"],
    }  # fmt: skip
    scripts = [
        f"{jquery}/jquery.min.js", f"{leaflet}/leaflet.js",
        f"/kit/districts/{kept.version}{areas and f'-{areas}'}.js",
        *(f"{own}/{name}.js" for name in ("hover", "signs", "acts", "map")),
    ]  # fmt: skip
    return base_map(scripts, [f"{leaflet}/leaflet.css", f"{own}/map.css"], options)
