"""The profile that a file was made for is found by its columns."""

from __future__ import annotations

import pytest

from data import ingest
from geo.errors import UserError


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;X;Y", "police-points"),
        ("Id,Brottskod,Inskrivningsdatum,Brottsdatum,Kommun,DeSO.område,Antal", "police-areas"),
        ("Crime ID,Month,Longitude,Latitude,LSOA code,Crime type", "data-police-uk"),
        ("TYPE,YEAR,MONTH,DAY,HOUR,MINUTE,NEIGHBOURHOOD,X,Y", "vancouver"),
    ],
)
def test_the_profile_a_file_was_made_for_is_found(tmp_path, header, name):
    path = tmp_path / "fil.csv"
    path.write_text(header + "\n", "utf-8")
    assert ingest.fitting(path) == name


def test_a_file_no_profile_fits_is_told_by_its_columns(tmp_path):
    path = tmp_path / "fil.csv"
    path.write_text("Namn;Telefon\nA;1\n", "utf-8")
    with pytest.raises(UserError, match="Namn, Telefon"):
        ingest.fitting(path)


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("Namn;Pris\nÅ;1,5\nB;2\n", "cp1252", ["';'", "cp1252", "decimaltecknet ','"]),
        ("Namn\tPris\nÅ\t1.5\nB\t1,2 eller 3,4\n", "utf-8", [r"'\t'", "utf-8", "'.'"]),
        ("Namn|Pris\nÅ|1\n", "utf-16", ["'|'", "utf-16", "decimaltecknet –"]),
    ],
)
def test_a_file_no_profile_fits_is_told_by_how_it_is_written(tmp_path, text, encoding, told):
    path = tmp_path / "fil.csv"
    path.write_text(text, encoding)
    with pytest.raises(UserError) as caught:
        ingest.fitting(path)
    assert [part for part in told if part not in str(caught.value)] == []


def test_a_map_file_no_profile_fits_has_no_separator(tmp_path, districts):
    path = tmp_path / "omraden.geojson"
    districts.to_file(path)
    with pytest.raises(UserError, match="som har kolumnerna code, name, kind") as caught:
        ingest.fitting(path)
    assert "avgränsare" not in str(caught.value)
