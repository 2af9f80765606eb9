"""Every number as CSV and JSON, the same bytes each time, and nothing that is not declared."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from geo.disclosure.attack import audit_files, known_of
from geo.disclosure.cells import REST
from geo.disclosure.published import figures_from, figures_of
from geo.public.files import made
from tests.geo.public.town import ACTS, EN, NAMES, STYLE, SV, ledger, snapshot, written

KEPT = ledger()
KNOWN = known_of(KEPT, {"v1": (*NAMES, REST)})
CRIME = ("brott.csv", "brott-kommunen.csv", "brott-per-ar.csv")


@pytest.fixture(scope="module")
def done():
    return made(snapshot(KEPT.entries), STYLE, SV, other=EN)


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def attacked(files, declared):
    return audit_files([files], KNOWN, declared, KEPT.entries)


def test_the_ledger_stands_in_its_file_number_by_number(done):
    told = figures_of({"brott.csv": done.files["brott.csv"]})
    assert [replace(figure, place="") for figure in told] == [*figures_from(KEPT.entries)]


def test_json_has_the_same_numbers_as_the_tables(done):
    told = json.loads(done.files["data.json"])
    for file in (*CRIME, "trygghet.csv", "insatser.csv"):
        same = [
            {name: "" if cell is None else str(cell) for name, cell in row.items()}
            for row in told[file.removesuffix(".csv")]
        ]
        assert same == rows(done.files[file])
    assert told["release"] == {
        "demo": False, "month": "2026-10", "name": "2026-10", "next": "2026-12-18",
        "published": "2026-11-27",
    }  # fmt: skip


def test_an_attacker_who_reads_every_byte_learns_nothing(done):
    assert attacked(done.files, done.declared) == []


def test_a_name_may_have_quotes_and_digits():
    told = snapshot(KEPT.entries)
    told = replace(
        told, districts=told.districts.replace({"name": {"Ådal": 'Etapp 12 "Ådal" & co'}})
    )
    done = made(told, STYLE, SV, other=EN)
    assert b'"Etapp 12 ""\xc3\x85dal"" & co"' in done.files["brott.csv"]
    assert attacked(done.files, done.declared) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("index.html", "</main>", "<p>13</p></main>"),  # a number that is not rounded
        ("index.html", "</main>", "<!-- 3 --></main>"),
        ("index.html", "</main>", "<p>488170.25</p></main>"),  # a place
        ("index.html", "</title></path>", " 7</title></path>"),  # in a tooltip of the map
        ("index.html", '<path class="now" d="', '<path class="now" d="M1.37 2.5L'),
        ("data.json", '"rounding":5', '"rounding":5,"exact":14'),
        ("tillganglighet.html", "</main>", "17</main>"),
        ("insatser.csv", "Fler vakter", "Fler vakter 6304000"),
        ("brott.csv", ";2026-10;v1", ";2026-10;v1;4"),
    ],
)
def test_a_number_that_is_slipped_in_is_found(done, file, old, new):
    content = done.files[file].decode("utf-8")
    assert old in content
    leaked = done.files | {file: content.replace(old, new, 1).encode()}
    assert {finding.attack for finding in attacked(leaked, done.declared)} & {"A8", "A1"}


def test_a_number_that_is_changed_is_found(done):
    table = done.files["brott-per-ar.csv"].decode("utf-8-sig").splitlines()
    cells = table[1].split(";")
    cells[6] = str(int(cells[6]) + 5)
    leaked = "\r\n".join([table[0], ";".join(cells), *table[2:], ""]).encode("utf-8-sig")
    found = attacked(done.files | {"brott-per-ar.csv": leaked}, done.declared)
    assert "A8" in {finding.attack for finding in found}


def test_small_numbers_are_declared_nowhere(done):
    """A number that may stand anywhere would hide an exact count: only years are such."""
    assert {len(number) for number in done.declared.numbers} == {4}
    assert not done.declared.borders
    assert all(not text.strip().isdigit() for text in done.declared.fixed)


def test_cells_of_text_are_no_formulas():
    acts = (replace(ACTS[0], name="=HYPERLINK(1)"),)
    told = written(snapshot(KEPT.entries, acts=acts))
    assert rows(told["insatser.csv"])[0]["name"] == "'=HYPERLINK(1)"


def test_an_earlier_list_of_districts_is_told_by_its_codes():
    old = replace(KEPT.entries[0], area="D9", areas="v0", period="2020-01")
    told = rows(written(snapshot((old, *KEPT.entries)))["brott.csv"])
    assert (told[0]["area"], told[0]["area_name"]) == ("D9", "D9")
