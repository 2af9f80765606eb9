"""The command line: its last line, its exit codes, and that it says things in words."""

from __future__ import annotations

import json
import re

import pytest

from data.__main__ import main

GOOD = "{id};0801;Stöld av cykel;2024-03-02;2024-03-01 10:00;2024-03-01 12:00;488000,5;6304000,5"
COUNTS = ["read", "accepted", "rejected", "duplicates"]


@pytest.fixture
def data(tmp_path, monkeypatch, capsys):
    """Run a command on a store of its own; return code, words, last line."""
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))
    monkeypatch.delenv("LAGESBILD_SETTINGS", raising=False)

    def run(*arguments: object) -> tuple[int, str, dict[str, object]]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        *words, last = out.splitlines()
        return code, "\n".join([*words, err]), json.loads(last)

    return run


def test_import_status_and_import_again(data, points):
    path = points(*(GOOD.format(id=i) for i in range(60)), "x;;;;;;;")
    code, words, last = data("import", "incidents", path, "--profile", "police-points")
    assert code == 0
    assert [last[key] for key in COUNTS] == [61, 60, 1, 0]
    assert list(last)[:4] == COUNTS
    assert "separator semikolon" in words
    assert "Brottskod saknas" in words
    assert data("status")[2]["incidents"] == 60
    assert "60 händelser" in data("status")[1]
    again = data("import", "incidents", path, "--profile", "police-points")[2]
    assert [again[key] for key in COUNTS] == [61, 0, 1, 60]


def test_a_guard_stops_the_import_until_a_person_says_yes(data, points, tmp_path):
    path = points(GOOD.format(id=1), "x;;;;;;;")
    code, words, last = data("import", "incidents", path, "--profile", "police-points")
    assert (code, list(last["guards"])) == (3, ["rejected"])
    assert [last[key] for key in [*COUNTS, "held"]] == [2, 0, 1, 0, 1]
    assert "väntar på svar: 1." in words
    assert "--yes" in words
    assert data("status")[2]["incidents"] == 0
    code, words, last = data("import", "incidents", path, "--profile", "police-points", "--yes")
    assert (code, last["accepted"]) == (0, 1)
    out = tmp_path / "avvisade.csv"
    assert data("quarantine", last["batch"], out)[0] == 0
    assert "missing_code" in out.read_text("utf-8-sig")


def test_json_writes_one_line_and_nothing_else(data, points):
    path = points(GOOD.format(id=1))
    for command in (
        ["status"],
        ["check", path],
        ["import", "incidents", path, "--profile", "police-points"],
    ):
        code, words, last = data(*command, "--json")
        assert (code, words.strip()) == (0, "")
        assert set(COUNTS) <= set(last)


def test_check_finds_the_profile_and_saves_nothing(data, points, tmp_path):
    code, words, last = data("check", points(GOOD.format(id=1)))
    assert (code, last["profile"], last["accepted"]) == (0, "police-points", 1)
    assert "Ingenting har sparats" in words
    assert not (tmp_path / "store").exists()


def test_check_foresees_what_the_import_will_do(data, points):
    path = points(*(GOOD.format(id=i) for i in range(60)), "x;;;;;;;")
    for repeated in (0, 60):
        _, words, last = data("check", path)
        assert [last[key] for key in COUNTS] == [61, 60 - repeated, 1, repeated]
        assert f"nya rader {60 - repeated}, redan kända {repeated}, avvisade 1." in words
        done = data("import", "incidents", path, "--profile", "police-points")[2]
        assert [done[key] for key in COUNTS] == [last[key] for key in COUNTS]


def test_known_rows_are_not_held_by_a_question(data, points):
    data("import", "incidents", points(GOOD.format(id=1)), "--profile", "police-points")
    path = points(GOOD.format(id=1), GOOD.format(id=2), "x;;;;;;;")
    code, _, last = data("import", "incidents", path, "--profile", "police-points")
    assert code == 3
    assert [last[key] for key in [*COUNTS, "held"]] == [3, 0, 1, 1, 1]
    assert "frågorna ovan" in data("check", path)[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["import", "incidents", "finns-inte.csv", "--profile", "police-points"], "finns inte"),
        (["import", "incidents", "å" * 3000 + ".csv", "--profile", "police-points"], "finns inte"),
        (["import", "incidents", "{file}", "--profile", "x"], "Profilen x finns inte"),
        (["check", "{file}", "--as-of", "i går"], "inget datum"),
        (["quarantine", "nej", "ut.csv"], "nej"),
        (["demo", "--until", "i morgon"], "inget datum"),
    ],
)
def test_mistakes_are_sentences_without_a_path(data, points, tmp_path, arguments, sentence):
    path = points(GOOD.format(id=1))
    code, words, last = data(*(argument.format(file=path) for argument in arguments))
    assert code == 1
    assert sentence in words
    assert sentence in last["error"]
    assert [last[key] for key in COUNTS] == [0, 0, 0, 0]
    assert str(tmp_path) not in words
    _, words, error = data(*(argument.format(file=path) for argument in arguments), "--json")
    assert (words, error) == ("", last)


def test_a_command_that_cannot_be_understood_is_told_in_swedish(capsys):
    with pytest.raises(SystemExit) as left:
        main(["importera"])
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert "--help" in err
    assert "--help" in json.loads(out.splitlines()[-1])["error"]


def test_demo_fills_an_empty_store_once_and_never_a_real_one(data, points):
    first = data("demo", "--incidents", 500, "--until", "2024-12-31", "--if-empty")[2]
    assert first["accepted"] == 500
    status = data("status")[2]
    assert status["is_demo"]
    assert set(status["tables"]) >= {"interventions", "safety_walks", "survey_answers"}
    assert data("demo", "--incidents", 500, "--if-empty")[2]["read"] == 0
    version = status["version"]
    data("demo", "--incidents", 500, "--until", "2024-12-31")
    assert data("status")[2]["version"] == version  # the same arguments, the same store
    path = points(GOOD.format(id=1))
    code, words, _ = data("import", "incidents", path, "--profile", "police-points")
    assert code == 3
    assert "påhittade demohändelser" in words
    assert data("import", "incidents", path, "--profile", "police-points", "--yes")[0] == 0
    assert data("status")[2]["incidents"] == 1
    assert data("demo")[0] == 1


def test_districts_are_imported_and_codes_of_another_version_listed(data, districts, tmp_path):
    path = tmp_path / "omraden.geojson"
    districts.to_crs("EPSG:4326").to_file(path)
    areas = tmp_path / "areas.csv"
    areas.write_text(
        "Id,Brottskod,Brottskod.klartext,Inskrivningsdatum,Brottsdatum,Kommun,Län,DeSO.område,Antal\n"
        "1,1210,Brand,2024-05-02,2024-01-07,Växjö,Kronoberg,V,1\n"
        "2,1210,Brand,2024-05-02,2024-01-07,Växjö,Kronoberg,0780A0010,2\n",
        "utf-8",
    )
    data("import", "incidents", areas, "--profile", "police-areas", "--yes")
    code, words, last = data(
        "import", "districts", path, "--code", "code", "--name", "name", "--version", "2025"
    )
    assert (code, last["accepted"], last["version"]) == (0, 2, "2025")
    assert "0780A0010" in words
    assert data("status")[2]["unknown_areas"] == {"0780A0010": 2}


def test_districts_without_a_version_are_named_after_their_file_and_the_day(
    data, districts, tmp_path
):
    path, command = tmp_path / "vaxjo_regso.geojson", ("--code", "code", "--name", "name")
    seen = []
    for shapes in (districts, districts, districts[:1], districts):
        shapes.to_crs("EPSG:4326").to_file(path)
        seen.append(data("import", "districts", path, *command)[2]["version"])
    first, again, other, back = seen
    assert re.fullmatch(r"vaxjo_regso \d{4}-\d\d-\d\d", first)
    assert (again, other, back) == (first, f"{first} (2)", first)
    assert list(data("status")[2]["districts"]) == [first, other]
    assert data("status")[2]["districts_version"] == first
