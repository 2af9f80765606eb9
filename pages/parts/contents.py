"""The addresses that have a page, read from the menu: a page stays one file and one row there.

The server must know them before any session runs the menu.
"""

from __future__ import annotations

import re
from pathlib import Path

_MENU = Path(__file__).parents[1] / "menu.py"
ADDRESSES = frozenset({"", *re.findall(r'url_path="([^"]+)"', _MENU.read_text("utf-8"))})
