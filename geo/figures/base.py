"""What the map stands on: Leaflet, our own code and the geometry that the browser keeps.

A filter step sends colours and numbers only.
"""

from __future__ import annotations

import json
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template


class Start(MacroElement):
    """Draws the base once, from the script in ``window.lagesbildBase``."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "lagesbild.start(map_div, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.options = json.dumps(options)


class KeptMap(folium.Map):
    """A map that is rendered once: the same page for every step."""

    rendered = False

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 - folium's own signature
        """Render the first time only; folium would compile its templates anew each time."""
        if not self.rendered:
            self.rendered = True
            super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


def base_map(scripts: list[str], styles: list[str], options: dict[str, Any]) -> folium.Map:
    """Return the same map, byte for byte, for the same arguments; so the browser keeps it.

    Parameters
    ----------
    scripts, styles
        Addresses of Leaflet, our own code and the district script, in order.
    options
        Handed to ``lagesbild.start``: tile address and texts.
    """
    drawn = KeptMap(tiles=None, zoom_control=False, prefer_canvas=False)
    drawn.default_js = [(f"script{i}", address) for i, address in enumerate(scripts)]
    drawn.default_css = [(f"style{i}", address) for i, address in enumerate(styles)]
    drawn.add_child(Start(options))
    return drawn
