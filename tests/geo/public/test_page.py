"""The page: all its numbers are of the ledger, nothing in it runs, ranks or points at people."""

from __future__ import annotations

import base64
import hashlib
import html
import itertools
import re

import geopandas as gpd
import pytest
from bs4 import BeautifulSoup

from geo.names import in_order
from geo.public import frame
from geo.public.numbers import Numbers
from geo.public.snapshot import Act, City
from tests.geo.public import town
from tests.geo.public.town import NAMES, STYLE, SV, snapshot

LIMIT = 300_000
HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"


@pytest.fixture(scope="module")
def page():
    return town.page(snapshot())


@pytest.fixture(scope="module")
def soup(page):
    return BeautifulSoup(page, "html.parser")


def tables(soup):
    """Return each table as its heads and its rows of texts."""
    for table in soup.select("table"):
        rows = [[cell.get_text().strip() for cell in row.select("th, td")] for row in table("tr")]
        yield table.caption.get_text(), rows[0], rows[1:]


def test_nothing_runs_and_nothing_is_fetched(soup, page):
    assert not soup(["script", "link", "img", "iframe", "object", "form", "input"])[1:]
    assert [link["href"] for link in soup("link")] == ["data:,"]  # so that no icon is asked for
    assert not [e for e in soup.find_all() if any(name.startswith("on") for name in e.attrs)]
    assert not soup.select("[style]")
    assert "://" not in page
    for link in soup("a"):
        assert re.match(r"#|tel:|mailto:|[\w-]+\.\w+$|\.\./releases\.html$", link["href"])


def test_the_policy_lets_through_this_style_sheet_and_nothing_else(soup):
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    digest = base64.b64encode(hashlib.sha256(soup.style.string.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}';" in policy
    assert "unsafe" not in policy


def test_language_title_and_headings(soup):
    assert soup.html["lang"] == "sv"
    assert soup.title.string == soup.h1.string == "Brott och trygghet i Exempel kommun"
    assert [e["lang"] for e in soup.select("section[lang]")] == ["en"]
    levels = [int(e.name[1]) for e in soup(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    ids = [e["id"] for e in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in soup.select('a[href^="#"]')} <= set(ids)


def test_districts_stand_in_the_order_of_their_names_and_in_no_other(soup):
    names = [*(NAMES[code] for code in in_order(NAMES, NAMES)), "Övriga och okända platser"]
    assert [e.get_text() for e in soup.select("details.area h3")] == names
    whole = next(rows for title, _, rows in tables(soup) if title.startswith("Samma uppgifter"))
    assert [row[0] for row in whole] == names


def test_every_number_of_a_table_is_a_sum_of_cells(soup):
    made = snapshot()
    published = {row["value"] for row in town_rows(made)}
    seen = 0
    for title, _, rows in tables(soup):
        if "Otrygg" in title or "procent" in title:
            continue
        for row in rows:
            for cell in row[1:]:
                if digits := re.fullmatch(r"([\d\xa0]+)\*?", cell):
                    assert int(digits[1].replace("\xa0", "")) in published
                    seen += 1
    assert seen > 1000


def town_rows(made):
    numbers = Numbers(made, SV)
    return [*numbers.cells(), *numbers.months(), *numbers.years()]


def test_the_table_says_the_same_as_the_map(soup):
    drawn = {}
    for path in soup.select("svg.map path[class]"):
        if path.title:
            name, said = path.title.string.split(": ")
            drawn[name] = (path["class"][0], said)
    whole = next(t for t in soup("table") if t.caption.get_text().startswith("Samma uppgifter"))
    told = {
        row.th.get_text().strip(): row.select_one("td.said").get_text() for row in whole.tbody("tr")
    }
    assert set(drawn) == set(NAMES.values())
    assert {name: said for name, (_, said) in drawn.items()}.items() <= told.items()


def test_every_chart_has_its_numbers_in_a_table_beside_it(soup):
    for chart in soup.select("svg[role=img]"):
        assert chart.title.string
        beside = chart.find_parent(class_=["one", "beside"])
        assert beside.select("table tbody tr")
    for bars in soup.select("svg.bars"):
        assert bars["aria-hidden"] == "true"
        assert bars.find_parent("tr").select("td")


def test_what_it_tells_whoever_worries(page):
    said = html.unescape(page)
    for text in (
        "avrundat till närmaste 5 för att ingen ska kunna kännas igen", "Ring 112.", "114 14",
        "Nästa publicering: 18 december 2026", "Vi berättar vad vi vet.", "Fler vakter",
        "1 januari 2024: Nytt sätt att registrera.", "29\xa0%", "26–31\xa0%", "för få svar",
        "hej@kommunen.example", "In an emergency, call 112.",
    ):  # fmt: skip
        assert text in said, text


def test_no_word_ranks_or_points_at_people(page):
    said = html.unescape(re.sub(r"<(style|svg).*?</\1>", "", page, flags=re.DOTALL)).lower()
    for word in ("utsatt område", "farligast", "värst", "tryggast", "topplista", "rankning",
                 "invandr", "gäng", "kriminella"):  # fmt: skip
        assert not re.search(rf"\b{word}", said)
    crime = said.split('id="trygghet"')[0]
    assert "%" not in crime.replace("29\xa0% ja", "").replace("26–31\xa0%", "")


def test_no_percentage_of_crime_is_told(soup):
    for title, _, rows in tables(soup):
        if "Otrygg" not in title:
            assert not any("%" in cell for row in rows for cell in row), title


def test_texts_from_data_are_text_and_nothing_else():
    districts = town.districts()
    districts["name"] = HOSTILE
    hostile = snapshot(
        districts=gpd.GeoDataFrame(districts), city=City(HOSTILE), intro=HOSTILE,
        acts=(Act(HOSTILE, "pågående", ("D1",), ("stold",), "2026-03"),),
        felt=town.felt().assign(name=HOSTILE, wording=HOSTILE),
        breaks=((town.snapshot().breaks[0][0], HOSTILE),),
    )  # fmt: skip
    told = town.page(hostile)
    assert "<script" not in told
    assert "49" not in re.findall(r"alert\(1\).{0,40}", html.unescape(told))
    assert html.unescape(told).count("alert(1)") > 10
    assert "alert(1)" not in frame.accessibility(hostile, STYLE, SV).replace(
        html.escape(HOSTILE), ""
    )


def test_an_act_is_told_at_its_district_and_an_ended_one_is_not_going_on(soup):
    lead = {area.h3.get_text(): area.get_text() for area in soup.select("details.area")}
    assert "Pågår: Fler vakter." in lead["Öster"]
    assert "Pågår" not in lead["Ådal"]
    when = [e.get_text() for e in soup.select(".acts dd")]
    assert "sedan mars 2026 (pågår)" in when
    assert "januari 2026–maj 2026 (avslutad)" in when
    assert "Ådal och övriga och okända platser" in when
