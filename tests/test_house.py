"""The law of the house. tests/house/rules.py is its table; each rule was seen to fail."""

from __future__ import annotations

import os
import statistics
from itertools import chain

import pytest

from tests import catalogue
from tests.house import browser, rules, rules_form, screen, size
from tests.house.source import ROOMS, ROOT, SHIPPED, Source, findings, imported, project

CHECKS = (*((rule.check, rule.rooms) for rule in rules.RULES), (size.bodies, SHIPPED))
NAMES = [rule.check.__name__ for rule in rules.RULES]
PLANTED = [
    pytest.param(rule, path, text, id=f"{rule.check.__name__}-{number}")
    for rule in rules.RULES
    for number, (path, text) in enumerate(rule.broken, start=1)
]
GOOD = '''"""A measure."""

import numpy as np

from geo.schema import Incidents


def count(incidents: Incidents, *, weights=None):
    """Count."""
    return np.bincount(incidents.cell, weights)
'''


@pytest.mark.parametrize("rule", rules.RULES, ids=NAMES)
def test_the_house_keeps_the_law(rule):
    seen = findings(CHECKS)[rule.check]
    assert seen
    found = [f"{path}:{what}" for path, whats in seen.items() for what in whats]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(("rule", "path", "text"), PLANTED)
def test_a_broken_rule_is_seen(rule, path, text):
    assert list(rule.check(Source(path, text)))


@pytest.mark.parametrize("rule", rules.RULES, ids=NAMES)
def test_good_code_breaks_no_rule(rule):
    assert not list(rule.check(Source("geo/measures/a.py", GOOD)))


def test_every_rule_is_broken_once():
    assert all(rule.broken for rule in rules.RULES)
    assert len(set(NAMES)) == len(NAMES)


def test_functions_are_short():
    lengths = findings(CHECKS)[size.bodies].values()
    assert statistics.median(chain.from_iterable(lengths)) <= size.MEDIAN
    assert statistics.median(size.bodies(Source("geo/a.py", rules_form.LONG))) > size.MEDIAN


def test_docstrings_do_not_lengthen_a_function():
    source = Source("geo/a.py", 'def f():\n    """A\n\n    b."""\n    return 1\n')
    assert list(size.bodies(source)) == [1]


def test_relative_imports_are_resolved():
    source = Source("geo/measures/rate.py", "from . import count\nfrom ..areas import assign\n")
    assert imported(source) == [(1, "geo.measures.count"), (2, "geo.areas.assign")]


def test_the_rooms_are_there():
    wanted = ["dashboard.py", *(f"pages/{n}.py" for n in ("menu", "situation", "method", "intake"))]
    assert [path for path in wanted if not (ROOT / path).exists()] == []
    assert {source.room for source in project(*ROOMS)} == set(ROOMS)


def test_a_page_in_the_menu_is_found():
    menu = 'st.Page("trends.py", title=_("Trender"))'
    assert not list(screen.page_is_in_menu(Source("pages/trends.py", ""), menu))
    assert list(screen.page_is_in_menu(Source("pages/plan.py", ""), menu))


def test_asking_for_access_first_is_enough():
    page = 'access.require("reader")\nst.title(_("Trender"))\n'
    assert not list(screen.page_asks_for_access(Source("pages/trends.py", page)))


def browser_files():
    """Scripts, styles, settings and pages that a browser may be sent."""
    rooms = (ROOT / room for room in ("geo", "data", "pages", ".streamlit"))
    return chain.from_iterable(
        sorted(room.rglob(f"*.{kind}"))
        for room in rooms
        for kind in ("js", "css", "html", "svg", "toml")
    )


def test_browser_files_name_no_foreign_host():
    files = [(path.name, path.read_text("utf-8")) for path in browser_files()]
    assert [what for file in files for what in browser.loads_nothing_foreign(*file)] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a.js", "load('https://unpkg.com/x')"),
        ("a.js", 'fetch("https://example.org/x");'),
        ("a.js", "new WebSocket(`wss://example.org`)"),
        ("a.js", 'image.src = "//example.org/a.png";'),
        ("a.css", "a { background: url(http://example.org/a.png); }"),
        ("a.svg", '<image href="https://example.org/a.png"/>'),
        ("a.html", '<script src="//example.org/a.js"></script>'),
    ],
)
def test_a_foreign_host_in_a_browser_file_is_seen(name, line):
    assert list(browser.loads_nothing_foreign(name, line))


def test_a_comment_and_a_vocabulary_load_nothing():
    text = "// see https://example.org\n/* http://example.org */\nx('http://www.w3.org/2000/svg');"
    assert not list(browser.loads_nothing_foreign("a.js", text))


def test_scripts_have_no_text_of_their_own():
    known = {form for m in catalogue.english() for form, _ in catalogue.forms(m) if m.id}
    files = [path for path in browser_files() if path.suffix == ".js"]
    for path in files:
        assert not list(browser.says_nothing_itself(path.name, path.read_text("utf-8"), known))
    for text in ('"Läs in"', "'Visa hela staden'", "`Karta över {n}`", '"Antal"'):
        assert list(browser.says_nothing_itself("a.js", f"x = {text};", known))
    assert not list(
        browser.says_nothing_itself("a.js", '// Läs in\nx["pågående"] = "Enter";', known)
    )


def test_the_check_that_every_change_passes_can_be_run():
    path = ROOT / ".ci" / "run"
    text = path.read_text("utf-8")
    assert os.access(path, os.X_OK)
    assert "set -euo pipefail" in text
    assert "make test" in text
