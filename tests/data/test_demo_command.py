"""``demo`` on the command line: what it refuses, and what it leaves when it fails."""

from __future__ import annotations

import datetime as dt
import json
import shutil

import pytest

from data import demo, publish
from data.__main__ import main
from data.demo.land import VERSION
from data.records import Intervention, open_book
from data.store import Store
from geo.errors import UserError


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make an earlier demo once, for every test to copy."""
    folder = tmp_path_factory.mktemp("made") / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAGESBILD_DATA", str(folder))
        assert main(["demo", "--incidents", "200", "--until", "2024-12-31"]) == 0
    return folder


@pytest.fixture
def old(made, tmp_path, monkeypatch):
    """Return a store that holds an earlier demo, and stays the one that commands use."""
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))
    shutil.copytree(made, tmp_path / "store")
    return Store(tmp_path / "store")


@pytest.mark.parametrize(
    ("option", "given", "range_"),
    [
        ("--incidents", "-5", "mellan 1 och"),
        ("--incidents", "0", "mellan 1 och"),
        ("--years", "0", "mellan 1 och 100"),
        ("--years", "-1", "mellan 1 och 100"),
        ("--years", "3000", "mellan 1 och 100"),
        ("--seed", "-1", "mellan 0 och"),
        ("--until", "9999-12-31", "mellan 2000-01-01 och 2100-12-31"),
        ("--until", "0001-01-01", "mellan 2000-01-01 och 2100-12-31"),
    ],
)
def test_what_no_demo_can_be_made_of_is_refused(old, capsys, option, given, range_):
    version = old.version
    assert main(["demo", option, given]) == 1
    out, err = capsys.readouterr()
    assert f"{option} ska vara {range_}" in err
    assert f"inte {given}." in err
    assert json.loads(out.splitlines()[-1])["error"] == err.strip()
    assert old.version == version
    assert len(old.incidents().cell) == 200


def test_a_failure_on_the_way_leaves_the_incidents_there_were(old, monkeypatch):
    invent = demo.incidents

    def failing(*args, **options):
        yield from invent(*args, **options)
        raise UserError("Disken är full.")

    monkeypatch.setattr(demo, "incidents", failing)
    assert main(["demo", "--incidents", "100", "--until", "2025-12-31"]) == 1
    assert len(old.incidents().cell) == 200
    assert len(old.table("survey_answers"))
    assert old.is_demo


def test_what_the_demo_does_not_mark_as_public_is_not_told(old, tmp_path):
    book = open_book(old)
    rows = book.listed(Intervention)
    drafted = publish.draft(old, book, publish.Order(tmp_path / "www", dt.date(2025, 1, 9)))
    book.close()
    content = b"".join(drafted.files.values()).decode()
    told = {each["name"] for each in json.loads(drafted.files["data.json"])["insatser"]}
    assert drafted.findings == ()
    assert len(told) >= 10
    assert told <= {row.name for row in rows if row.public}
    hidden = [row.name for row in rows if not row.public]
    assert {"Kamerabevakning vid torget, Araby"} <= {*hidden}
    assert [each for each in (*hidden, *(row.note for row in rows)) if each in content] == []


def test_a_new_demo_takes_the_place_of_the_old(old, capsys):
    assert main(["demo", "--incidents", "100", "--until", "2025-12-31"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["accepted"] == 100
    assert len(old.incidents().cell) == 100
    assert len(old.batches()) == 1


def test_the_districts_of_the_demo_have_a_name_and_take_it_from_those_without(old):
    assert old.status()["districts_version"] == VERSION
    land = demo.geography(old.settings).districts
    land.attrs.pop("version")
    empty = Store(old.root.parent / "nameless")
    empty.put_districts(land)
    assert empty.status()["districts_version"] != VERSION
    empty.put_districts(demo.geography(old.settings).districts)
    assert list(empty.status()["districts"]) == [VERSION]
