"""Profiles fix what is otherwise detected, and mistakes in them are told."""

from __future__ import annotations

import pytest

from data import ingest
from data.settings import Settings
from geo.errors import UserError


def prepare(path, profile="police-points", **options):
    return ingest.prepare(path, ingest.profile(profile), Settings(), **options)


ROW = "1;0801;Stöld av cykel, från gård;2024-03-02;2024-03-01 10:00;2024-03-01 12:00;488000,5;6304000,5"


def test_separator_encoding_and_crs_can_be_fixed_in_the_profile(points, tmp_path):
    text = (ingest.profile.__globals__["FOLDER"] / "police-points.toml").read_text("utf-8")
    fixed = '[format]\nseparator = ","\nencoding = "ascii"\n\n[columns]'
    own = tmp_path / "own.toml"
    own.write_text(text.replace("[columns]", fixed).replace('table = "brottskod"', ""), "utf-8")
    with pytest.raises(UserError, match="ascii"):
        prepare(points(ROW), str(own))
    own.write_text(own.read_text("utf-8").replace("ascii", "utf-8"), "utf-8")
    with pytest.raises(UserError, match="saknar kolumner"):
        prepare(points(ROW), str(own))


def test_mistakes_are_told_with_the_way_forward(tmp_path, points):
    empty = tmp_path / "tom.csv"
    empty.write_text("", "utf-8")
    with pytest.raises(UserError, match="tom"):
        prepare(empty)
    odd = tmp_path / "a.docx"
    odd.write_bytes(b"PK")
    with pytest.raises(UserError, match=r"\.docx"):
        prepare(odd)
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(UserError, match="kan vara skadad"):
        prepare(broken)
    with pytest.raises(UserError, match="police-areas"):
        ingest.profile("finns-inte")
    with pytest.raises(UserError, match=r"Brottsdatum.*Filen har kolumnerna Id, Brottskod"):
        prepare(points(ROW).rename(tmp_path / "b.csv"), "police-areas")


def test_every_shipped_profile_can_be_read_and_the_template_too():
    found = {name: ingest.profile(name) for name in [*ingest.names(), "template"]}
    assert {"police-points", "police-areas", "data-police-uk", "vancouver"} <= set(found)


def test_a_misspelt_key_in_a_profile_is_told(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[columns]\nkod = "Brottskod"\n', "utf-8")
    with pytest.raises(UserError, match=r"nyckeln kod.*code, code_text"):
        ingest.profile(str(own))


def test_a_crs_that_does_not_exist_is_told(tmp_path, points):
    own = tmp_path / "own.toml"
    own.write_text(
        '[columns]\ncode = "Brottskod"\nstart = "Brottstid från"\nx = "X"\ny = "Y"\n'
        '[place]\ncrs = "EPSG:9999999"\n',
        "utf-8",
    )
    with pytest.raises(UserError, match=r"EPSG:9999999 i profilen finns inte"):
        prepare(points(ROW), str(own))
