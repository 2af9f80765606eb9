"""The settings file: harm weights are checked, and say what is wrong."""

import pytest

from data import settings
from geo.errors import UserError


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write a settings file and read it."""

    def read(text):
        file = tmp_path / "stad.toml"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("LAGESBILD_SETTINGS", str(file))
        return settings.load()

    return read


def test_there_are_no_weights_by_default(monkeypatch, written):
    monkeypatch.delenv("LAGESBILD_SETTINGS", raising=False)
    assert settings.load().harm == ()
    assert written('municipality = "Alvesta"').harm == ()


def test_weights_are_read(written):
    found = written("[harm]\ncykelstold = 2\npersonran = 365.5\n")
    assert found.harm == (("cykelstold", 2.0), ("personran", 365.5))
    assert hash(found)  # settings key caches
    assert found.municipality == "Växjö"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("harm = 3", "ska vara en tabell"),
        ("[harm]\ncykelstöld = 2", "giltig TOML"),
        ("[harm]\ncykelstald = 2", "cykelstald, som inte finns"),
        ("[harm]\ncykelstold = -1", "ett tal från 0 och uppåt, inte -1"),
        ("[harm]\ncykelstold = true", "inte True"),
        ('[harm]\ncykelstold = "tung"', "inte tung"),
        ("[harm]\ncykelstold = inf", "inte inf"),
        ("[harm]\ncykelstold = nan", "inte nan"),
    ],
)
def test_a_wrong_weight_is_a_sentence(written, text, said):
    with pytest.raises(UserError, match=said):
        written(text)


def test_an_unknown_setting_still_is_one(written):
    with pytest.raises(UserError, match="Inställningen harmm finns inte"):
        written("[harmm]\ncykelstold = 1")
