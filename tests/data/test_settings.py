"""The settings file: harm weights are checked, and say what is wrong."""

import datetime as dt

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
        ('public_email = "inte en adress"', "är ingen adress"),
        ('public_phone = "hej"', "går inte att ringa"),
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


def test_breaks_are_read_in_order(written):
    found = written(
        '[[breaks]]\ndate = 2024-01-01\ntext = " Ny kod "\noffences = ["klotter"]\n'
        '[[breaks]]\ndate = 2022-05-01\ntext = "Nytt system"\n'
    )
    assert found.breaks == (
        settings.Break(dt.date(2022, 5, 1), "Nytt system"),
        settings.Break(dt.date(2024, 1, 1), "Ny kod", ("klotter",)),
    )
    assert hash(found)
    assert written('municipality = "Alvesta"').breaks == ()


DAY = "[[breaks]]\ndate = 2024-01-01\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("breaks = 3", "ska vara tabeller"),
        ("breaks = [3]", "ska vara tabeller"),
        ('[[breaks]]\ntext = "x"', "ska ha en dag"),
        ('[[breaks]]\ndate = "2024-01-01"\ntext = "x"', "ska ha en dag"),
        ('[[breaks]]\ndate = 2024-01-01T10:00:00\ntext = "x"', "ska ha en dag"),
        (DAY, "2024-01-01 i inställningsfilen saknar text"),
        (DAY + 'text = " "', "saknar text"),
        (DAY + "text = 3", "saknar text"),
        (DAY + 'text = "x"\noffences = ["klottr"]', "inte klottr"),
        (DAY + 'text = "x"\noffences = [["klotter"]]', "brottstyper"),
        (DAY + 'text = "x"\noffences = "klotter"', "inte klotter"),
        (DAY + 'text = "x"\nwhy = "y"', "nyckeln why"),
    ],
)
def test_a_wrong_break_is_a_sentence(written, text, said):
    with pytest.raises(UserError, match=said):
        written(text)
