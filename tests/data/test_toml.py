"""Profiles and settings of one's own: a value of the wrong kind is told with its key."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest

from data import ingest, settings, toml
from data.ingest.profile import KINDS
from geo.errors import UserError

# A time of day is right nowhere.
WRONG = "07:32:00"
KEYS = [
    key if not isinstance(kind, dict) else f"{key}.{inner}"
    for key, kind in KINDS.items()
    for inner in (kind if isinstance(kind, dict) else [""])
]
VALUES = {
    "revision": ["true", "1.5", '"1"'],
    "format.separator": ['"ab"', '""', "[]"],
    "format.missing": ["[1]", '"NA"', "{a = 1}"],
    "columns.code": ["[]", "[1]", "{}", "{parts = []}", '{parts = "ab"}', "{parts = [1]}"],
    "place.withheld": ["[[0]]", "[0, 0]", '[["0", "0"]]', "[[true, false]]"],
    "place.geometry": ['"yes"', "1"],
    "offence.codes": ['{"0801" = 1}', "[]"],
    "offence.text": ["[1]", '[{words = "a", offence = "b"}]', '[{words = ["a"]}]', "{}"],
}


@pytest.fixture
def profile(tmp_path):
    """Read a profile with one line."""

    def read(line: str) -> ingest.Profile:
        path = tmp_path / "own.toml"
        path.write_text(line, encoding="utf-8")
        return ingest.profile(str(path))

    return read


@pytest.mark.parametrize("key", [*KEYS, *KINDS])
def test_every_key_of_a_profile_is_checked(profile, key):
    with pytest.raises(UserError, match=rf"profilen own\.toml har nyckeln {key} .*: {WRONG}\."):
        profile(f"{key} = {WRONG}")


@pytest.mark.parametrize(("key", "value"), [(k, v) for k, some in VALUES.items() for v in some])
def test_what_is_nearly_right_is_wrong(profile, key, value):
    with pytest.raises(UserError, match=f"nyckeln {key} ett värde"):
        profile(f"{key} = {value}")


def test_a_table_of_codes_is_checked_too(profile, tmp_path):
    (tmp_path / "mine.toml").write_text("[codes]\n'0801' = 7\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"kodtabellen mine har nyckeln codes .*'0801': 7"):
        profile('[offence]\ntable = "mine"')


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = {b = " * 50_000, "a = "])
def test_toml_that_is_none_is_told(profile, text):
    with pytest.raises(UserError, match=r"own\.toml är inte giltig TOML"):
        profile(text)


TABLES = {"harm", "breaks"}  # checked row by row, in tests of their own


@pytest.mark.parametrize(
    "name", [field.name for field in fields(settings.Settings) if field.name not in TABLES]
)
def test_every_setting_is_checked(tmp_path, monkeypatch, name):
    path = tmp_path / "own.toml"
    monkeypatch.setenv("LAGESBILD_SETTINGS", str(path))
    path.write_text(f"{name} = {WRONG}", encoding="utf-8")
    with pytest.raises(UserError, match=f"Inställningen {name} har ett värde .*: {WRONG}"):
        settings.load()


def test_settings_are_written_as_toml_writes_them(tmp_path, monkeypatch):
    path = tmp_path / "own.toml"
    monkeypatch.setenv("LAGESBILD_SETTINGS", str(path))
    path.write_text("oldest_day = 1990-01-01\nlatitude = 57\n", encoding="utf-8")
    assert settings.load() == settings.Settings(oldest_day=dt.date(1990, 1, 1), latitude=57)
    path.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(UserError, match="giltig TOML"):
        settings.load()


@pytest.mark.parametrize(
    ("value", "kind", "fits"),
    [
        (1, float, True),
        (True, float, False),
        (True, int, False),
        (dt.date(2000, 1, 1), dt.date, True),
        (dt.datetime(2000, 1, 1), dt.date, False),  # noqa: DTZ001 - as TOML may say it
        ([1.5, 2], tuple[float, float], True),
        ([1], tuple[float, float], False),
        ([], tuple[str, ...], True),
        ({"a": "b"}, dict[str, str], True),
        (None, str | None, True),
    ],
)
def test_kinds(value, kind, fits):
    assert toml.fits(value, kind) is fits
