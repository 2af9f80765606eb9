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
