"""No text reaches a reader untranslated."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.catalogue import NAMES, places
from tests.house.source import dotted, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.source import Source

MARKS = ("_", "N_", "UserError", "text", "plural")
SHOWS = re.compile(
    r"title|header|subheader|write|markdown|caption|text|info|warning|error|success|toast|badge"
    r"|(download_|link_|form_submit_)?button|checkbox|toggle|selectbox|multiselect|radio|pills"
    r"|(select_)?slider|text_input|text_area|(number|date|time)_input|segmented_control"
    r"|file_uploader|metric|tabs|expander|popover|spinner|status|dialog|page_link"
    r"|Page|navigation|set_page_config|\w*Column|st\.(table|dataframe|data_editor)"
)
NOT_TEXT = re.compile(
    r"key|icon|icon_position|type|width|height|mime|file_name|url_path|format|layout|anchor"
    r"|label_visibility|initial_sidebar_state|selection_mode|on_click|on_change|on_dismiss|default|value"
    r"|index|(vertical_|text_)?alignment|accept_multiple_files|unsafe_allow_html|(delta_)?color"
    r"|chart_type|duration|gap|step|divider|position|shortcut|page|border"
)
ICON = re.compile(r":material/\w+:|:[\w-]+\[|https?://\S+|\w+/?[\w-]+\.(?:py|csv|png|html|md)")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SWEDISH = re.compile(r"[åäöÅÄÖ]")
IDENTIFIER = re.compile(r"[a-zåäö0-9_]+(: [a-zåäö]+( \(.*\))?)?")  # ids and column names
SENTENCE = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:,? (?:[a-zåäö]+|\{\w+\}))+[.!?:]?")
WORD = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,}")
SOFTWARE = ("Streamlit", "Shapely")
ITSELF = ("På svenska",)  # a language is offered in itself
UNMARKED = ("data/demo/", "data/sample/", "data/commands/", "data/__main__.py")
LOGGERS = ("log", "logger", "logging", "_log")


def marks(call: ast.Call) -> bool:
    """Whether a call marks or translates its text (``st.text`` only shows it)."""
    return name_of(call.func) in MARKS and not dotted(call.func).startswith("st.")


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """Return the strings an expression itself says: not keys, not what other calls are given."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and not marks(node):
            yield from literals(node.func.value)  # "…".format(…), ", ".join(…)
    elif isinstance(node, ast.Subscript):
        yield from literals(node.value)
    elif not isinstance(node, ast.Lambda | ast.Compare):
        for child in ast.iter_child_nodes(node):
            yield from literals(child)


def shown(call: ast.Call) -> Iterator[ast.Constant]:
    """Return the strings a call puts on the screen as they are."""
    formatted = any(keyword.arg == "format_func" for keyword in call.keywords)
    for arg in call.args[: 1 if formatted else None]:
        yield from literals(arg)
    for keyword in call.keywords:
        if NOT_TEXT.fullmatch(keyword.arg or "") or (formatted and keyword.arg == "options"):
            continue
        yield from literals(keyword.value)


def shown_text_is_translated(source: Source) -> Iterator[str]:
    """Whatever a widget shows has gone through the catalogue."""
    for call in source.of(ast.Call):
        head = dotted(call.func).split(".", maxsplit=1)[0]
        if marks(call) or head in LOGGERS or not _shows(call):
            continue
        for node in shown(call):
            if LETTERS.search(ICON.sub("", node.value)):
                yield f"{node.lineno}: not translated: {node.value[:60]!r}"


def _shows(call: ast.Call) -> bool:
    """Whether a call shows its strings: a table by its full name only, since a store has some too."""
    return bool(SHOWS.fullmatch(name_of(call.func)) or SHOWS.fullmatch(dotted(call.func)))


def swedish_is_marked(source: Source) -> Iterator[str]:
    """Whatever the interface says in Swedish is marked for translation.

    So is what merely looks like a text: not all Swedish has letters of its own. Demo
    data are data, and the command line speaks Swedish to whoever runs the server.
    """
    if source.path.startswith(UNMARKED):
        return
    calls = [call for call in source.of(ast.Call) if marks(call)]
    known = {id(inner) for call in calls for arg in call.args for inner in ast.walk(arg)}
    known |= {id(node.value) for node in source.of(ast.Expr)}  # docstrings
    for node in source.of(ast.Constant):
        if id(node) not in known and isinstance(node.value, str) and reads(source, node.value):
            yield f"{node.lineno}: not marked: {node.value[:60]!r}"


def reads(source: Source, text: str) -> bool:
    """Whether a string reads as a text: Swedish, a sentence, or on a page a word of its own."""
    word = source.room in ("parts", "pages") and WORD.fullmatch(text)
    named = text in (*NAMES, *ITSELF, *SOFTWARE)
    return swedish(text) or (bool(SENTENCE.fullmatch(text) or word) and not named)


def swedish(text: str) -> bool:
    """Whether a string is Swedish text: neither a proper name nor an identifier."""
    for name in (*NAMES, *ITSELF):
        text = text.replace(name, "")
    return bool(SWEDISH.search(text)) and not IDENTIFIER.fullmatch(text)


def marked_text_is_fixed(source: Source) -> Iterator[str]:
    """A text with values already in it has no translation."""
    for call in source.of(ast.Call):
        first = call.args[0] if call.args and marks(call) else None
        glued = isinstance(first, ast.BinOp) and any(True for _ in literals(first))
        if isinstance(first, ast.JoinedStr) or glued:
            yield f"{call.lineno}: values belong in {{places}}, not in the text"


def values_fit_places(source: Source) -> Iterator[str]:
    """Every ``{place}`` gets its value, and nothing is given in vain."""
    for call in source.of(ast.Call):
        if not marks(call) or name_of(call.func) == "N_":
            continue
        given = {keyword.arg for keyword in call.keywords}
        plural = name_of(call.func) == "plural"
        texts = call.args[1:3] if plural else call.args[:1]
        told = [arg.value for arg in texts if isinstance(arg, ast.Constant)]
        told = [text for text in told if isinstance(text, str)]
        wanted = set().union(*(places(text) for text in told))
        if told and None not in given and wanted - ({"n"} if plural else set()) != given:
            yield f"{call.lineno}: places {sorted(wanted)}, values {sorted(given)}"
