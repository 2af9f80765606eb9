"""One cell at a time: times, numbers and codes."""

from __future__ import annotations

import pandas as pd
import pytest

from data import ingest
from data.ingest import places, times


@pytest.mark.parametrize(
    ("text", "first", "last", "timed"),
    [
        ("2024-03-01", "2024-03-01 00:00", "2024-03-01 23:59", False),
        ("20240301", "2024-03-01 00:00", "2024-03-01 23:59", False),
        ("2024-02", "2024-02-01 00:00", "2024-02-29 23:59", False),
        ("2024-03-01 10:05", "2024-03-01 10:05", "2024-03-01 10:05", True),
        ("2024-03-01T10:05:07", "2024-03-01 10:05:07", "2024-03-01 10:05:07", True),
        ("2026-08-22 6:41:18 +02:00", "2026-08-22 06:41:18", "2026-08-22 06:41:18", True),
        ("2024-01-01T23:30:00Z", "2024-01-02 00:30", "2024-01-02 00:30", True),
        ("01/03/2024 10:05", "2024-03-01 10:05", "2024-03-01 10:05", True),
        ("1.3.2024", "2024-03-01 00:00", "2024-03-01 23:59", False),
        ("2024-03-01 10.05", "2024-03-01 10:05", "2024-03-01 10:05", True),
        ("2025-03-30 02:30", "2025-03-30 02:30", "2025-03-30 02:30", True),  # does not exist
        ("2025-10-26 02:30", "2025-10-26 02:30", "2025-10-26 02:30", True),  # is twice
    ],
)
def test_times_are_read_as_written(text, first, last, timed):
    found = times.read(pd.Series([text, ""], dtype="str"), "Europe/Stockholm")
    assert (found.first[0], found.last[0]) == (pd.Timestamp(first), pd.Timestamp(last))
    assert (list(found.timed), found.bad.any()) == ([timed, False], False)


@pytest.mark.parametrize("text", ["i går", "2024-02-30", "31/31/2024", "1024-01-01", "123", "-"])
def test_what_is_no_time_is_bad(text):
    assert times.read(pd.Series([text], dtype="str"), "Europe/Stockholm").bad.all()


def test_numbers_with_spaces_commas_and_points():
    texts = ["6 304 000,5", "6 304 000,5", "488000.25", "", "1.234,5", "x", "inf"]
    values = places.numbers(pd.Series(texts, dtype="str"), None)
    assert values[:3].tolist() == [6304000.5, 6304000.5, 488000.25]
    assert pd.isna(values[3:]).all()
    assert places.numbers(pd.Series(["1,234.5"], dtype="str"), ".").tolist() == [1234.5]


@pytest.mark.parametrize(
    ("code", "text", "offence"),
    [
        ("1210", "", "skadegorelse_brand"),
        ("801", "Stöld av cykel", "cykelstold"),
        ("9357", "Misshandel, ej grov, mot kvinna, utomhus", "misshandel_ute"),
        ("0822", "Stöld från privatperson", "ovrig_stold"),
        ("0850", "Rån mot privatperson", "personran"),
        ("1615", "Brott mot ordningslagen", "allman_ordning"),
        ("1610", "", "ovrigt_brott"),  # may be what the public is never told by district
        ("1609", "", "hatbrott"),
        ("0850", "Rån mot privatperson, inomhus", "ovrigt_ran"),
        ("0850", "Rån mot privatperson under 18 år utomhus", "ran_barn"),
        ("9301", "Misshandel mot barn 0–6 år, inomhus", "misshandel_barn"),
        ("9304", "Misshandel utomhus, närstående", "nara_relation"),
        ("0829", "Inbrott i bostad", "inbrott_villa"),
        ("5099", "", "okand"),
    ],
)
def test_codes_are_mapped_by_the_most_certain_rule(code, text, offence):
    codes = ingest.profile("police-points").codes
    assert codes.offence(codes.pad(pd.Series([code], dtype="str"))[0], text) == offence
