"""What the screen side keeps in one place, and what never reaches a browser."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.house.source import ROOT, dotted, imported, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.source import Source

STATE = ("cache_data", "cache_resource", "session_state", "query_params")
MEMORY = ("functools.cache", "functools.lru_cache")
# Choosing a view (segmented_control, tabs) is a page's own business; choosing data is not.
FILTER_WIDGETS = ("multiselect", "slider", "select_slider", "date_input", "time_input", "pills")
STRANGERS = re.compile(
    r"\bcdn\.|unpkg\.com|jsdelivr|googleapis|gstatic|cdnjs|bootstrapcdn|code\.jquery\.com"
)
ADDRESS = re.compile(r"(?:https?|wss?)://(?!www\.w3\.org/)|^//[\w-]+\.[\w.-]+/")


def state_lives_in_parts(source: Source) -> Iterator[str]:
    """Caching, session state and the address belong to pages/parts.

    A bounded ``lru_cache`` on a function of geo or data is arithmetic, not
    state: it cannot hold records, which are not hashable, nor grow for ever.
    """
    if source.room == "parts":
        return
    for line, name in imported(source):
        if name in MEMORY and not (source.room in ("geo", "data") and _bounded(source)):
            yield f"{line}: caching belongs to pages/parts ({name})"
    for node in source.of(ast.Attribute):
        if node.attr in STATE or dotted(node) in MEMORY:
            yield f"{node.lineno}: state belongs to pages/parts ({node.attr})"


def _bounded(source: Source) -> bool:
    """Whether every memory in the file is an ``lru_cache`` with a written ceiling."""
    kept = [
        decorator
        for node in source.of(ast.FunctionDef)
        for decorator in node.decorator_list
        if name_of(getattr(decorator, "func", decorator)) in ("cache", "lru_cache")
    ]
    return all(
        isinstance(each, ast.Call)
        and any(k.arg == "maxsize" and getattr(k.value, "value", None) for k in each.keywords)
        for each in kept
    )


def filters_live_in_parts(source: Source) -> Iterator[str]:
    """A filter widget exists once."""
    if source.room in ("parts", "tests"):
        return
    for call in source.of(ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in FILTER_WIDGETS:
            yield f"{call.lineno}: filter widgets belong to pages/parts ({call.func.attr})"


def fixed_text(node: ast.expr | None) -> bool:
    """Whether an expression is a literal or a module constant, so that no data is in it."""
    return isinstance(node, ast.Constant) or bool(node and name_of(node).isupper())


def raw_html_holds_no_data(source: Source) -> Iterator[str]:
    """Only fixed text may be sent as raw HTML."""
    for call in source.of(ast.Call):
        raw = any(keyword.arg == "unsafe_allow_html" for keyword in call.keywords)
        first = call.args[0] if call.args else None
        glued = isinstance(first, ast.JoinedStr) or isinstance(getattr(first, "op", None), ast.Add)
        raw |= dotted(call.func) == "st.html" and glued
        if raw and not fixed_text(first):
            yield f"{call.lineno}: raw HTML with data in it"


def strings_name_no_stranger(source: Source) -> Iterator[str]:
    """Nothing is loaded from a content network, and what a browser is sent names no host at all.

    Only data/ fetches, and only when it is told to.
    """
    documented = {id(node.value) for node in source.of(ast.Expr)}
    for node in source.of(ast.Constant):
        if not isinstance(node.value, str):
            continue
        sent = source.room != "data" and id(node) not in documented
        if STRANGERS.search(node.value) or (sent and foreign(node.value)):
            yield f"{node.lineno}: foreign host in {node.value[:60]!r}"


def foreign(text: str) -> bool:
    """Whether a text has an absolute address; the name of an XML vocabulary is none."""
    return bool(ADDRESS.search(text))


def page_asks_for_access(source: Source) -> Iterator[str]:
    """Every page calls access.require before anything else is drawn."""
    if source.room != "pages" or source.path in ("pages/menu.py", "pages/__init__.py"):
        return
    order = sorted(source.of(ast.Call), key=lambda call: call.lineno)
    require = [call.lineno for call in order if dotted(call.func) == "access.require"]
    drawn = [call.lineno for call in order if dotted(call.func).startswith("st.")]
    if not require:
        yield "1: access.require(...) is missing"
    elif drawn and drawn[0] < require[0]:
        yield f"{drawn[0]}: something is drawn before access.require(...)"


def page_is_in_menu(source: Source, menu: str) -> Iterator[str]:
    """Every page has its row in the menu."""
    if source.room != "pages" or source.path in ("pages/menu.py", "pages/__init__.py"):
        return
    names = {n.value for n in ast.walk(ast.parse(menu)) if isinstance(n, ast.Constant)}
    file = source.path.removeprefix("pages/")
    if not {file, file.removesuffix(".py"), source.path} & names:
        yield f"1: {file} is not in menu.py"


def page_is_in_the_menu(source: Source) -> Iterator[str]:
    """Every page has its row in the menu as it stands."""
    path = ROOT / "pages" / "menu.py"
    yield from page_is_in_menu(source, path.read_text("utf-8") if path.exists() else "")
