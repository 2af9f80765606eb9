"""Swedish alphabetical order."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from geo.names import alphabetical, in_order
from geo.schema import OUTSIDE, UNKNOWN

SORTED = ["Araby", "Centrum", "Lidén", "Lidhem", "vikaholm", "Ängsholm", "Öjaby", "Öster"]


def test_three_letters_come_last():
    assert sorted(set(SORTED), key=alphabetical) == SORTED
    mixed = ["Öster", "Äng", "Åby", "Zon"]
    assert sorted(mixed, key=alphabetical) == ["Zon", "Åby", "Äng", "Öster"]


@given(st.text(max_size=9))
def test_how_a_letter_is_stored_makes_no_difference(name):
    assert alphabetical(unicodedata.normalize("NFD", name)) == alphabetical(name)


def test_codes_follow_their_names_and_the_nameless_stay_last():
    names = {"1": "Öster", "2": "Araby", "3": "Åby", "4": "Araby"}
    codes = ["1", "2", "3", "4", OUTSIDE, UNKNOWN]
    assert in_order(codes, names) == ["2", "4", "3", "1", OUTSIDE, UNKNOWN]
