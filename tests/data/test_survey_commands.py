"""Surveys, walks, reports and crosswalks on the command line."""

from __future__ import annotations

import json

import pytest

from data.__main__ import main
from tests.data.survey_files import HEAD, INDEX, NTU, written

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


@pytest.mark.parametrize("name", ["trygghetsmätning-published", "trygghetsmatning-published"])
def test_a_survey_is_read_in_and_told_of(data, tmp_path, name):
    code, words, last = data("import", "survey", written(tmp_path, INDEX), "--profile", name)
    assert (code, [last[key] for key in COUNTS]) == (0, [8, 8, 0, 0])
    assert "8 nya rader sparades" in words
    code, words, last = data("status")
    assert "8 publicerade undersökningsresultat." in words
    assert "2023-12-31 fil.csv: 8 lästa, 8 nya" in words
    assert last["tables"] == {"survey_results": 8}
    assert last["records"][0]["kind"] == "survey_results"


def test_what_was_passed_over_is_told(data, tmp_path):
    code, words, last = data("import", "survey", written(tmp_path, NTU))
    assert (code, last["left_out"]) == (0, 3)
    assert "rad 1 lästes inte som data: NTU 2010." in words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (INDEX, "trygghetsmatning-published"),
        (NTU, "ntu-region"),
        (f"{HEAD}\nAraby;2023;1;;;Ja;Nej\n", "trygghetsmatning-answers"),
        (
            "Id;Vandring;Datum;Ljus;Kategori;Notering\n1;A;2024-05-02;Mörkt;sikt;Buskar\n",
            "safety-walks",
        ),
        ("Ärende;Inkom;Kategori;Beskrivning\n1;2024-05-02;Klotter;Vägg\n", "resident-reports"),
        ("Område;Kod;Andel\nAraby;V;1\n", "crosswalk"),
    ],
)
def test_check_recognises_every_kind_and_saves_nothing(data, tmp_path, text, name):
    code, _words, last = data("check", written(tmp_path, text))
    assert (code, last["profile"], last["rejected"]) == (0, name, 0)
    assert last["accepted"] == last["read"] > 0
    assert data("status")[2]["records"] == []
    assert data("check", written(tmp_path, text), "--profile", name)[2] == last


def test_a_question_holds_the_rows_until_a_person_answers(data, tmp_path):
    path = written(tmp_path, f"{HEAD}\nAraby;2023;1;;;Ja;Nej\nHov;2023;tung;;;Ja;Nej\n")
    code, _words, last = data("import", "survey", path)
    assert (code, list(last["guards"])) == (3, ["rejected"])
    assert [last[key] for key in [*COUNTS, "held"]] == [2, 0, 1, 0, 1]
    code, _, last = data("import", "survey", path, "--yes")
    assert (code, last["accepted"]) == (0, 1)
    out = tmp_path / "avvisade.csv"
    assert data("quarantine", last["batch"], out)[0] == 0
    said = out.read_text("utf-8-sig")
    assert "Vikten saknas eller är inget tal" in said
    out.write_text(said.replace("tung", "1"), "utf-8-sig")
    code, _, last = data("import", "survey", out, "--yes")
    assert [code, *(last[key] for key in COUNTS)] == [0, 1, 1, 0, 0]
    assert data("status")[2]["tables"]["survey_answers"] == 4  # two people, two questions


def test_a_year_and_a_source_are_given_by_a_person(data, tmp_path):
    path = written(tmp_path, "Område;Index\nVäxjö;1,62\n")
    code, words, _ = data("import", "survey", path, "--profile", "trygghetsmatning-published")
    assert (code, "--year" in words) == (1, True)
    for source, value in (("a", "1,62"), ("b", "1,63")):
        path = written(tmp_path, f"Område;Index\nVäxjö;{value}\n", f"{source}.csv")
        given = ("--profile", "trygghetsmatning-published", "--year", 2018, "--source", source)
        assert data("import", "survey", path, *given)[2]["guards"] == {}
    assert data("status")[2]["tables"] == {"survey_results": 2}


@pytest.mark.parametrize(
    ("what", "profile", "sentence"),
    [
        ("survey", "police-points", "är till för händelser och kan inte läsa undersökningssvar"),
        ("walks", "ntu-region", "kan inte läsa trygghetsvandringar. Välj en av safety-walks"),
        ("incidents", "ntu-region", "kan inte läsa händelser. Välj en av data-police-uk"),
        ("survey", "finns-inte", "Profilen finns-inte finns inte. Välj en av ntu-region"),
    ],
)
def test_a_profile_for_something_else_is_told(data, tmp_path, what, profile, sentence):
    code, _words, last = data("import", what, written(tmp_path, INDEX), "--profile", profile)
    assert code == 1
    assert sentence in last["error"]


def test_json_writes_one_line_and_nothing_else(data, tmp_path):
    path = written(tmp_path, NTU)
    for command in (["check", path], ["import", "survey", path], ["status"]):
        code, words, last = data(*command, "--json")
        assert (code, words.strip()) == (0, "")
        assert set(COUNTS) <= set(last)


def test_the_demo_has_every_table(data):
    data("demo", "--incidents", 200, "--until", "2024-12-31")
    first = data("status")[2]
    kinds = {
        "survey_answers",
        "survey_results",
        "survey_crosswalk",
        "safety_walks",
        "resident_reports",
    }
    assert kinds <= set(first["tables"])
    assert {batch["demo"] for batch in first["records"]} == {True}
    data("demo", "--incidents", 200, "--until", "2024-12-31")
    again = data("status")[2]
    assert (again["version"], len(again["records"])) == (first["version"], 5)
