"""The page with little to tell, or much; its texts; and the folder's other pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup

from geo.disclosure.cells import REST
from geo.public import frame, texts, texts_how
from geo.public.snapshot import City
from geo.public.template import PAGES
from geo.public.template_parts import PARTS
from tests.geo.public import town
from tests.geo.public.town import STYLE, SV, snapshot

LIMIT = 300_000


def test_without_anything_beside_it_the_page_still_stands():
    bare = snapshot(felt=town.felt().iloc[:0], acts=(), intro="", breaks=(), city=City("Exempel"))
    said = town.page(replace(bare, release=replace(bare.release, coming=None)))
    assert "Det finns ingen enkät" in said
    assert "Inga insatser är offentliga" in said
    assert "inte bestämd" in said
    assert "Från kommunen" not in said


def test_the_first_months_of_a_new_ledger_can_be_shown():
    few = town.ledger(first="2026-08").entries
    said = town.page(snapshot(few))
    assert "Misshandel utomhus" in said
    assert REST not in BeautifulSoup(said, "html.parser").get_text()


def test_a_year_that_there_are_no_numbers_of_is_not_named():
    """It would be a number that nobody has published: the attacks refused the first year."""
    first, second = (
        town.page(snapshot(town.ledger(first=f"{y}-01").entries)) for y in (2026, 2025)
    )
    assert "2025" not in first
    assert "Linjen är 2026." in first
    assert "den streckade är 2025" in second
    assert "2025 streckad" in second


def test_a_large_town_of_25_districts_is_at_most_300_kb(monkeypatch):
    names = {f"D{i:02}": f"Stadsdelsområde {i:02}" for i in range(1, 26)}
    monkeypatch.setattr(town, "NAMES", names)
    assert len(town.page(snapshot(acts=())).encode()) <= LIMIT


def test_every_text_is_said_somewhere():
    sources = "".join((*PARTS.values(), *map(str, PAGES.loader.mapping.values())))
    code = "".join(path.read_text("utf-8") for path in Path(texts.__file__).parent.glob("*.py"))
    for key in texts.TEXTS:
        assert f'say("{key}")' in sources or len(re.findall(f"[\"']{key}[\"']", code)) > 1, key


def test_the_folders_own_pages():
    city = snapshot().city
    listed = BeautifulSoup(frame.earlier(city, ["2026-10", "2026-09"], STYLE, SV), "html.parser")
    assert [a["href"] for a in listed.main("a")] == ["latest/", "2026-10/", "2026-09/"]
    assert "Inga publiceringar" in frame.earlier(city, [], STYLE, SV)
    assert "ligger kvar som den var." in listed.get_text()
    gone = frame.earlier(city, ["2026-10"], STYLE, SV, gone=["2026-09"])
    assert "utom den som har återkallats" in gone
    assert 'url=latest/"' in frame.home(city, SV)
    statement = frame.accessibility(snapshot(), STYLE, SV)
    assert "Myndigheten för digital förvaltning" in statement
    assert "WCAG 2.2" in statement
    assert texts_how.ACCESS_TITLE in statement
