"""The one way a string may reach folium.

folium writes popups, tooltips and names into JavaScript, often into template
literals, where HTML escaping alone is not enough: ``${…}`` is code that runs
when the map loads. What leaves here is inert in HTML text, in an HTML
attribute, in any JavaScript string literal and inside ``<script>``.
"""

from __future__ import annotations

import html

# What ends or opens something in JavaScript but that html.escape leaves alone.
# Line breaks too: they are a syntax error in a quoted literal, and then no map is drawn.
_IN_SCRIPT = {ord(sign): f"&#{ord(sign)};" for sign in "\\`${\r\n\u2028\u2029"}


def folium_text(s: str) -> str:
    """Make a string safe to hand to folium as HTML.

    Parameters
    ----------
    s
        Any text, for instance a name that somebody typed.

    Returns
    -------
    str
        HTML that shows exactly ``s``, with ``& < > " '``, backslash, backtick,
        ``$``, ``{`` and line breaks as character references.
    """
    return html.escape(s, quote=True).translate(_IN_SCRIPT)
