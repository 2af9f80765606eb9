"""``python -m data publish``: its words, its last line, and no login needed."""

from __future__ import annotations

import json

import pytest

from data.__main__ import main


@pytest.fixture
def data(town, monkeypatch, capsys):
    monkeypatch.setenv("LAGESBILD_DATA", str(town.root))
    monkeypatch.delenv("LAGESBILD_SETTINGS", raising=False)

    def run(*arguments):
        code = main([str(argument) for argument in ("publish", *arguments)])
        out, err = capsys.readouterr()
        *words, last = out.splitlines()
        return code, "\n".join([*words, err]), json.loads(last)

    return run


def test_it_publishes_says_so_and_withdraws(data, tmp_path):
    out, intro = tmp_path / "www", tmp_path / "intro.txt"
    intro.write_text("Hej!\n\nVälkommen.", encoding="utf-8")
    options = ("--out", out, "--date", "2026-12-16", "--next", "2027-01-20", "--intro", intro)
    code, words, last = data(*options)
    assert (code, last["release"], last["same"]) == (0, "2026-11", False)
    assert "Inget angrepp lyckades." in words
    assert last["files"]["index.html"] <= 300_000
    page = (out / "latest" / "index.html").read_text("utf-8")
    assert "<p>Välkommen.</p>" in page
    assert "20 januari 2027" in page
    code, words, last = data(*options)
    assert (code, last["same"]) == (0, True)
    assert "finns redan och är den senaste. Inga tal har ändrats" in words
    code, words, last = data("--out", out, "--withdraw", "2026-11", "--reason", "Fel", "--json")
    assert (code, words.strip(), last["releases"]) == (0, "", [])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--date", "i dag"], "inget datum"),
        (["--next", "snart"], "inget datum"),
        (["--intro", "finns-inte.txt"], "finns inte"),
        (["--until", "2027-01"], "kan inte publiceras än"),
        (["--withdraw", "2026-01"], "Skriv varför"),
        (["--withdraw", "2026-01", "--reason", "Fel"], "ingen publicering"),
    ],
)
def test_mistakes_are_sentences_without_a_path(data, tmp_path, options, sentence):
    code, words, last = data("--out", tmp_path / "www", *options)
    assert code == 1
    assert sentence in words
    assert sentence in last["error"]
    assert str(tmp_path) not in words
    assert not (tmp_path / "www").exists() or not list((tmp_path / "www").iterdir())
