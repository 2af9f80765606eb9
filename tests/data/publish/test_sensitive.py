"""What is sensitive moves no number of a district, whatever its source and rules make of it."""

from __future__ import annotations

import tomllib
from itertools import cycle

import pandas as pd
import pytest

from data import ingest, publish
from data.ingest.offence import Codes
from geo.disclosure.cells import TOWN
from geo.disclosure.marks import BY_DISTRICT
from geo.offences import INDEX, N_TYPES
from tests.data.publish.conftest import CODES, PUBLISHED, corner

# As police extracts write them, and the public group that has each for the whole municipality.
SENSITIVE = {
    ("1608", "Hets mot folkgrupp"): "ovrigt",
    ("1609", "Olaga diskriminering"): "ovrigt",
    ("1608", ""): "ovrigt",
    ("1205", "Klotter, hatbrott"): "ovrigt",
    ("1611", "Barnpornografibrott"): "person_ovrigt",
    ("9301", "Misshandel mot barn 0–6 år, utomhus"): "person_ovrigt",
    ("9302", "Misshandel mot pojke 7-14 år, utomhus, obekant"): "person_ovrigt",
    ("9303", "Misshandel mot flicka 15–17 år, utomhus"): "person_ovrigt",
    ("9304", "Misshandel utomhus, närstående"): "person_ovrigt",
    ("9305", "Misshandel mot kvinna 18 år eller äldre, närstående genom släktskap, utomhus"):
        "person_ovrigt",
    ("0866", "Rån mot privatperson under 18 år utomhus"): "ran_ovrigt",
}  # fmt: skip
EACH = 12  # of each kind, more than rounding can hide
HEADER = "Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;Brottstid till;X;Y"
MONTH = "2026-09"


@pytest.fixture
def told(town, book, tmp_path):
    """Draft a release and return its numbers; nothing is frozen by it."""

    def numbers():
        drafted = publish.draft(town, book, publish.Order(tmp_path / "www", PUBLISHED))
        assert drafted.findings == ()
        return {(e.area, e.group, e.period): e.value for e in drafted.ledger.entries}

    return numbers


@pytest.fixture
def extract(tmp_path):
    """Write one of the police's extracts: every sensitive offence, in one district and month."""

    def write(kinds=SENSITIVE):
        x, y = corner(CODES.index("N"))
        rows = [
            f"{code}{text}{i};{code};{text};{MONTH}-11;{MONTH}-10 12:00;;{x + 500};{y + 500}"
            for code, text in kinds
            for i in range(EACH)
        ]
        path = tmp_path / "uttag.csv"
        path.write_text("\n".join([HEADER, *rows]), "utf-8")
        return path

    return write


def take(town, path, profile="police-points"):
    draft = ingest.prepare(path, ingest.profile(profile), town.settings)
    batch = ingest.commit(draft, town, [], confirmed=True)
    assert batch.rejected == 0
    return draft.incidents


def only_the_town_moved(before, after, groups):
    districts = {cell for cell in before | after if cell[0] != TOWN}
    assert [cell for cell in districts if before.get(cell) != after.get(cell)] == []
    moved = {group for area, group, _ in after if area == TOWN for key in [(TOWN, group, MONTH)]
             if after.get(key) != before.get(key)}  # fmt: skip
    assert moved == groups


def test_the_shipped_profile_tells_the_town_alone(town, told, extract):
    before = told()
    rows = take(town, extract())
    assert not BY_DISTRICT & {*rows["offence"]}
    after = told()
    only_the_town_moved(before, after, {*SENSITIVE.values()})
    for group in {*SENSITIVE.values()}:
        true = EACH * sum(each == group for each in SENSITIVE.values())
        assert abs(after[TOWN, group, MONTH] - before[TOWN, group, MONTH] - true) < 10


def test_an_offence_like_them_that_is_not_sensitive_moves_its_district(town, told, extract):
    before = told()
    take(town, extract({("9358", "Misshandel mot man 18 år eller äldre, obekant, utomhus"): ""}))
    after = told()
    assert before["N", "misshandel_ute", MONTH] < after["N", "misshandel_ute", MONTH]


def test_a_profile_of_ones_own_cannot_tell_them_by_district(town, told, extract, tmp_path):
    shipped = (ingest.profile.__globals__["FOLDER"] / "police-points.toml").read_text("utf-8")
    rules = "\n".join(f'"{code}" = "klotter"' for code in {code for code, _ in SENSITIVE})
    own = tmp_path / "own.toml"
    own.write_text(
        shipped.replace('table = "brottskod"', f"[offence.codes]\n{rules}"), encoding="utf-8"
    )
    assert tomllib.loads(own.read_text("utf-8"))["offence"]["codes"]["1608"] == "klotter"
    before = told()
    take(town, extract(), str(own))
    after = told()
    only_the_town_moved(before, after, {"ovrigt", "person_ovrigt"})


def test_a_mark_in_a_column_of_its_own_is_joined_to_the_text(town, told, tmp_path):
    x, y = corner(0)
    rows = [f"{i};1205;Klotter;Hatbrott;{MONTH}-10 12:00;{x + 500};{y + 500}" for i in range(EACH)]
    path = tmp_path / "marks.csv"
    path.write_text("\n".join(["Id;Kod;Brott;Motiv;Från;X;Y", *rows]), encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(
        '[columns]\nid = "Id"\ncode = "Kod"\ncode_text = { parts = ["Brott", "Motiv"] }\n'
        'start = "Från"\nx = "X"\ny = "Y"\n[offence.codes]\n"1205" = "klotter"\n', "utf-8",
    )  # fmt: skip
    before = told()
    take(town, path, str(own))
    only_the_town_moved(before, told(), {"ovrigt"})


def test_what_was_read_in_before_there_were_such_types_is_counted_so_too(town, told, frame):
    before = told()
    x, y = corner(CODES.index("N"))
    same = {"source": "old", "start": pd.Timestamp(f"{MONTH}-10 12:00"), "x": x + 9, "y": y + 9}
    kinds = cycle(("allman_ordning", "misshandel_ute", "personran", "klotter"))
    rows = [
        {**same, "code": code, "code_text": text, "offence": kind}
        for (code, text), kind in zip(SENSITIVE, kinds, strict=False)
        for _ in range(EACH)
    ]
    town.add_batch([frame(*rows)], {"as_of": "2026-12-17"})
    assert not (town.incidents().cell % N_TYPES == INDEX["allman_ordning"]).any()
    only_the_town_moved(before, told(), {*SENSITIVE.values()})


def test_the_order_of_the_rules_decides_nothing():
    shipped = ingest.profile("police-points").codes
    for words in (shipped.words, shipped.words[::-1], ()):
        rules = Codes({}, shipped.prefix, words, shipped.width, "")
        found = {rules.offence(*each) for each in SENSITIVE}
        assert not found & BY_DISTRICT
