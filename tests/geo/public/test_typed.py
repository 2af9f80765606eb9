"""Figures typed in a free text are seen in digits and in words, and days and telephones are not."""

from __future__ import annotations

import pytest

from geo.public.typed import figures

PUBLISHED = {0, 5, 35, 1215}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tre misshandlar i Araby", ("Tre",)),
        ("det var 3 rån, sedan 35 och 3 till", ("3",)),
        ("1 215 brott, inte 1 216", ("1 216",)),
        ("tjugotre, hundrafem och tvåtusen", ("tjugotre", "hundrafem", "tvåtusen")),
        ("trettiofem och fem", ()),
        ("ettusentvåhundrafemton", ()),
        ("ett tusen", ("tusen",)),
        ("12135 brott, 350 12 gripna", ("12135", "350", "12")),
        ("En enda cykel, ett brott", ("En enda",)),
        ("ökade 3,5 procent", ("3,5",)),
        ("fyrahundra fjorton", ("fyrahundra", "fjorton")),
    ],
)
def test_what_stands_in_no_table_is_found(text, found):
    assert figures(text, PUBLISHED) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ring 112, eller 114 14. Brottsofferjouren: 116 006.",
        "Vi ses den 3 december 2026 klockan 18, eller kl. 18.30 den 2026-12-04.",
        "Ring 0470-410 00 eller 020-50 50 50.",
        "En trygg kommun för ett gott liv, trots allt. Sexan och treans buss, femman.",
        "", "Hela och halva, också nio",
    ],
)  # fmt: skip
def test_what_is_no_count_is_left_alone(text):
    assert figures(text, {9}) == ()
