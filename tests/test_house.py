"""The law of the house. tests/house/rules.py is its table; each rule was seen to fail."""

from __future__ import annotations

import os
import statistics
from itertools import chain

import pytest

from tests.house import rules, screen, size
from tests.house.source import ROOMS, ROOT, SHIPPED, Source, imported, project

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
    sources = project(*rule.rooms)
    assert sources
    found = [f"{source.path}:{what}" for source in sources for what in rule.check(source)]
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


def bodies(*sources):
    """Length of every function's body."""
    return [size.body_lines(node) for source in sources for node in source.of(size.FUNCTION)]


def test_functions_are_short():
    assert statistics.median(bodies(*project(*SHIPPED))) <= size.MEDIAN
    assert statistics.median(bodies(Source("geo/a.py", rules.LONG))) > size.MEDIAN


def test_docstrings_do_not_lengthen_a_function():
    assert bodies(Source("geo/a.py", 'def f():\n    """A\n\n    b."""\n    return 1\n')) == [1]


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
    found = [
        what
        for path in browser_files()
        for what in screen.browser_files_name_no_stranger(path.name, path.read_text("utf-8"))
    ]
    assert found == []
    assert list(screen.browser_files_name_no_stranger("a.js", "load('https://unpkg.com/x')"))


def test_the_check_that_every_change_passes_can_be_run():
    path = ROOT / ".ci" / "run"
    text = path.read_text("utf-8")
    assert os.access(path, os.X_OK)
    assert "set -euo pipefail" in text
    assert "make test" in text
