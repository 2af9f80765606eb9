"""Late reports in the words that the publisher reads."""

from __future__ import annotations

from geo.public.difference import Difference
from pages.parts import public_around, public_told


def said(**more):
    nothing = Difference((), (), 0, 0, 0, (), ())
    return list(public_around._said(Difference(**{**vars(nothing), **more}), first=False))


def test_what_is_new_names_the_years_that_late_reports_are_of():
    told = said(months=("2026-03",), late=("2024", "2025"), numbers=120)
    assert told[0] == "Nya månader: mars 2026. 120 nya tal om brott."
    assert told[1] == (
        "Årets genomgång: anmälningar som har kommit in sent för 2024 och 2025, som egna tal."
    )
    assert not any("sent" in line for line in said(months=("2026-04",), numbers=9))
    assert said()[0] == "Inga nya tal om brott."


def test_months_of_the_municipality_alone_are_told_with_the_reason():
    alone = ("2025-11", "2025-12")
    told = said(months=(*alone, "2026-01"), numbers=9, alone=alone)
    assert told[1] == (
        "Områdena är andra än när 2025 började. Därför redovisas november 2025 och december 2025 "
        "bara för hela kommunen, och den nya indelningen gäller från januari 2026."
    )
    assert not any("indelningen" in line for line in said(months=alone, numbers=9))


def test_a_fault_in_late_reports_is_named_by_its_year():
    assert public_told._part("2025-2-late", {}) == "sena anmälningar 2025"
    assert public_told._part("2025-01", {}) == "januari 2025"
